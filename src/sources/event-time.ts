import { dayNumberOf } from '../core/civil.ts';
import { DAY, FIRST_INSTANT, HOUR, type Instant, LAST_INSTANT, MINUTE, SECOND } from '../core/instant.ts';

/** What `eventTime` looks like, for errors. */
export const EVENT_TIME_FORM = 'an eventTime like 2026-10-24T00:14:09Z';

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MOST_FRACTION_DIGITS = 9;

/** The moment that an `eventTime` names; `null` where it is none. See `eventTimeIn`. */
export function parseEventTime(text: string): Instant | null {
  const bytes = Buffer.from(text);
  return eventTimeIn(bytes, 0, bytes.length);
}

/**
 * The moment written in `[from, to)`: `2026-10-24T00:14:09Z` (CloudTrail writes UTC, to the second), with a fraction that
 * is cut off, or `2020-11-20 06:19:05.000` as some exports have it. `null` for everything else and for moments that the
 * product does not judge. Reads bytes, because it reads the time of every record.
 */
export function eventTimeIn(bytes: Uint8Array, from: number, to: number): Instant | null {
  if (to - from < 19 || bytes[from + 4] !== 0x2d || bytes[from + 7] !== 0x2d) return null;
  if (bytes[from + 13] !== 0x3a || bytes[from + 16] !== 0x3a) return null;
  const spaced = bytes[from + 10] === 0x20;
  if (!spaced && bytes[from + 10] !== 0x54) return null;
  if (endOfFraction(bytes, from + 19, to) !== (spaced ? to : to - 1)) return null;
  if (!spaced && bytes[to - 1] !== 0x5a) return null;

  const year = 100 * twoDigits(bytes, from) + twoDigits(bytes, from + 2);
  const month = twoDigits(bytes, from + 5);
  const day = twoDigits(bytes, from + 8);
  const hour = twoDigits(bytes, from + 11);
  const minute = twoDigits(bytes, from + 14);
  const second = twoDigits(bytes, from + 17);
  if (!(day >= 1 && day <= daysOf(year, month) && hour <= 23 && minute <= 59 && second <= 59)) return null;
  const instant = dayNumberOf({ year, month, day }) * DAY + hour * HOUR + minute * MINUTE + second * SECOND;
  return instant >= FIRST_INSTANT && instant < LAST_INSTANT ? instant : null;
}

/** NaN for what are no digits, so that no comparison holds. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - 0x30;
  const ones = (bytes[at + 1] ?? 0) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : Number.NaN;
}

function daysOf(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return (DAYS_OF_MONTH[month - 1] ?? Number.NaN) + (month === 2 && leap ? 1 : 0);
}

/** Where an optional fraction ends; -1 for a dot that is none. */
function endOfFraction(bytes: Uint8Array, from: number, to: number): number {
  if (bytes[from] !== 0x2e || from >= to) return from;
  let at = from + 1;
  while (at < to && (bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39) at++;
  const digits = at - from - 1;
  return digits >= 1 && digits <= MOST_FRACTION_DIGITS ? at : -1;
}
