import { EVERYDAY_CALLS } from './everyday-calls.ts';
import { numberBelow, oneOf } from './ids.ts';
import { recordOf, type TrailRecord } from './record.ts';
import type { Place } from './world.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Calls that have nothing to do with releases: what most of a trail consists of, at every hour of every day. */
export function backgroundRecords(place: Place, days: readonly number[], aDay: number): TrailRecord[] {
  return days.flatMap((day) =>
    Array.from({ length: aDay }, (_, n) => {
      const seed = `${place.account} ${place.region} ${day} ${n}`;
      const time = day + MINUTE + numberBelow((DAY - 30 * MINUTE) / 1000, seed) * 1000;
      return recordOf({ place, time, readOnly: true, ...oneOf(EVERYDAY_CALLS, `kind ${seed}`)(place, time, seed) });
    }),
  );
}
