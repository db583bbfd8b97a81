import type { readCalendar } from './policy/calendar-file.ts';
import type { HolidayLibrary } from './policy/holiday-library.ts';

/**
 * What only some policies need, and would make every run start later. In dist/ each is a bundle of its own
 * (scripts/bundle.ts), which knows no module of the others: what they share is handed over as an argument.
 */
export async function loadHolidayLibrary(): Promise<HolidayLibrary> {
  return (await import('./policy/holiday-library.ts')).holidayLibrary;
}

export async function loadCalendarReader(): Promise<typeof readCalendar> {
  return (await import('./policy/calendar-file.ts')).readCalendar;
}
