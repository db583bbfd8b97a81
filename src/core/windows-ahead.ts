import type { Stretch } from './course.ts';
import { displayZone } from './display-zone.ts';
import type { Instant, Interval } from './instant.ts';
import { Judge } from './judge.ts';
import type { TimeRule } from './layers.ts';
import { type ClockChange, localDayOf, readingsOf } from './local-day.ts';
import { matchOf, type Whereabouts } from './match.ts';
import { type Opening, openingOf } from './opening.ts';
import type { Entry, Freeze, Policy } from './policy.ts';
import type { Judgement } from './verdict.ts';
import { joined, type WindowDay, windowDay } from './window-days.ts';

/** A whole time without a break in which pushes are allowed, also where it reaches out of the days that are looked at. */
export interface OpenTime {
  /** `null`: since ever. */
  readonly from: Instant | null;
  /** Exclusive; `null`: for good. */
  readonly to: Instant | null;
}

/** What one entry, or the file's defaults, says of some local days. */
export interface EntryAhead {
  readonly entry: Entry;
  /** What it says of the moment from which the days are counted, with the zone whose days they are. */
  readonly judgement: Judgement;
  /** From the start of the first day to the end of the last. */
  readonly range: Interval;
  /** What decides in the range, in order, without gaps. */
  readonly stretches: readonly Stretch<TimeRule>[];
  /** Every open time that overlaps the range. */
  readonly open: readonly OpenTime[];
  readonly days: readonly WindowDay[];
  readonly clockChanges: readonly ClockChange[];
}

/** The windows of some days, as data. */
export interface WindowsAhead {
  readonly policy: Policy;
  /** A moment of the first day. */
  readonly from: Instant;
  /** How many local days. */
  readonly days: number;
  /** The repository that was asked about; `null`: all that the policy says. */
  readonly question: Whereabouts | null;
  /** The entry that decides; without a question all in the order of the file, the defaults last. */
  readonly entries: readonly EntryAhead[];
  /** Freezes for some repositories that hold on some of these days; empty where one repository was asked about. */
  readonly someFreezes: readonly Freeze[];
  /** In the order of the file: entries that would decide in an account or Region that the question leaves out. */
  readonly alternatives: readonly EntryAhead[];
}

/** The windows of `days` local days of each entry's zone, from the day that holds `from`. */
export function windowsAhead(policy: Policy, from: Instant, days: number, question: Whereabouts | null): WindowsAhead {
  const judge = new Judge(policy);
  const ahead = (entry: Entry) => entryAhead(entry, question?.repository ?? null, judge, from, days);
  if (question === null) {
    const entries = [...policy.entries, policy.defaults].map(ahead);
    return { policy, from, days, question, entries, someFreezes: someFreezes(policy, entries), alternatives: [] };
  }
  const decided = judge.entryFor(question);
  const place = policy.entries.indexOf(decided);
  const before = place === -1 ? policy.entries : policy.entries.slice(0, place);
  return {
    policy,
    from,
    days,
    question,
    entries: [ahead(decided)],
    someFreezes: [],
    alternatives: before.filter((entry) => matchOf(entry, question) === 'unknown').map(ahead),
  };
}

function someFreezes({ freezes, defaults }: Policy, entries: readonly EntryAhead[]): Freeze[] {
  const from = Math.min(...entries.map(({ range }) => range.from));
  const to = Math.max(...entries.map(({ range }) => range.to));
  const zone = displayZone(defaults);
  return freezes.filter(
    ({ repositories, during }) => repositories !== null && during.stretches(zone, from, to).length > 0,
  );
}

function entryAhead(entry: Entry, repository: string | null, judge: Judge, from: Instant, count: number): EntryAhead {
  const judgement = judge.timeAt(entry, repository, from);
  const { zone } = judgement;
  const first = localDayOf(from, zone);
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  const range = readingsOf(numbers, zone);
  const open = judge.openWithin(entry, repository, range.from, range.to);
  const stretches = joined(judge.stretchesWithin(entry, repository, range.from, range.to));
  const days = numbers.map((day) => windowDay(day, stretches, zone));
  const clockChanges = new Map(days.flatMap(({ changes }) => changes.map((change) => [change.at, change])));
  return {
    entry,
    judgement,
    range,
    stretches,
    open: open.map((part) => wholeOf(openingOf(judge.timeAt(entry, repository, part.from)))),
    days,
    clockChanges: [...clockChanges.values()],
  };
}

function wholeOf({ since, until }: Opening): OpenTime {
  return { from: since, to: until };
}
