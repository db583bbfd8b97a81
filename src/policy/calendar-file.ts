import type { DayNumber } from '../core/civil.ts';
import { DAY, type Instant, type Interval } from '../core/instant.ts';
import type { Zone } from '../core/zone.ts';
import { textOf } from './bytes.ts';
import { type EventDraft, readEvent } from './calendar-event.ts';
import { type CalendarComponent, readComponents } from './calendar-lines.ts';
import { type CalendarFinding, CalendarRefusal, refuseValue } from './calendar-refusal.ts';
import { intervalsOf, type Series, stretchesOf } from './calendar-series.ts';
import { type FindZone, zonesOf } from './calendar-zones.ts';

export interface CalendarEvent extends Interval {
  /** SUMMARY, trimmed; `null` where it is blank or left out. */
  readonly name: string | null;
}

/** The events of an iCalendar file (RFC 5545). Times are milliseconds UTC, intervals half open. */
export interface CalendarFile {
  /** False: `X-CALENDAR-TYPE:DEFAULT_CLOSED`, the events are the only openings (AWS Systems Manager Change Calendar). */
  readonly openByDefault: boolean;
  /** Whether any event is all-day or floating, so that it is read by the clock of the zone that is handed in. */
  readonly needsZone: boolean;
  readonly hasAllDay: boolean;
  /** Events that overlap `[from, to)`, whole, by start, then end, then place in the file. */
  events(zone: Zone, from: Instant, to: Instant): readonly CalendarEvent[];
  /** Local dates of the all-day events from `first` to `last`, both included, in order; a date once for each event. */
  days(first: DayNumber, last: DayNumber): readonly CalendarDay[];
}

export interface CalendarDay {
  readonly day: DayNumber;
  /** That of its event. */
  readonly name: string | null;
}

export type CalendarReading =
  | { readonly ok: true; readonly calendar: CalendarFile }
  | { readonly ok: false; readonly finding: CalendarFinding };

/** Bounds the time that a file can cost. */
const MOST_RULES = 1000;

/** Stretches of time are asked for again and again; this many answers are kept. */
const KEPT = 1024;

/**
 * Reads a calendar file, of one VCALENDAR or several behind each other. `path` is for messages; `findZone` is handed in
 * so that a bundle of this file carries no tz database of its own.
 */
export function readCalendar(bytes: Uint8Array, path: string, findZone: FindZone): CalendarReading {
  const decoded = textOf(bytes);
  if (!decoded.ok) return { ok: false, finding: noText(decoded.problem, path) };
  try {
    const calendars = readComponents(decoded.text, path).filter(({ name }) => name === 'vcalendar');
    if (calendars.length === 0) return { ok: false, finding: { kind: 'calendar-none', path } };
    if (countRules(calendars) > MOST_RULES) {
      return { ok: false, finding: { kind: 'calendar-rules', path, limit: MOST_RULES } };
    }
    const openByDefault = isOpenByDefault(calendars);
    const drafts = calendars.flatMap((calendar) => readEvents(calendar, findZone));
    return { ok: true, calendar: new ReadCalendar(openByDefault, related(drafts)) };
  } catch (error) {
    if (error instanceof CalendarRefusal) return { ok: false, finding: error.finding };
    throw error;
  }
}

function countRules(calendars: readonly CalendarComponent[]): number {
  const events = calendars.flatMap(({ components }) => components);
  return events.flatMap(({ properties }) => properties.filter(({ name }) => name === 'rrule')).length;
}

type NoText = Extract<ReturnType<typeof textOf>, { ok: false }>['problem'];

function noText(problem: NoText, path: string): CalendarFinding {
  if (problem.kind === 'file-too-large') {
    return { kind: 'calendar-too-large', path, bytes: problem.bytes, limit: problem.limit };
  }
  return { kind: 'calendar-encoding', path, encoding: problem.kind === 'file-encoding' ? problem.encoding : null };
}

