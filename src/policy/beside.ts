import type { DayNumber } from '../core/civil.ts';
import type { Instant, Interval } from '../core/instant.ts';
import type { Finding } from '../core/problem.ts';
import type { Zone } from '../core/zone.ts';

/** What a policy may need that does not stand in it. Heavy and rarely needed: the shell loads it where it is. */
export interface Beside {
  /** A file by its path from the policy file. */
  openCalendar(path: string): OpenedCalendar;
  /** `path` is for messages. `null`: not loaded. */
  readonly readCalendar: ((bytes: Uint8Array, path: string) => CalendarReading) | null;
  /** `null`: not loaded. */
  readonly holidays: HolidayLibrary | null;
}

export type OpenedCalendar =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly path: string }
  | { readonly ok: false; readonly finding: Finding };

export type CalendarReading =
  | { readonly ok: true; readonly calendar: CalendarFile }
  | { readonly ok: false; readonly finding: Finding };

export interface CalendarEvent extends Interval {
  /** `null`: it has none. */
  readonly name: string | null;
}

/** The events of an iCalendar file. */
export interface CalendarFile {
  /** False: its events are the only openings. */
  readonly openByDefault: boolean;
  /** Whether any event is all-day or floating, so that it is read by the clock of the zone that is handed in. */
  readonly needsZone: boolean;
  readonly hasAllDay: boolean;
  /** Events that overlap `[from, to)`, whole, sorted by start. */
  events(zone: Zone, from: Instant, to: Instant): readonly CalendarEvent[];
  /** Local dates of the all-day events from `first` to `last`, both included, in order. */
  days(first: DayNumber, last: DayNumber): readonly { readonly day: DayNumber; readonly name: string | null }[];
}

/** A country, and a part of it and a part of that, by the library's codes: `DE`, `BY`, `A`. */
export interface HolidayPlace {
  readonly country: string;
  readonly state: string | null;
  readonly region: string | null;
}

export interface PublicHoliday {
  /** Local date of its first day. */
  readonly first: DayNumber;
  /** How many local dates it takes, 1 or more. */
  readonly days: number;
  readonly name: string;
}

export interface HolidayLibrary {
  /** Codes as the library spells them. */
  countries(): readonly string[];
  /** Empty where a country has none. */
  states(country: string): readonly string[];
  /** Empty where a state has none. */
  regions(country: string, state: string): readonly string[];
  /** Public holidays that begin in a year. */
  publicHolidays(place: HolidayPlace, year: number): readonly PublicHoliday[];
  /** Whether the library knows the public holidays of a year. */
  coversYear(place: HolidayPlace, year: number): boolean;
}

/** For a policy that needs no more than its own text. */
export const NOTHING_BESIDE: Beside = {
  openCalendar(path) {
    throw new Error(`the policy names the calendar ${path}, and nothing was handed in to open it`);
  },
  readCalendar: null,
  holidays: null,
};
