import { type DayNumber, type Weekday, weekdayOf } from './civil.ts';
import { DAY, type Interval } from './instant.ts';
import { mergeIntervals } from './intervals.ts';
import type { Zone } from './zone.ts';

/** Where something stands in the policy file. Lines and columns count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A stretch of the wall clock, milliseconds after midnight of the day it opens on; `to` passes 24 h for overnight spans. */
export interface LocalSpan {
  readonly from: number;
  readonly to: number;
}

/** On which local days a recurring window opens. */
export interface DayRule {
  readonly kind: 'weekdays';
  readonly days: ReadonlySet<Weekday>;
}

interface Written {
  /** As the policy spells it. */
  readonly text: string;
  readonly place: Place;
}

/** When pushes are allowed, by the wall clock of a zone. */
export type Window =
  | (Written & { readonly kind: 'always' })
  | (Written & { readonly kind: 'never' })
  | (Written & {
      readonly kind: 'recurring';
      readonly opensOn: DayRule;
      readonly spans: readonly LocalSpan[];
      readonly zone: Zone;
    });

/**
 * When a window is open within `[from, to)`, exact to the millisecond, merged.
 *
 * A moment is inside when the wall-clock reading at that moment is (policy language, meaning 1). So in each piece of
 * constant offset the window's local spans are shifted by that offset and cut to the piece: in an hour that occurs twice
 * both passes are judged alike, and an hour that is skipped is in no piece.
 */
export function windowIntervals(window: Window, from: number, to: number): Interval[] {
  switch (window.kind) {
    case 'always':
      return [{ from, to }];
    case 'never':
      return [];
    case 'recurring':
      return recurringIntervals(window, from, to);
  }
}

function recurringIntervals(window: Window & { kind: 'recurring' }, from: number, to: number): Interval[] {
  const longest = Math.max(...window.spans.map((span) => span.to));
  const found: Interval[] = [];
  for (const piece of window.zone.pieces(from, to)) {
    const start = Math.max(piece.from, from);
    const end = Math.min(piece.to, to);
    const firstDay = Math.floor((start + piece.offset - longest) / DAY);
    const lastDay = Math.floor((end + piece.offset) / DAY);
    for (let day = firstDay; day <= lastDay; day++) {
      if (!opens(window.opensOn, day)) continue;
      for (const span of window.spans) {
        found.push({
          from: Math.max(start, day * DAY + span.from - piece.offset),
          to: Math.min(end, day * DAY + span.to - piece.offset),
        });
      }
    }
  }
  return mergeIntervals(found);
}

function opens(rule: DayRule, day: DayNumber): boolean {
  switch (rule.kind) {
    case 'weekdays':
      return rule.days.has(weekdayOf(day));
  }
}
