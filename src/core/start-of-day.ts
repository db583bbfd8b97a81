import type { DayNumber } from './civil.ts';
import { DAY, type Instant } from './instant.ts';
import type { Zone } from './zone.ts';

/** The first moment whose wall clock reads the day; where its midnight is skipped, the moment the clocks jump past it. */
export function startOfDay(day: DayNumber, zone: Zone): Instant {
  const reading = day * DAY;
  // Offsets lie between -12 h and +14 h.
  for (const { from, to, offset } of zone.pieces(reading - DAY, reading + DAY)) {
    const moment = Math.max(from, reading - offset);
    if (moment < to) return moment;
  }
  throw new RangeError(`no day ${day} in ${zone.name}`);
}
