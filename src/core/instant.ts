/** A moment: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted. */
export type Instant = number;

/** A time without a gap, half open: `from` belongs to it, `to` does not. Milliseconds, UTC. */
export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
/** Length of a civil day on the wall clock's own time line; in UTC a day may be longer or shorter. */
export const DAY = 24 * HOUR;

/** The product judges moments from 1970-01-01 up to 2100-01-01 (UTC), which is what the carried tz database covers. */
export const FIRST_INSTANT: Instant = 0;
/** End of the covered time, exclusive: 2100-01-01T00:00:00Z. */
export const LAST_INSTANT: Instant = 4_102_444_800_000;
