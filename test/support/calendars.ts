import { utcMinute } from '../../src/core/local-time.ts';
import { findZone } from '../../src/core/tzdb.ts';
import type { Zone } from '../../src/core/zone.ts';
import { type CalendarFile, type CalendarReading, readCalendar } from '../../src/policy/calendar-file.ts';

/** A calendar of these content lines, with the ends of lines that RFC 5545 asks for. */
export function calendarText(...lines: readonly string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//Tests//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

/** A VEVENT of these content lines. */
export function event(...lines: readonly string[]): string[] {
  return ['BEGIN:VEVENT', 'UID:1@example.com', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'];
}

export function readText(text: string | Uint8Array): CalendarReading {
  return readCalendar(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'freezes.ics', findZone);
}

export function calendarOf(...lines: readonly string[]): CalendarFile {
  const read = readText(calendarText(...lines));
  if (!read.ok) throw new Error(JSON.stringify(read.finding));
  return read.calendar;
}

export function zoneNamed(name: string): Zone {
  const zone = findZone(name);
  if (!zone) throw new Error(name);
  return zone;
}

/** Events as `2026-12-24 17:00/2026-12-24 18:00`, in UTC, with the event's name where it has one. */
export function eventTexts(calendar: CalendarFile, from: string, to: string, zone = 'Europe/Berlin'): string[] {
  return calendar
    .events(zoneNamed(zone), Date.parse(from), Date.parse(to))
    .map((one) => `${utcMinute(one.from)}/${utcMinute(one.to)}${one.name === null ? '' : ` ${one.name}`}`);
}
