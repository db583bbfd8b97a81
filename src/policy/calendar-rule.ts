import ICAL from 'ical.js';
import { civilDateOf, type Weekday, weekdayOf } from '../core/civil.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../core/instant.ts';
import type { CalendarProperty } from './calendar-lines.ts';
import { CalendarRefusal } from './calendar-refusal.ts';
import { type CalendarTime, readTime, type ZoneOf } from './calendar-time.ts';

/** A recurrence rule (RFC 5545, 3.3.10), with what DTSTART gives to it filled in. */
export interface RecurrenceRule {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  /** Every so many days, weeks, months or years. */
  readonly interval: number;
  /** How many there are, the first included. */
  readonly count: number | null;
  /** The last at most, that moment included. */
  readonly until: CalendarTime | null;
  /** The day that weeks start with. */
  readonly weekStart: Weekday;
  /** Each list limits the days to those in it; empty: no limit. Negative numbers count from the end. */
  readonly months: readonly number[];
  readonly weekNumbers: readonly number[];
  readonly yearDays: readonly number[];
  readonly monthDays: readonly number[];
  /** `nth` 0: each of them; otherwise the nth of the month, or of the year where a yearly rule names no months. */
  readonly weekdays: readonly { readonly weekday: Weekday; readonly nth: number }[];
  /** Times of each day, milliseconds from its midnight, in order. */
  readonly times: readonly number[];
  /** Which of a day, week, month or year count: 1 the first, -1 the last. Empty: all. */
  readonly positions: readonly number[];
}

/** Nothing that a release waits for comes more often, and a file must not keep a run busy. */
const MOST_TIMES = 24;

/** All up to the last have to be counted. Each day for 27 years; programs write 999 at most. */
const MOST_COUNTED = 10_000;

const PART =
  /^(?:FREQ|UNTIL|COUNT|INTERVAL|BYSECOND|BYMINUTE|BYHOUR|BYDAY|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYMONTH|BYSETPOS|WKST)=[^=]+$/;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Reads an RRULE of something that starts at `start`. */
export function readRule(property: CalendarProperty, start: CalendarTime, zoneOf: ZoneOf): RecurrenceRule {
  const { at, text: got } = property;
  const written = new Map<string, string>();
  for (const part of got.trim().toUpperCase().replace(/;$/, '').split(';')) {
    const [name = '', value = ''] = part.split('=');
    if (!PART.test(part) || written.has(name)) throw new CalendarRefusal({ kind: 'calendar-rule', at, got });
    written.set(name, value);
  }
  const frequency = written.get('FREQ') ?? '';
  if (['SECONDLY', 'MINUTELY', 'HOURLY'].includes(frequency)) {
    throw new CalendarRefusal({ kind: 'calendar-rule-frequency', at, got });
  }
  const parts = partsOf([...written], property);
  const until = written.get('UNTIL');
  if (!isFrequency(frequency) || !allowed(frequency, written) || (until !== undefined && written.has('COUNT'))) {
    throw new CalendarRefusal({ kind: 'calendar-rule', at, got });
  }
  const times = timesOf(parts, start);
  if (times.length > MOST_TIMES) throw new CalendarRefusal({ kind: 'calendar-rule-frequency', at, got });
  return {
    frequency,
    interval: wholeNumber(written.get('INTERVAL') ?? '1', property),
    count: written.has('COUNT') ? countOf(written.get('COUNT') ?? '', property) : null,
    until: until === undefined ? null : readTime(until, { ...property, type: 'recur' }, zoneOf),
    weekStart: weekdayNamed(written.get('WKST') ?? 'MO'),
    weekNumbers: numbers(parts.BYWEEKNO),
    yearDays: numbers(parts.BYYEARDAY),
    positions: numbers(parts.BYSETPOS),
    times,
    ...daysOf(frequency, parts, start),
  };
}

type Parts = Readonly<Record<string, unknown>>;

/** ical.js checks the numbers and weekdays of each part, but for 0, which counts from neither end. */
function partsOf(written: readonly (readonly [string, string])[], { at, text }: CalendarProperty): Parts {
  const zero = written.some(
    ([name, value]) => /^BY(?!SECOND|MINUTE|HOUR)/.test(name) && /(?:^|,)[+-]?0+(?!\d)/.test(value),
  );
  if (zero) throw new CalendarRefusal({ kind: 'calendar-rule', at, got: text });
  const lists = written.filter(([name]) => name === 'FREQ' || name === 'WKST' || name.startsWith('BY'));
  try {
    return ICAL.Recur.fromString(lists.map((part) => part.join('=')).join(';')).parts;
  } catch {
    throw new CalendarRefusal({ kind: 'calendar-rule', at, got: text });
  }
}