/** AWS writes X-CALENDAR-TYPE into every calendar; a calendar of another program has none, and its events close. */
function isOpenByDefault(calendars: readonly CalendarComponent[]): boolean {
  const types = calendars.flatMap(({ properties }) => properties.filter(({ name }) => name === 'x-calendar-type'));
  const [first] = types;
  const kind = first?.text.trim().toUpperCase() ?? 'DEFAULT_OPEN';
  for (const type of types) {
    if (!/^default_(?:open|closed)$/i.test(type.text.trim())) refuseValue(type, 'calendar-type');
    if (type.text.trim().toUpperCase() !== kind) refuseValue(type, 'same-calendar-type');
  }
  return kind === 'DEFAULT_OPEN';
}

/** Only VEVENT is an event: VTODO, VJOURNAL and VFREEBUSY are not, nor is a VALARM in one. */
function readEvents(calendar: CalendarComponent, findZone: FindZone): EventDraft[] {
  for (const scale of calendar.properties.filter(({ name }) => name === 'calscale')) {
    if (scale.text.trim().toUpperCase() !== 'GREGORIAN') refuseValue(scale, 'gregorian');
  }
  const zoneOf = zonesOf(calendar, findZone);
  return calendar.components.filter(({ name }) => name === 'vevent').map((event) => readEvent(event, zoneOf));
}

/**
 * Events with a RECURRENCE-ID stand for one of the events that their series repeats: that one is taken out of the series,
 * also where they are cancelled. Of two for the same one the later version holds.
 */
function related(drafts: readonly EventDraft[]): Series[] {
  const overrides = new Map<string, EventDraft[]>();
  const replaced = new Set<EventDraft>();
  for (const draft of drafts) {
    if (draft.uid === null || draft.recurrenceId === null) continue;
    const sameUid = overrides.get(draft.uid) ?? [];
    const earlier = sameUid.find((other) => isSame(other.recurrenceId, draft.recurrenceId));
    if (earlier) replaced.add(earlier.sequence > draft.sequence ? draft : earlier);
    overrides.set(draft.uid, [
      ...sameUid.filter((other) => !replaced.has(other)),
      ...(replaced.has(draft) ? [] : [draft]),
    ]);
  }
  return drafts
    .filter((draft) => !draft.isCancelled && !replaced.has(draft))
    .map(({ series, uid, recurrenceId }) => {
      const taken = uid === null || recurrenceId !== null ? [] : (overrides.get(uid) ?? []);
      const ids = taken.flatMap((override) => override.recurrenceId ?? []);
      return ids.length === 0 ? series : { ...series, excluded: [...series.excluded, ...ids] };
    });
}

function isSame(a: EventDraft['recurrenceId'], b: EventDraft['recurrenceId']): boolean {
  return a?.reading === b?.reading && a?.zone?.name === b?.zone?.name;
}

class ReadCalendar implements CalendarFile {
  readonly openByDefault: boolean;
  readonly needsZone: boolean;
  readonly hasAllDay: boolean;
  readonly #series: readonly Series[];
  readonly #answers = new Map<string, readonly CalendarEvent[]>();

  constructor(openByDefault: boolean, series: readonly Series[]) {
    this.openByDefault = openByDefault;
    this.#series = series;
    const starts = series.flatMap(({ first, extra }) => [first.start, ...extra.map(({ start }) => start)]);
    this.needsZone = starts.some(({ zone }) => zone === null);
    this.hasAllDay = starts.some(({ isDate }) => isDate);
  }

  events(zone: Zone, from: Instant, to: Instant): readonly CalendarEvent[] {
    const question = `${zone.name} ${from} ${to}`;
    const known = this.#answers.get(question);
    if (known) return known;
    const events = this.#series
      .flatMap((series) => intervalsOf(series, zone, from, to).map((interval) => ({ ...interval, name: series.name })))
      .sort((a, b) => a.from - b.from || a.to - b.to);
    if (this.#answers.size >= KEPT) this.#answers.clear();
    this.#answers.set(question, events);
    return events;
  }

  days(first: DayNumber, last: DayNumber): readonly CalendarDay[] {
    const days: CalendarDay[] = [];
    for (const series of this.#series.filter(({ first: { start } }) => start.isDate)) {
      for (const { from, to } of stretchesOf(series, first * DAY, (last + 1) * DAY)) {
        const end = Math.min(to / DAY, last + 1);
        for (let day = Math.max(from / DAY, first); day < end; day++) days.push({ day, name: series.name });
      }
    }
    return days.sort((a, b) => a.day - b.day);
  }
}
