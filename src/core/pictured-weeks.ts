import { type DayNumber, mondayOf } from './civil.ts';
import type { Coverage } from './coverage.ts';
import type { RunFacts } from './facts.ts';
import { groupBy } from './group-by.ts';
import type { Incident } from './incident.ts';
import { DAY, FIRST_INSTANT, type Interval, LAST_INSTANT } from './instant.ts';
import { mergeIntervals } from './intervals.ts';
import { Judge } from './judge.ts';
import { localDayOf, passesOf, readingsOf } from './local-day.ts';
import { repositoryKey } from './push.ts';
import { type TimeGroup, timeGroups } from './time-groups.ts';
import type { AttributedPush } from './verdict.ts';
import type { LocalSpan } from './window.ts';
import { joined, type WindowDay, windowDay } from './window-days.ts';
import type { Zone } from './zone.ts';

/** A push where the wall clock of its repository shows it. */
export interface PicturedPush {
  /** Milliseconds after midnight, by the wall clock. */
  readonly reading: number;
  readonly judged: AttributedPush;
}

/** What held on one local day, and what was pushed on it. */
export interface PicturedDay extends WindowDay {
  /** In order of time, which is not that of their readings where clocks go back. */
  readonly pushes: readonly PicturedPush[];
  /**
   * When nobody knows whether more was pushed, by the wall clock: before or after the run's range, or where an account and
   * Region of the group could not be read. Sorted, merged.
   */
  readonly unread: readonly LocalSpan[];
}

/** A week of a zone's calendar, Monday to Sunday. */
export interface PicturedWeek {
  readonly monday: DayNumber;
  readonly days: readonly PicturedDay[];
}

/** Repositories that are open and closed at the same times, in the weeks that a run reaches into. */
export interface PicturedGroup extends TimeGroup {
  /** The local weeks that the run's range touches, each by its Monday, in order. */
  readonly mondays: readonly DayNumber[];
  /** Those of them that hold a violation. */
  readonly mondaysWithViolations: readonly DayNumber[];
  /** One of these weeks, worked out when it is asked for: to show the last of many costs no more than that one. */
  weekOf(monday: DayNumber): PicturedWeek;
}

/**
 * The weeks of a run as the wall clocks of its repositories show them, those with the most violations first, then in the
 * order of their first repositories. Weeks are local, whole and from Monday on, the run's range is half open and in UTC:
 * what of a week lies outside of it is `unread`.
 */
export function picturedWeeks(facts: RunFacts): PicturedGroup[] {
  const range = picturedRange(facts);
  const judge = new Judge(facts.policy);
  const incidents = groupBy(facts.incidents, repositoryKey);
  return timeGroups(facts, judge)
    .map((group) => picturedGroup(group, range, facts, judge, incidents))
    .sort((a, b) => b.violations - a.violations);
}

/** What was asked for, its open ends at the first and last record; never without a push that was judged. */
export function picturedRange({ scope, span, pushes }: RunFacts): Interval {
  const times = [pushes.at(0), pushes.at(-1)].flatMap((judged) => (judged ? [judged.push.time] : []));
  return {
    from: scope.from ?? Math.min(span?.from ?? LAST_INSTANT, ...times),
    // The last record is part of what was read.
    to: scope.to ?? Math.max(span?.to ?? FIRST_INSTANT, ...times) + 1,
  };
}

type Incidents = ReadonlyMap<string, readonly Incident[]>;

function picturedGroup(
  group: TimeGroup,
  range: Interval,
  facts: RunFacts,
  judge: Judge,
  incidents: Incidents,
): PicturedGroup {
  const { zone, repositories } = group;
  const first = mondayOf(localDayOf(range.from, zone));
  const last = mondayOf(localDayOf(Math.max(range.from, range.to - 1), zone));
  const violated = new Set<DayNumber>();
  for (const facts of repositories)
    for (const incident of incidents.get(repositoryKey(facts)) ?? [])
      for (const monday of mondaysOf(incident, zone)) violated.add(monday);
  let days: ReadonlyMap<DayNumber, readonly PicturedPush[]> | null = null;
  const unread = unreadOf(group, range, facts);
  return {
    ...group,
    mondays: Array.from({ length: (last - first) / 7 + 1 }, (_, week) => first + 7 * week),
    mondaysWithViolations: [...violated].sort((a, b) => a - b),
    weekOf: (monday) => {
      days ??= pushesByDay(group);
      return weekOf(monday, group, days, unread, judge);
    },
  };
}

/** Of most incidents the first and the last push say it; between them may be hundreds of thousands. */
function mondaysOf({ pushes, firstTime, lastTime }: Incident, zone: Zone): DayNumber[] {
  const mondayAt = (instant: number) => mondayOf(localDayOf(instant, zone));
  const first = mondayAt(firstTime);
  // Where the clocks are set back over midnight, an earlier day can come between two later ones.
  const isOneWeek = first === mondayAt(lastTime) && zone.offsetAt(firstTime) === zone.offsetAt(lastTime);
  return isOneWeek ? [first] : pushes.map(({ push }) => mondayAt(push.time));
}

function pushesByDay({ pushes, zone }: TimeGroup): Map<DayNumber, PicturedPush[]> {
  const byDay = new Map<DayNumber, PicturedPush[]>();
  for (const judged of pushes) {
    const reading = judged.push.time + zone.offsetAt(judged.push.time);
    const day = Math.floor(reading / DAY);
    const ofDay = byDay.get(day) ?? [];
    ofDay.push({ reading: reading - day * DAY, judged });
    byDay.set(day, ofDay);
  }
  return byDay;
}

function weekOf(
  monday: DayNumber,
  { zone, entries, repositories }: TimeGroup,
  pushes: ReadonlyMap<DayNumber, readonly PicturedPush[]>,
  unread: readonly Interval[],
  judge: Judge,
): PicturedWeek {
  const numbers = Array.from({ length: 7 }, (_, index) => monday + index);
  const { from, to } = readingsOf(numbers, zone);
  const stretches = joined(judge.stretchesWithin(entries[0], repositories[0].repository, from, to));
  const days = numbers.map((day) => ({
    ...windowDay(day, stretches, zone),
    pushes: pushes.get(day) ?? [],
    unread: spansOn(day, unread, zone),
  }));
  return { monday, days };
}

/** All time of which it is not known what was pushed to some repository of a group. */
function unreadOf({ repositories }: TimeGroup, range: Interval, { coverage }: RunFacts): Interval[] {
  const places = new Set(repositories.map(({ account, region }) => `${account} ${region}`));
  const regions = new Set(repositories.map(({ region }) => region));
  const isOfGroup = ({ account, region }: Coverage) => {
    if (region === null) return account === null || repositories.some((one) => one.account === account);
    return account === null ? regions.has(region) : places.has(`${account} ${region}`);
  };
  return mergeIntervals([
    { from: -Infinity, to: range.from },
    ...coverage.filter((part) => !part.complete && isOfGroup(part)),
    { from: range.to, to: Infinity },
  ]);
}

/** Intervals on the wall clock of a day. */
function spansOn(day: DayNumber, intervals: readonly Interval[], zone: Zone): LocalSpan[] {
  return mergeIntervals(
    passesOf(day, zone).flatMap((pass) =>
      intervals.map(({ from, to }) => ({
        from: Math.max(from, pass.from) + pass.offset - day * DAY,
        to: Math.min(to, pass.to) + pass.offset - day * DAY,
      })),
    ),
  );
}