/** What may stand beside what (RFC 5545, 3.3.10, from "BYSECOND" on). */
function allowed(frequency: RecurrenceRule['frequency'], written: ReadonlyMap<string, string>): boolean {
  const nth = /\d/.test(written.get('BYDAY') ?? '');
  const others = [...written.keys()].filter((name) => name.startsWith('BY') && name !== 'BYSETPOS');
  if (written.has('BYSETPOS') && others.length === 0) return false;
  switch (frequency) {
    case 'DAILY':
      return !nth && !written.has('BYYEARDAY') && !written.has('BYWEEKNO');
    case 'WEEKLY':
      return !nth && !written.has('BYYEARDAY') && !written.has('BYWEEKNO') && !written.has('BYMONTHDAY');
    case 'MONTHLY':
      return !written.has('BYYEARDAY') && !written.has('BYWEEKNO');
    case 'YEARLY':
      return !(nth && written.has('BYWEEKNO'));
  }
}

/** What a rule does not say is as it is at its start. */
function daysOf(
  frequency: RecurrenceRule['frequency'],
  parts: Parts,
  start: CalendarTime,
): Pick<RecurrenceRule, 'months' | 'monthDays' | 'weekdays'> {
  const day = Math.floor(start.reading / DAY);
  const date = civilDateOf(day);
  const months = numbers(parts.BYMONTH);
  const monthDays = numbers(parts.BYMONTHDAY);
  const weekdays = texts(parts.BYDAY).map((text) => ({
    weekday: weekdayNamed(text.slice(-2)),
    nth: Number(text.slice(0, -2)),
  }));
  const ownWeekday = { months, monthDays, weekdays: [{ weekday: weekdayOf(day), nth: 0 }] };
  const said = monthDays.length > 0 || weekdays.length > 0 || numbers(parts.BYYEARDAY).length > 0;
  switch (frequency) {
    case 'DAILY':
      return { months, monthDays, weekdays };
    case 'WEEKLY':
      return said ? { months, monthDays, weekdays } : ownWeekday;
    case 'MONTHLY':
      return said ? { months, monthDays, weekdays } : { months, monthDays: [date.day], weekdays };
    case 'YEARLY':
      if (said) return { months, monthDays, weekdays };
      if (numbers(parts.BYWEEKNO).length > 0) return ownWeekday;
      return { months: months.length > 0 ? months : [date.month], monthDays: [date.day], weekdays };
  }
}

/** A date has no times: hours of a rule are not read there (RFC 5545, 3.3.10). */
function timesOf(parts: Parts, start: CalendarTime): number[] {
  if (start.isDate) return [0];
  const time = start.reading - Math.floor(start.reading / DAY) * DAY;
  const own = (list: number[], unit: number, limit: number) =>
    list.length > 0 ? list : [Math.floor(time / unit) % limit];
  const times: number[] = [];
  for (const hour of own(numbers(parts.BYHOUR), HOUR, 24)) {
    for (const minute of own(numbers(parts.BYMINUTE), MINUTE, 60)) {
      for (const second of own(numbers(parts.BYSECOND), SECOND, 60)) {
        times.push(hour * HOUR + minute * MINUTE + second * SECOND);
      }
    }
  }
  return times.sort((a, b) => a - b);
}

function isFrequency(text: string): text is RecurrenceRule['frequency'] {
  return ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(text);
}

function wholeNumber(text: string, { at, text: got }: CalendarProperty): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) === 0) throw new CalendarRefusal({ kind: 'calendar-rule', at, got });
  return Number(text);
}

function countOf(text: string, property: CalendarProperty): number {
  const count = wholeNumber(text, property);
  if (count <= MOST_COUNTED) return count;
  throw new CalendarRefusal({ kind: 'calendar-rule', at: property.at, got: property.text });
}

function numbers(part: unknown): number[] {
  return texts(part).map(Number);
}

function texts(part: unknown): string[] {
  return Array.isArray(part) ? part.map(String) : [];
}

function weekdayNamed(name: string): Weekday {
  return (WEEKDAYS.indexOf(name) + 1) as Weekday;
}
