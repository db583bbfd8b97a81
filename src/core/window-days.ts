import type { DayNumber } from './civil.ts';
import { DAY, type Interval, MINUTE } from './instant.ts';
import { mergeIntervals } from './intervals.ts';
import { type ClockChange, changesOf, passesOf } from './local-day.ts';
import type { LocalSpan } from './window.ts';
import type { Zone } from './zone.ts';

/** What may hold at a moment, as a calendar shows it. */
export type State = 'open' | 'closed';

/** A time in which one state holds. Half open, UTC. */
export interface Stretch extends Interval {
  readonly state: State;
}

/** What holds on one local day, by its wall clock. */
export interface WindowDay {
  readonly day: DayNumber;
  /** In order of time, cut to the day; readings that come twice are in two of them, skipped ones in none. */
  readonly stretches: readonly (LocalSpan & { readonly state: State })[];
  /** Clock changes that skip or repeat readings of the day. */
  readonly changes: readonly ClockChange[];
}

/** A part of a bar. `partly`: open for some of its time only, or only one of the two times that the clocks show it. */
export type Cell = State | 'partly' | 'skipped';

/** Length of a cell on the wall clock. */
const CELL = 30 * MINUTE;

/** What is open, sorted and merged, and the closed stretches between. */
export function stretchesOf(open: readonly Interval[], range: Interval): Stretch[] {
  const stretches: Stretch[] = [];
  let at = range.from;
  for (const { from, to } of open) {
    if (at < from) stretches.push({ from: at, to: from, state: 'closed' });
    stretches.push({ from, to, state: 'open' });
    at = to;
  }
  if (at < range.to) stretches.push({ from: at, to: range.to, state: 'closed' });
  return stretches;
}

/** Lays stretches, sorted and without gaps between them, on the wall clock of a day. */
export function windowDay(day: DayNumber, stretches: readonly Stretch[], zone: Zone): WindowDay {
  const found: WindowDay['stretches'][number][] = [];
  for (const { from, to, offset } of passesOf(day, zone)) {
    const shift = offset - day * DAY;
    for (const stretch of stretches) {
      if (stretch.from >= to) break;
      if (stretch.to <= from) continue;
      const span = { from: Math.max(from, stretch.from) + shift, to: Math.min(to, stretch.to) + shift };
      found.push({ ...span, state: stretch.state });
    }
  }
  return { day, stretches: found, changes: changesOf(day, zone) };
}

/** The 48 half hours of a day. */
export function cellsOf({ stretches }: WindowDay): Cell[] {
  return Array.from({ length: DAY / CELL }, (_, index) => {
    const [from, to] = [index * CELL, (index + 1) * CELL];
    const states = new Set(
      stretches.filter((stretch) => stretch.from < to && stretch.to > from).map(({ state }) => state),
    );
    const [state, ...others] = states;
    if (state === undefined) return 'skipped';
    if (others.length === 0) return state;
    return states.has('open') ? 'partly' : 'closed';
  });
}

/** When a day is open as people read its clock: sorted, merged, also over readings that the clocks skip. */
export function openSpans(day: WindowDay): LocalSpan[] {
  const open = openIn(day);
  return mergeIntervals([...open, ...skippedSpans(day)]).flatMap((span) => {
    const inside = within(open, span);
    const [first, last] = [inside.at(0), inside.at(-1)];
    return first && last ? [{ from: first.from, to: last.to }] : [];
  });
}

/** Readings that come twice and are open only one of the two times: the windows follow another zone's clocks. */
export function openOnceSpans(day: WindowDay): LocalSpan[] {
  const others = mergeIntervals(day.stretches.filter(({ state }) => state !== 'open'));
  return mergeIntervals(openIn(day).flatMap((span) => within(others, span)));
}

function openIn({ stretches }: WindowDay): LocalSpan[] {
  return mergeIntervals(stretches.filter(({ state }) => state === 'open'));
}

/** Readings of the day that its clocks do not show. */
function skippedSpans({ stretches }: WindowDay): LocalSpan[] {
  const shown = mergeIntervals(stretches);
  return [...shown, { from: DAY, to: DAY }]
    .map(({ from }, index) => ({ from: shown[index - 1]?.to ?? 0, to: from }))
    .filter(({ from, to }) => from < to);
}

/** The parts of spans that lie in one. */
function within(spans: readonly LocalSpan[], { from, to }: LocalSpan): LocalSpan[] {
  return spans
    .map((span) => ({ from: Math.max(from, span.from), to: Math.min(to, span.to) }))
    .filter((span) => span.from < span.to);
}
