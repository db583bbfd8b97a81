import { dayNumberOf } from '../../src/core/civil.ts';
import { DAY } from '../../src/core/instant.ts';
import type { Beside } from '../../src/policy/beside.ts';
import type { CalendarFile } from '../../src/policy/calendar-file.ts';
import type { HolidayLibrary } from '../../src/policy/holiday-library.ts';
import { at } from './facts.ts';
import { fileOf } from './policy-files.ts';

/** The day number of `2026-12-24`. */
export function dayOf(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return dayNumberOf({ year, month, day });
}

/** Two countries; New Year is on 1 January, and in Bavaria Christmas goes on for two days from 31 December 2026. */
const LIBRARY: HolidayLibrary = {
  countries: () => ['DE', 'GB', 'MT'],
  states: (country) => ({ DE: ['BE', 'BY'], GB: ['ENG', 'SCT'] })[country] ?? [],
  regions: (country, state) => (country === 'DE' && state === 'BY' ? ['A', 'EVANG'] : []),
  publicHolidays({ state }, year) {
    if (year < 2020) return [];
    const newYear = { first: dayOf(`${year}-01-01`), days: 1, name: 'New Year' };
    const long = { first: dayOf('2026-12-31'), days: 3, name: 'Long feast' };
    return state === 'BY' && year === 2026 ? [newYear, long] : [newYear];
  },
  coversYear: (_, year) => year >= 2020,
};

/** All-day events are by UTC days wherever they are asked for, moved by the zone's offset. */
export function calendarOf(parts: {
  readonly events?: readonly (readonly [from: string, to: string, name: string | null])[];
  readonly allDay?: readonly (readonly [date: string, name: string | null])[];
  readonly openByDefault?: boolean;
}): CalendarFile {
  const { events = [], allDay = [], openByDefault = true } = parts;
  return {
    openByDefault,
    needsZone: allDay.length > 0,
    hasAllDay: allDay.length > 0,
    events(zone, from, to) {
      const days = allDay.map(([date, name]) => {
        const start = dayOf(date) * DAY;
        return { from: start - zone.offsetAt(start), to: start + DAY - zone.offsetAt(start), name };
      });
      const timed = events.map(([start, end, name]) => ({ from: at(start), to: at(end), name }));
      return [...days, ...timed].filter((event) => event.from < to && event.to > from).sort((a, b) => a.from - b.from);
    },
    days: (first, last) =>
      allDay.map(([date, name]) => ({ day: dayOf(date), name })).filter(({ day }) => first <= day && day <= last),
  };
}

/** Calendar files by their paths, and the library above. */
export function besideWith(calendars: Readonly<Record<string, CalendarFile>>): Beside {
  return {
    openCalendar: (path) =>
      Object.hasOwn(calendars, path)
        ? { ok: true, bytes: fileOf(path), path }
        : { ok: false, finding: { kind: 'file-binary' } },
    readCalendar(_, path) {
      const calendar = calendars[path];
      return calendar ? { ok: true, calendar } : { ok: false, finding: { kind: 'file-binary' } };
    },
    holidays: LIBRARY,
  };
}
