import { civilDateOf, type DayNumber, dayNumberOf } from '../core/civil.ts';
import type { HolidayList } from '../core/holidays.ts';
import type { CalendarFile } from './calendar-file.ts';
import type { HolidaySources } from './holidays.ts';
import type { YamlPath } from './yaml-places.ts';

/** Reads the all-day events of a calendar file as holidays. */
export function readCalendarHolidays(
  calendarPath: string,
  path: YamlPath,
  { calendars, teller }: HolidaySources,
): HolidayList | null {
  const at = [...path, 'calendar'];
  const read = calendars.read(calendarPath);
  if (!read.ok) teller.value(at, read.finding);
  else if (!read.calendar.openByDefault) teller.value(at, { kind: 'holiday-calendar-closed', path: calendarPath });
  else if (!read.calendar.hasAllDay) teller.value(at, { kind: 'holiday-calendar-times', path: calendarPath });
  const { line, column } = teller.places.value(path);
  return read.ok ? new CalendarHolidays(calendarPath, { line, column }, read.calendar) : null;
}

type Holiday = ReturnType<HolidayList['on']>;

class CalendarHolidays implements HolidayList {
  readonly text: string;
  readonly place: HolidayList['place'];
  readonly #calendar: CalendarFile;
  readonly #years = new Map<number, ReadonlyMap<DayNumber, Holiday>>();

  constructor(path: string, place: HolidayList['place'], calendar: CalendarFile) {
    this.text = path;
    this.place = place;
    this.#calendar = calendar;
  }

  on(day: DayNumber): Holiday {
    return this.#year(civilDateOf(day).year).get(day) ?? null;
  }

  coversYear(year: number): boolean {
    return this.#year(year).size > 0;
  }

  #year(year: number): ReadonlyMap<DayNumber, Holiday> {
    const known = this.#years.get(year);
    if (known) return known;
    const first = dayNumberOf({ year, month: 1, day: 1 });
    const last = dayNumberOf({ year, month: 12, day: 31 });
    const days = new Map<DayNumber, Holiday>();
    for (const { day, name } of this.#calendar.days(first, last)) {
      // Of two events on one date the first that has a name names it.
      if ((days.get(day)?.name ?? null) === null) days.set(day, { name, place: this.place });
    }
    this.#years.set(year, days);
    return days;
  }
}
