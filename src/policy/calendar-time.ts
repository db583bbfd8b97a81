import ICAL from 'ical.js';
import { dayNumberOf, daysInMonth } from '../core/civil.ts';
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../core/instant.ts';
import type { Zone } from '../core/zone.ts';
import type { CalendarProperty } from './calendar-lines.ts';
import { CalendarRefusal, refuseValue } from './calendar-refusal.ts';

/** Milliseconds from 1970-01-01T00:00:00 of a wall clock, as if it were never set forward or back. */
export type Reading = number;

/** A DATE or DATE-TIME (RFC 5545, 3.3.4 and 3.3.5). */
export interface CalendarTime {
  /** Of a date: the start of its day. */
  readonly reading: Reading;
  readonly isDate: boolean;
  /** `null`: of a date, or floating, by the clock of whoever reads. */
  readonly zone: Zone | null;
}

/** How long a nominal duration is: days by the calendar, the rest by a stopwatch (RFC 5545, 3.3.6). */
export interface Nominal {
  readonly days: number;
  readonly milliseconds: number;
}

/** Finds the zone that a TZID names. */
export type ZoneOf = (tzid: string, property: CalendarProperty) => Zone;

/** Programs write birthdays without a year into 1604, and zones from 1601 on. Before that no two calendars agree. */
const FIRST_YEAR = 1600;

const LONGEST_DAYS = 10_000;

/** Reads one value of a property. */
export function readTime(value: string, property: CalendarProperty, zoneOf: ZoneOf): CalendarTime {
  const found = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/i.exec(value.trim());
  if (!found) return refuseValue(property, 'date-or-time');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((digits) => Number(digits ?? 0));
  const isDate = found[4] === undefined;
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  // A minute may have a leap second, 60 (RFC 5545, 3.3.12), which is the start of the next one to every clock here.
  if (!exists || year < FIRST_YEAR || hour > 23 || minute > 59 || second > 60) {
    return refuseValue(property, 'date-or-time');
  }
  if (property.type === 'date' && !isDate) refuseValue(property, 'date');
  const reading = dayNumberOf({ year, month, day }) * DAY + hour * HOUR + minute * MINUTE + second * SECOND;
  return { reading, isDate, zone: isDate ? null : zoneFor(property, found[7] !== undefined, zoneOf) };
}

function zoneFor(property: CalendarProperty, isUtc: boolean, zoneOf: ZoneOf): Zone | null {
  if (isUtc) return UTC;
  const tzid = property.parameters.get('tzid');
  return tzid === undefined ? null : zoneOf(tzid, property);
}

/** The property that holds one value. */
export function readOneTime(property: CalendarProperty, zoneOf: ZoneOf): CalendarTime {
  return readTime(property.text, property, zoneOf);
}

/** Reads `P1DT2H`. */
export function readDuration(value: string, property: CalendarProperty): Nominal {
  const text = value.trim().toUpperCase();
  if (!/^[+-]?P(?=[\dT])(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/.test(text)) {
    return refuseValue(property, 'duration');
  }
  const { isNegative, weeks, days, hours, minutes, seconds } = ICAL.Duration.fromString(text);
  const nominal = {
    days: weeks * 7 + days,
    milliseconds: hours * HOUR + minutes * MINUTE + seconds * SECOND,
  };
  if (nominal.days + nominal.milliseconds / DAY > LONGEST_DAYS) return refuseValue(property, 'duration');
  if (isNegative && nominal.days + nominal.milliseconds > 0) {
    throw new CalendarRefusal({ kind: 'calendar-backwards', at: property.at, got: property.text, allDay: false });
  }
  return nominal;
}

/**
 * The moment at which a wall clock shows a reading. One that is skipped is as far behind the time before the gap as it
 * says, and of one that occurs twice the first is meant (RFC 5545, 3.3.5).
 */
export function instantOf(reading: Reading, zone: Zone): Instant {
  // Offsets lie between -12 h and +14 h, so two days to either side hold every moment that it may be.
  let before = 0;
  for (const { from, to, offset } of zone.pieces(reading - 2 * DAY, reading + 2 * DAY)) {
    const moment = reading - offset;
    if (moment < from) return reading - before;
    if (moment < to) return moment;
    before = offset;
  }
  return reading - before;
}

/** For times that are written in UTC. */
export const UTC: Zone = {
  name: 'UTC',
  offsetAt: () => 0,
  pieces: (from, to) =>
    from < to ? [{ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, offset: 0 }] : [],
};
