import type { DayNumber } from './civil.ts';
import type { Stretch } from './course.ts';
import { DAY, HOUR, MINUTE } from './instant.ts';
import { mergeIntervals } from './intervals.ts';
import type { TimeRule } from './layers.ts';
import { type ClockChange, changesOf, passesOf } from './local-day.ts';
import type { LocalSpan } from './window.ts';
import type { Zone } from './zone.ts';

/** What may hold at a moment, as a calendar shows it. What nothing declares is closed here. */
export type State = 'open' | 'closed' | 'frozen';

/** A part of a day by its wall clock. */
export interface DayPart extends LocalSpan {
  readonly state: State;
  /** What decides; `null` where no window is open. */
  readonly rule: TimeRule | null;
}

/** What holds on one local day, by its wall clock. */
export interface WindowDay {
  readonly day: DayNumber;
  /** In order of time, cut to the day; readings that come twice are in two of them, skipped ones in none. */
  readonly parts: readonly DayPart[];
  /** Clock changes that skip or repeat readings of the day. */
  readonly changes: readonly ClockChange[];
}

/** A part of a bar. `partly`: open for some of its time only, or only one of the two times that the clocks show it. */
export type Cell = State | 'partly' | 'skipped';

/** What a rule is on a calendar. */
export function stateOf(rule: TimeRule | null): State {
  switch (rule?.kind) {
    case 'window':
      return 'open';
    case 'freeze':
      return 'frozen';
    case 'holiday':
    case 'undeclared':
    case undefined:
      return 'closed';
  }
}

/** Whether two stretches are held by one and the same: a timeline is worked out in pieces, each with rules of its own. */
export function isSameRule(a: TimeRule | null, b: TimeRule | null): boolean {
  if (a?.kind === 'freeze' && b?.kind === 'freeze') return a.freeze === b.freeze && a.event === b.event;
  if (a?.kind === 'holiday' && b?.kind === 'holiday') return a.window === b.window && a.holiday.day === b.holiday.day;
  if (a?.kind === 'window' && b?.kind === 'window') return a.window === b.window;
  return a?.kind === b?.kind;
}

/** Stretches in order, those that touch and are held by the same made one. */
export function joined(stretches: readonly Stretch<TimeRule>[]): Stretch<TimeRule>[] {
  const found: Stretch<TimeRule>[] = [];
  for (const stretch of stretches) {
    const last = found.at(-1);
    if (last && isSameRule(last.rule, stretch.rule)) found[found.length - 1] = { ...last, to: stretch.to };
    else found.push(stretch);
  }
  return found;
}

/** Lays stretches, sorted and without gaps between them, on the wall clock of a day. */
export function windowDay(day: DayNumber, stretches: readonly Stretch<TimeRule>[], zone: Zone): WindowDay {
  const parts: DayPart[] = [];
  for (const { from, to, offset } of passesOf(day, zone)) {
    const shift = offset - day * DAY;
    for (const stretch of stretches) {
      if (stretch.from >= to) break;
      if (stretch.to <= from) continue;
      const span = { from: Math.max(from, stretch.from) + shift, to: Math.min(to, stretch.to) + shift };
      parts.push({ ...span, state: stateOf(stretch.rule), rule: stretch.rule });
    }
  }
  return { day, parts, changes: changesOf(day, zone) };
}

/** The 48 half hours of a day. */
export function cellsOf(day: WindowDay): Cell[] {
  return cellsOfLength(day, 30 * MINUTE);
}

/** The 24 hours of a day. */
export function hoursOf(day: WindowDay): Cell[] {
  return cellsOfLength(day, HOUR);
}

/** Milliseconds on the wall clock. */
function cellsOfLength({ parts }: WindowDay, length: number): Cell[] {
  return Array.from({ length: DAY / length }, (_, index) => {
    const [from, to] = [index * length, (index + 1) * length];
    const states = new Set(parts.filter((part) => part.from < to && part.to > from).map(({ state }) => state));
    const [state, ...others] = states;
    if (state === undefined) return 'skipped';
    if (others.length === 0) return state;
    return states.has('open') ? 'partly' : 'frozen';
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
  const others = mergeIntervals(day.parts.filter(({ state }) => state !== 'open'));
  return mergeIntervals(openIn(day).flatMap((span) => within(others, span)));
}

function openIn({ parts }: WindowDay): LocalSpan[] {
  return mergeIntervals(parts.filter(({ state }) => state === 'open'));
}

/** Readings of the day that its clocks do not show. */
export function skippedSpans({ parts }: WindowDay): LocalSpan[] {
  const shown = mergeIntervals(parts);
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
