import { DAY, type Instant, type Interval } from '../core/instant.ts';
import type { Zone } from '../core/zone.ts';
import type { Recurrence } from './calendar-recurrence.ts';
import { type CalendarTime, instantOf, type Nominal, type Reading } from './calendar-time.ts';

/**
 * How long an event lasts. With DTEND it lasts exactly as long each time as from its DTSTART to there; with DURATION, or
 * all-day, as long by the calendar: a day over a clock change has 23 or 25 hours (RFC 5545, 3.8.5.3).
 */
export type Length = Nominal | { readonly from: CalendarTime; readonly until: CalendarTime };

export interface Occurrence {
  readonly start: CalendarTime;
  readonly length: Length;
}

/** One VEVENT: an event, with all that it repeats. */
export interface Series {
  readonly name: string | null;
  /** What DTSTART says: always there, whether the rules yield it or not (RFC 5545, 3.8.5.3). */
  readonly first: Occurrence;
  readonly rules: readonly Recurrence[];
  /** RDATE. */
  readonly extra: readonly Occurrence[];
  /** EXDATE, and what other events stand for by their RECURRENCE-ID. */
  readonly excluded: readonly CalendarTime[];
}

/** Further than any zone is from UTC. */
const FARTHEST = DAY;

/** Every occurrence that overlaps `[from, to)`, whole. Floating times and dates are read by the clock of `zone`. */
export function intervalsOf(series: Series, zone: Zone, from: Instant, to: Instant): Interval[] {
  const found: Interval[] = [];
  const isExcluded = exclusionOf(series, zone);
  for (const { start, length } of occurrences(series, zone, from - FARTHEST - reachOf(series), to + FARTHEST)) {
    const begin = instantOf(start.reading, start.zone ?? zone);
    if (isExcluded(start, begin)) continue;
    const end = endOf(start, begin, length, zone);
    // What has no length closes nothing and opens nothing.
    if (begin < end && begin < to && end > from) found.push({ from: begin, to: end });
  }
  return found;
}

/** The same of an all-day series, as readings of a clock that is never set: no zone is needed. */
export function stretchesOf(series: Series, from: Reading, to: Reading): { from: Reading; to: Reading }[] {
  const excluded = new Set(series.excluded.map(({ reading }) => Math.floor(reading / DAY)));
  return occurrences(series, null, from - reachOf(series), to)
    .filter(({ start }) => !excluded.has(start.reading / DAY))
    .map(({ start, length }) => ({
      from: start.reading,
      to: start.reading + ('days' in length ? length.days * DAY : 0),
    }))
    .filter((stretch) => stretch.from < to && stretch.to > from);
}

/** What starts at readings in `[from, to)`, each start once. */
function occurrences({ first, rules, extra }: Series, zone: Zone | null, from: Reading, to: Reading): Occurrence[] {
  const starts = new Set<Reading>();
  if (from <= first.start.reading && first.start.reading < to) starts.add(first.start.reading);
  for (const recurrence of rules) {
    for (const reading of recurrence.between(from, to)) {
      const { until } = recurrence.rule;
      if (until === null || notAfter({ ...first.start, reading }, until, zone)) starts.add(reading);
    }
  }
  const { isDate, zone: own } = first.start;
  const found = Array.from(starts, (reading): Occurrence => {
    return { start: { reading, isDate, zone: own }, length: first.length };
  });
  return [...found, ...extra.filter(({ start }) => from <= start.reading && start.reading < to)];
}

/** Whether a start is at UNTIL or before it. An UNTIL that is a date holds to the end of that date. */
function notAfter(start: CalendarTime, until: CalendarTime, zone: Zone | null): boolean {
  if (start.isDate || until.isDate) return Math.floor(start.reading / DAY) <= Math.floor(until.reading / DAY);
  // Between a floating start and an UNTIL in UTC, which RFC 5545 (3.3.10) does not allow, the readings decide.
  const clock = start.zone ?? zone;
  if (until.zone === null || start.zone === null || clock === null) return start.reading <= until.reading;
  return instantOf(start.reading, clock) <= instantOf(until.reading, until.zone);
}

/** An excluded date takes away what starts on that day, an excluded moment what starts at it. */
function exclusionOf({ excluded }: Series, zone: Zone): (start: CalendarTime, begin: Instant) => boolean {
  if (excluded.length === 0) return () => false;
  const dates = new Set(excluded.filter(({ isDate }) => isDate).map(({ reading }) => reading / DAY));
  const moments = excluded.filter(({ isDate }) => !isDate);
  const instants = new Set(moments.map((time) => instantOf(time.reading, time.zone ?? zone)));
  const days = new Set(moments.map(({ reading }) => Math.floor(reading / DAY)));
  return (start, begin) => {
    const day = Math.floor(start.reading / DAY);
    return dates.has(day) || (start.isDate ? days.has(day) : instants.has(begin));
  };
}

function endOf(start: CalendarTime, begin: Instant, length: Length, zone: Zone): Instant {
  if (!('days' in length)) return begin + exactLength(length, zone);
  const { days, milliseconds } = length;
  if (days === 0) return begin + milliseconds;
  return instantOf(start.reading + days * DAY, start.zone ?? zone) + milliseconds;
}

function exactLength({ from, until }: Exclude<Length, Nominal>, zone: Zone): number {
  return instantOf(until.reading, until.zone ?? zone) - instantOf(from.reading, from.zone ?? zone);
}

/** At least the longest that anything of a series lasts. */
function reachOf({ first, extra }: Series): number {
  const lengths = [first, ...extra].map(({ length }) =>
    'days' in length ? length.days * DAY + length.milliseconds : length.until.reading - length.from.reading + FARTHEST,
  );
  return lengths.reduce((longest, length) => Math.max(longest, length), 0) + FARTHEST;
}
