import type { DayNumber } from './civil.ts';
import { DAY, type Instant, type Interval } from './instant.ts';
import type { Zone } from './zone.ts';

/**
 * A time in which a wall clock reads a day and is not set. A day on which clocks change has several, which may overlap or
 * leave out readings; a day that is skipped has none.
 */
export interface DayPass extends Interval {
  /** Local wall clock minus UTC, milliseconds. */
  readonly offset: number;
}

/** A moment at which a zone's clocks are set. */
export interface ClockChange {
  /** The first moment by the new offset. */
  readonly at: Instant;
  /** Local wall clock minus UTC, milliseconds. */
  readonly before: number;
  readonly after: number;
}

/** The day that the wall clock reads at a moment. */
export function localDayOf(instant: Instant, zone: Zone): DayNumber {
  return Math.floor((instant + zone.offsetAt(instant)) / DAY);
}

/** When the wall clock reads a day, in order of time. */
export function passesOf(day: DayNumber, zone: Zone): DayPass[] {
  const midnight = day * DAY;
  return piecesAround(day, zone)
    .map(({ from, to, offset }) => ({
      from: Math.max(from, midnight - offset),
      to: Math.min(to, midnight + DAY - offset),
      offset,
    }))
    .filter(({ from, to }) => from < to);
}

/** From the first moment whose wall clock reads one of some days to the end of the last; at least one is not skipped. */
export function readingsOf(days: readonly DayNumber[], zone: Zone): Interval {
  const passes = days.flatMap((day) => passesOf(day, zone));
  return { from: Math.min(...passes.map(({ from }) => from)), to: Math.max(...passes.map(({ to }) => to)) };
}

/** The clock changes that skip or repeat readings of a day, in order of time. */
export function changesOf(day: DayNumber, zone: Zone): ClockChange[] {
  const changes: ClockChange[] = [];
  const pieces = piecesAround(day, zone);
  for (const [index, { from: at, offset: after }] of pieces.entries()) {
    const before = pieces[index - 1]?.offset;
    if (before === undefined || before === after) continue;
    const [first, end] = [at + Math.min(before, after), at + Math.max(before, after)];
    if (first < (day + 1) * DAY && end > day * DAY) changes.push({ at, before, after });
  }
  return changes;
}

/** Offsets lie between -12 h and +14 h: these pieces are all that read the day, and those before and after them. */
function piecesAround(day: DayNumber, zone: Zone) {
  return zone.pieces((day - 1) * DAY, (day + 2) * DAY);
}
