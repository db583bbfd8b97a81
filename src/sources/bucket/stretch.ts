import { civilDateOf } from '../../core/civil.ts';
import { DAY, type Instant } from '../../core/instant.ts';

/** Keys that one listing gives, one page after the other. */
export interface Stretch {
  readonly prefix: string;
  /** Only keys behind this one; `null`: from the first. */
  readonly after: string | null;
  /** Only keys before this one; `null`: to the last. */
  readonly until: string | null;
  /** The log files whose digests these are; `null`: they are log files. */
  readonly digestsOf: Stretch | null;
}

/** Which days of delivery are read. */
export interface Days {
  /** Start of the range, inclusive; `null`: from the first day that there is. */
  readonly from: Instant | null;
  /** End of the range, exclusive; `null`: to the last day that there is. */
  readonly to: Instant | null;
  /** So many days past the end are read for what came late. */
  readonly lateDays: number;
}

/**
 * The log files of one account and Region that were delivered on some days: `<folder>YYYY/MM/DD/…`. Keys are listed in order,
 * so one listing that begins and ends in the middle takes the place of one for each day.
 * `prefix`: the folder itself, or one of its years, months or days.
 */
export function stretchOf(folder: string, prefix: string, { from, to, lateDays }: Days): Stretch {
  return {
    prefix,
    // Nothing is delivered before it happens.
    after: from === null ? null : `${folder}${dayFolder(from)}`,
    until: to === null ? null : `${folder}${dayFolder(Math.ceil(to / DAY) * DAY + lateDays * DAY)}`,
    digestsOf: null,
  };
}

/** Whether a key is one of those. */
export function isWithin({ prefix, after, until }: Stretch, key: string): boolean {
  return key.startsWith(prefix) && (after === null || key > after) && (until === null || key < until);
}

/** One log file. */
export function stretchOfKey(key: string): Stretch {
  // The key itself is the first of all that begin so.
  return { prefix: key, after: null, until: `${key}\u0000`, digestsOf: null };
}

/** `2026/10/24`, of the UTC day that the moment is in. */
export function dayFolder(instant: Instant): string {
  const { year, month, day } = civilDateOf(Math.floor(instant / DAY));
  return `${year}/${twoDigits(month)}/${twoDigits(day)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
