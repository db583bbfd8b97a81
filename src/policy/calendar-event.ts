import { DAY } from '../core/instant.ts';
import type { CalendarComponent, CalendarProperty } from './calendar-lines.ts';
import { Recurrence } from './calendar-recurrence.ts';
import { CalendarRefusal, refuseValue } from './calendar-refusal.ts';
import { readRule } from './calendar-rule.ts';
import type { Length, Occurrence, Series } from './calendar-series.ts';
import {
  type CalendarTime,
  instantOf,
  readDuration,
  readOneTime,
  readTime,
  UTC,
  type ZoneOf,
} from './calendar-time.ts';

/** A VEVENT, and what of it matters to the others of its UID. */
export interface EventDraft {
  readonly series: Series;
  readonly uid: string | null;
  /** The start that the event stands for, in the series of its UID. */
  readonly recurrenceId: CalendarTime | null;
  /** The higher is the later version of the same event (RFC 5545, 3.8.7.4). */
  readonly sequence: number;
  readonly isCancelled: boolean;
}

/** Reads a VEVENT. TRANSP is not asked: it says whether somebody is busy, and a freeze closes for everybody. */
export function readEvent(event: CalendarComponent, zoneOf: ZoneOf): EventDraft {
  const named = (name: string) => event.properties.filter((property) => property.name === name);
  const text = (name: string) => named(name)[0]?.text.trim() ?? '';
  for (const exrule of named('exrule')) refuse(exrule, 'EXRULE');
  const [dtstart] = named('dtstart');
  if (!dtstart) throw new CalendarRefusal({ kind: 'calendar-start-missing', at: event.at });
  const start = readOneTime(dtstart, zoneOf);
  const rules = named('rrule').map((property) => readRecurrence(property, start, zoneOf));
  const excluded = named('exdate').flatMap((property) =>
    property.values.map((value) => readTime(value, property, zoneOf)),
  );
  const length = readLength(start, named('dtend')[0], named('duration')[0], zoneOf);
  if (rules.length > 0) checkLength(length, named('dtend')[0] ?? named('duration')[0]);
  const extra = named('rdate').flatMap((property) =>
    property.values.map((value) => readExtra(value, property, { start, length }, zoneOf)),
  );
  const [recurrenceId] = named('recurrence-id');
  if (recurrenceId?.parameters.has('range')) refuse(recurrenceId, 'RECURRENCE-ID;RANGE=THISANDFUTURE');
  return {
    series: { name: text('summary') || null, first: { start, length }, rules, extra, excluded },
    uid: text('uid') || null,
    recurrenceId: recurrenceId ? readOneTime(recurrenceId, zoneOf) : null,
    sequence: Number(text('sequence')) || 0,
    isCancelled: text('status').toUpperCase() === 'CANCELLED',
  };
}

function refuse({ at }: CalendarProperty, got: string): never {
  throw new CalendarRefusal({ kind: 'calendar-unsupported', at, got });
}

function readRecurrence(property: CalendarProperty, start: CalendarTime, zoneOf: ZoneOf): Recurrence {
  const recurrence = new Recurrence(readRule(property, start, zoneOf), start.reading);
  if (recurrence.comesTrue()) return recurrence;
  throw new CalendarRefusal({ kind: 'calendar-rule-never', at: property.at, got: property.text });
}

/** Bounds how many occurrences of one event can hold at the same time. */
const LONGEST_RECURRING = 366 * DAY;

function checkLength(length: Length, property: CalendarProperty | undefined): void {
  const milliseconds =
    'days' in length ? length.days * DAY + length.milliseconds : length.until.reading - length.from.reading;
  if (property && milliseconds > LONGEST_RECURRING) refuseValue(property, 'a-year-at-most');
}

/** Without an end a date is one day long, and a time has no length (RFC 5545, 3.6.1). */
function readLength(
  start: CalendarTime,
  dtend: CalendarProperty | undefined,
  duration: CalendarProperty | undefined,
  zoneOf: ZoneOf,
): Length {
  if (dtend) return lengthUntil(start, readOneTime(dtend, zoneOf), dtend);
  if (!duration) return { days: start.isDate ? 1 : 0, milliseconds: 0 };
  const length = readDuration(duration.text, duration);
  if (start.isDate && length.milliseconds > 0) return refuseValue(duration, 'whole-days');
  if (start.isDate && length.days === 0) return backwards(duration, start);
  return length;
}

function lengthUntil(start: CalendarTime, end: CalendarTime, property: CalendarProperty): Length {
  if (start.isDate !== end.isDate) return refuseValue(property, start.isDate ? 'date' : 'time');
  if ((start.zone === null) !== (end.zone === null)) return refuseValue(property, 'same-clock');
  const length = instantOf(end.reading, end.zone ?? UTC) - instantOf(start.reading, start.zone ?? UTC);
  if (length < 0 || (start.isDate && length === 0)) return backwards(property, start);
  return start.isDate ? { days: length / DAY, milliseconds: 0 } : { from: start, until: end };
}

function backwards({ at, text }: CalendarProperty, { isDate }: CalendarTime): never {
  throw new CalendarRefusal({ kind: 'calendar-backwards', at, got: text, allDay: isDate });
}

/** A value of RDATE: a start that lasts as long as the first, or a period of its own. */
function readExtra(value: string, property: CalendarProperty, first: Occurrence, zoneOf: ZoneOf): Occurrence {
  const [from = '', to] = value.split('/');
  const start = readTime(from, property, zoneOf);
  if (start.isDate !== first.start.isDate) return refuseValue(property, first.start.isDate ? 'date' : 'time');
  if (to === undefined) return { start, length: first.length };
  if (start.isDate) return refuseValue(property, 'date');
  if (/^[+-]?P/i.test(to.trim())) return { start, length: readDuration(to, property) };
  return { start, length: lengthUntil(start, readTime(to, property, zoneOf), property) };
}
