import { DateTime, Zone as LuxonZone, type ZoneOffsetFormat } from 'luxon';
import { type CivilDate, civilDateOf, weekdayOf } from './civil.ts';
import { DAY, HOUR, type Instant, MINUTE, SECOND } from './instant.ts';
import type { Zone } from './zone.ts';

/** Our zone in luxon's terms, so that luxon never asks the machine's Intl for zone data. */
class CarriedLuxonZone extends LuxonZone {
  readonly #zone: Zone;

  constructor(zone: Zone) {
    super();
    this.#zone = zone;
  }

  /** luxon hands a zone of any other type than its own to Intl as UTC, with the offset already applied. */
  override get type(): string {
    return 'carried';
  }

  override get name(): string {
    return this.#zone.name;
  }

  override get isUniversal(): boolean {
    return this.#zone.name === 'UTC';
  }

  override get isValid(): true {
    return true;
  }

  /** Abbreviations such as EST are not carried: they are ambiguous. */
  override offsetName(instant: Instant): string {
    return offsetText(this.#zone.offsetAt(instant));
  }

  override formatOffset(instant: Instant, format: ZoneOffsetFormat): string {
    const text = offsetText(this.#zone.offsetAt(instant));
    switch (format) {
      case 'narrow':
        return text.replace(/^(.)0/, '$1').replace(/:00$/, '');
      case 'short':
        return text;
      case 'techie':
        return text.replaceAll(':', '');
    }
  }

  /** In minutes, as luxon wants it. */
  override offset(instant: Instant): number {
    return this.#zone.offsetAt(instant) / MINUTE;
  }

  override equals(other: LuxonZone): boolean {
    return other instanceof CarriedLuxonZone && other.name === this.name;
  }
}

/** The moment on the wall clock of a zone, for formatting: always English, whatever the machine speaks. */
export function atZone(instant: Instant, zone: Zone): DateTime {
  return DateTime.fromMillis(instant, { zone: new CarriedLuxonZone(zone), locale: 'en-US' });
}

/** `2026-10-24`. */
export function isoDate({ year, month, day }: CivilDate): string {
  return `${digits(year, 4)}-${digits(month)}-${digits(day)}`;
}

/** The UTC minute that a moment lies in, for people: `2026-10-24 00:14`. */
export function utcMinute(instant: Instant): string {
  return readingText(instant).slice(0, 16).replace('T', ' ');
}

/** RFC 3339 in UTC, milliseconds only where there are any: `2026-10-24T00:14:09Z`. */
export function utcIso(instant: Instant): string {
  return `${readingText(instant)}Z`;
}

export function maybeIso(instant: Instant | null): string | null {
  return instant === null ? null : utcIso(instant);
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The minute on the wall clock of a zone, by its weekday: `Saturday 02:14`. Without luxon, which takes ten times as long. */
export function weekdayMinute(instant: Instant, zone: Zone): string {
  const { weekday, minute } = minuteOf(instant, zone);
  return `${weekday} ${minute}`;
}

/** The same with its date: `Saturday 2026-10-24 02:14`. */
export function dayMinute(instant: Instant, zone: Zone): string {
  const { weekday, date, minute } = minuteOf(instant, zone);
  return `${weekday} ${date} ${minute}`;
}

function minuteOf(instant: Instant, zone: Zone) {
  const reading = instant + zone.offsetAt(instant);
  const day = Math.floor(reading / DAY);
  const text = readingText(reading);
  return { weekday: WEEKDAYS[weekdayOf(day) - 1] ?? '', date: text.slice(0, 10), minute: text.slice(11, 16) };
}

/** The offset in force at a moment: `+02:00`. */
export function utcOffset(instant: Instant, zone: Zone): string {
  return offsetText(zone.offsetAt(instant));
}

/** A time of day, milliseconds after midnight, for people: `08:00`, `24:00`; seconds where there are any: `17:30:15`. */
export function timeOfDay(time: number): string {
  return clockText(time).replace(/^(\d\d:\d\d):00$/, '$1');
}

/** RFC 3339 with the zone's offset, `2026-10-24T02:14:09+02:00`; the zone `UTC` gives `Z`. */
export function localIso(instant: Instant, zone: Zone): string {
  if (zone.name === 'UTC') return utcIso(instant);
  const offset = zone.offsetAt(instant);
  return readingText(instant + offset) + offsetText(offset);
}

/**
 * Whether the wall clock shows the same reading at another moment too, because clocks were set back over it: there the
 * reading alone does not tell which moment is meant.
 */
export function isRepeatedHour(instant: Instant, zone: Zone): boolean {
  const reading = instant + zone.offsetAt(instant);
  // Offsets lie between -12 h and +14 h, so another moment of the same reading is nearer than two days.
  return zone.pieces(instant - 2 * DAY, instant + 2 * DAY).some(({ from, to, offset }) => {
    const moment = reading - offset;
    return moment !== instant && from <= moment && moment < to;
  });
}

/** A reading of a wall clock, given as the milliseconds from 1970-01-01T00:00:00 of that clock. */
function readingText(reading: number): string {
  const dayNumber = Math.floor(reading / DAY);
  const time = reading - dayNumber * DAY;
  const milliseconds = time % SECOND;
  const fraction = milliseconds === 0 ? '' : `.${digits(milliseconds, 3)}`;
  return `${isoDate(civilDateOf(dayNumber))}T${clockText(time)}${fraction}`;
}

/** `+02:00`, with seconds where a zone had them long ago: `-00:44:30`. */
function offsetText(offset: number): string {
  const clock = clockText(Math.abs(offset));
  return (offset < 0 ? '-' : '+') + (clock.endsWith(':00') ? clock.slice(0, -3) : clock);
}

function clockText(time: number): string {
  return [time / HOUR, (time % HOUR) / MINUTE, (time % MINUTE) / SECOND]
    .map((part) => digits(Math.floor(part)))
    .join(':');
}

function digits(value: number, count = 2): string {
  return String(value).padStart(count, '0');
}
