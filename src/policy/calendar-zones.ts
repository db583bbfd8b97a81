import { DAY, FIRST_INSTANT, HOUR, type Instant, LAST_INSTANT, MINUTE, SECOND } from '../core/instant.ts';
import type { OffsetPiece, Zone } from '../core/zone.ts';
import type { CalendarComponent, CalendarProperty } from './calendar-lines.ts';
import { Recurrence } from './calendar-recurrence.ts';
import { CalendarRefusal, refuseValue } from './calendar-refusal.ts';
import { readRule } from './calendar-rule.ts';
import { type Reading, readOneTime, readTime, type ZoneOf } from './calendar-time.ts';

/** Finds a zone in the tz database that the product carries, by a name in any case. */
export type FindZone = (name: string) => Zone | undefined;

/**
 * The zone that a TZID means: one of the carried tz database where it is a name with a slash, or `UTC`, since such
 * definitions in files are often out of date; else the file's own (`W. Europe Standard Time`, as Outlook has it).
 */
export function zonesOf(calendar: CalendarComponent, findZone: FindZone): ZoneOf {
  const known = new Map<string, Zone>();
  return (tzid, { at }) => {
    const cached = known.get(tzid);
    if (cached) return cached;
    const carried = tzid.includes('/') || tzid.toUpperCase() === 'UTC' ? findZone(tzid) : undefined;
    const zone = carried ?? ownZone(calendar, tzid);
    if (!zone) throw new CalendarRefusal({ kind: 'calendar-zone-unknown', at, got: tzid });
    known.set(tzid, zone);
    return zone;
  };
}

function ownZone(calendar: CalendarComponent, tzid: string): Zone | undefined {
  const definition = calendar.components.find(
    ({ name, properties }) =>
      name === 'vtimezone' && properties.some((property) => property.name === 'tzid' && property.text === tzid),
  );
  const changes = (definition?.components ?? [])
    .filter(({ name }) => name === 'standard' || name === 'daylight')
    .flatMap(changesOf)
    .sort((a, b) => a.at - b.at);
  return changes.length > 0 ? new FileZone(tzid, changes) : undefined;
}

interface Change {
  readonly at: Instant;
  /** Milliseconds east of UTC. */
  readonly before: number;
  readonly after: number;
}

/** From more than a year before the judged time, so that its first moment has an offset. */
const FIRST_READING = FIRST_INSTANT - 400 * DAY;

/** In a year, by one rule: more is no zone of this world, and would keep the run busy. */
const MOST_CHANGES = 4;

/** When a STANDARD or DAYLIGHT sets in, by the clock that was kept until then (RFC 5545, 3.6.5). */
function changesOf(observance: CalendarComponent): Change[] {
  const named = (name: string) => observance.properties.filter((property) => property.name === name);
  const [dtstart] = named('dtstart');
  if (!dtstart) throw new CalendarRefusal({ kind: 'calendar-start-missing', at: observance.at });
  const start = readOneTime(dtstart, floating);
  const before = readOffset(observance, 'tzoffsetfrom');
  const after = readOffset(observance, 'tzoffsetto');
  const readings = new Set<Reading>([start.reading]);
  for (const property of named('rdate')) {
    for (const value of property.values) readings.add(readTime(value, property, floating).reading);
  }
  for (const property of named('rrule')) {
    const recurrence = new Recurrence(readRule(property, start, floating), start.reading);
    const { until } = recurrence.rule;
    const last = until === null ? Number.POSITIVE_INFINITY : until.reading + (until.zone ? before : 0);
    const earliest = Math.max(start.reading, FIRST_READING);
    if (recurrence.between(earliest, earliest + 366 * DAY).length > MOST_CHANGES) {
      throw new CalendarRefusal({ kind: 'calendar-rule', at: property.at, got: property.text });
    }
    const all = recurrence.between(earliest, LAST_INSTANT + 2 * DAY);
    for (const reading of all) if (reading <= last) readings.add(reading);
  }
  return [...readings].map((reading) => ({ at: reading - before, before, after }));
}

/** Times inside a VTIMEZONE are by its own clock. */
const floating: ZoneOf = (_, property) => refuseValue(property, 'same-clock');

/** Reads `+0530` or, for times long ago, `-004430`. */
function readOffset(observance: CalendarComponent, name: string): number {
  const property = observance.properties.find((one) => one.name === name) ?? missing(observance, name);
  const [, sign, hours, minutes, seconds = '0'] =
    /^([+-])(\d{2})(\d{2})(\d{2})?$/.exec(property.text.trim()) ?? refuseValue(property, 'offset');
  if (Number(hours) > 15 || Number(minutes) > 59 || Number(seconds) > 59) return refuseValue(property, 'offset');
  const east = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND;
  return sign === '-' ? -east : east;
}

function missing({ at }: CalendarComponent, name: string): CalendarProperty {
  return refuseValue({ name, text: 'nothing', at }, 'offset');
}

/** A zone that a calendar file defines. */
class FileZone implements Zone {
  readonly name: string;
  readonly #pieces: readonly OffsetPiece[];

  constructor(name: string, changes: readonly Change[]) {
    this.name = name;
    const first = changes[0];
    const starts = [{ from: Number.NEGATIVE_INFINITY, offset: first?.before ?? 0 }];
    for (const { at, after } of changes) starts.push({ from: at, offset: after });
    this.#pieces = starts
      .map(({ from, offset }, index) => ({ from, to: starts[index + 1]?.from ?? Number.POSITIVE_INFINITY, offset }))
      .filter(({ from, to }) => from < to);
  }

  offsetAt(instant: Instant): number {
    return this.#pieces[this.#pieceAt(instant)]?.offset ?? 0;
  }

  pieces(from: Instant, to: Instant): readonly OffsetPiece[] {
    const found: OffsetPiece[] = [];
    for (let at = this.#pieceAt(from); from < to; at++) {
      const piece = this.#pieces[at];
      if (!piece || piece.from >= to) break;
      found.push(piece);
    }
    return found;
  }

  /** The last piece that starts at the instant or before it. */
  #pieceAt(instant: Instant): number {
    let low = 0;
    let high = this.#pieces.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#pieces[middle]?.from ?? 0) <= instant) low = middle;
      else high = middle;
    }
    return low;
  }
}
