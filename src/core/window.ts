import type { DayNumber } from './civil.ts';
import { boundsOf, type DayRule, opensOn } from './day-rule.ts';
import type { Holiday, Holidays } from './holidays.ts';
import { DAY, type Instant, type Interval } from './instant.ts';
import { inOrder, mergeIntervals } from './intervals.ts';
import type { Zone } from './zone.ts';

/** Where something stands in the policy file. Lines and columns count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A stretch of the wall clock, milliseconds after midnight of the day it opens on; `to` passes 24 h where it ends later. */
export interface LocalSpan {
  readonly from: number;
  readonly to: number;
}

interface Written {
  /** As the policy spells it. */
  readonly text: string;
  readonly place: Place;
}

/** On which days a window opens, and from when to when. */
export interface Opening {
  readonly opensOn: DayRule;
  readonly spans: readonly LocalSpan[];
}

interface Zoned {
  readonly zone: Zone;
}

/**
 * When pushes are allowed, by the wall clock of a zone. A `dated` window was planned for the days that it names; a
 * `recurring` one comes again, and does not where a day is a holiday.
 */
export type Window =
  | (Written & { readonly kind: 'always' })
  | (Written & { readonly kind: 'never' })
  | (Written & Zoned & Opening & { readonly kind: 'recurring' })
  | (Written & Zoned & Opening & { readonly kind: 'dated' });

/**
 * When a window is open within `[from, to)`, exact to the millisecond, merged.
 *
 * A moment is inside when the wall-clock reading at that moment is (policy language, meaning 1). So in each piece of
 * constant offset the window's local spans are shifted by that offset and cut to the piece: in an hour that occurs twice
 * both passes are judged alike, and an hour that is skipped is in no piece.
 */
export function windowIntervals(window: Window, from: Instant, to: Instant): Interval[] {
  return mergeIntervals(openings(window, from, to));
}

/** What holidays do to a window: when it is open all the same, and what they take from it. */
export interface WithHolidays {
  /** Sorted, merged. */
  readonly open: readonly Interval[];
  /** By the holiday on which the window would have opened: sorted by start; two that touch or overlap are two. */
  readonly removed: readonly (Interval & { readonly holiday: Holiday })[];
}

/** The same on a calendar with holidays, on which no recurring window opens (policy language, meaning 5). */
export function windowBesideHolidays(window: Window, holidays: Holidays, from: Instant, to: Instant): WithHolidays {
  if (window.kind !== 'recurring' || holidays.lists.length === 0) {
    return { open: windowIntervals(window, from, to), removed: [] };
  }
  const open: Interval[] = [];
  const removed: WithHolidays['removed'][number][] = [];
  for (const opening of openings(window, from, to)) {
    const holiday = holidays.on(opening.day);
    if (holiday === null) open.push(opening);
    else removed.push({ from: opening.from, to: opening.to, holiday });
  }
  return { open: mergeIntervals(open), removed: inOrder(removed) };
}

/** One opening of a window, cut to a piece of constant offset. */
interface OpeningOfDay extends Interval {
  /** The local date on which it opens. */
  readonly day: DayNumber;
}

/** Every opening; not empty, in no order. */
function openings(window: Window, from: Instant, to: Instant): OpeningOfDay[] {
  switch (window.kind) {
    case 'always':
      return [{ from, to, day: 0 }];
    case 'never':
      return [];
    case 'recurring':
    case 'dated':
      return openingsByDay(window, from, to);
  }
}

function openingsByDay({ opensOn: rule, spans, zone }: Opening & Zoned, from: Instant, to: Instant): OpeningOfDay[] {
  const longest = Math.max(...spans.map((span) => span.to));
  // A span of weeks starts on a date, so that looking back for its start is not a walk through weeks of days.
  const bounds = boundsOf(rule);
  const found: OpeningOfDay[] = [];
  // A wall clock is less than a day from UTC: outside of this no date of the rule is read.
  const earliest = Math.max(from, (bounds.first - 1) * DAY);
  const latest = Math.min(to, (bounds.last + 1) * DAY + longest);
  for (const piece of zone.pieces(earliest, latest)) {
    const start = Math.max(piece.from, from);
    const end = Math.min(piece.to, to);
    const firstDay = Math.max(bounds.first, Math.floor((start + piece.offset - longest) / DAY));
    const lastDay = Math.min(bounds.last, Math.floor((end + piece.offset) / DAY));
    for (let day = firstDay; day <= lastDay; day++) {
      if (!opensOn(rule, day)) continue;
      for (const span of spans) {
        const opens = Math.max(start, day * DAY + span.from - piece.offset);
        const closes = Math.min(end, day * DAY + span.to - piece.offset);
        if (opens < closes) found.push({ from: opens, to: closes, day });
      }
    }
  }
  return found;
}
