import Holidays from 'date-holidays';
import { type DayNumber, dayNumberOf } from '../core/civil.ts';
import { DAY, HOUR, MINUTE } from '../core/instant.ts';

/** A country, and a part of it and a part of that, by the library's codes: `DE`, `BY`, `A`. */
export interface HolidayPlace {
  readonly country: string;
  readonly state: string | null;
  readonly region: string | null;
}

export interface PublicHoliday {
  /** Local date of its first day. */
  readonly first: DayNumber;
  /** How many local dates it touches, 1 or more. */
  readonly days: number;
  /** In English where the library knows it so, else in the language of the country. */
  readonly name: string;
}

export interface HolidayLibrary {
  /** ISO 3166 codes as the library spells them, in order. */
  countries(): readonly string[];
  /** Empty where it has none, or does not know the country. */
  states(country: string): readonly string[];
  /** Empty where it has none, or does not know the state. */
  regions(country: string, state: string): readonly string[];
  /** Public holidays that begin in a year, by date. */
  publicHolidays(place: HolidayPlace, year: number): readonly PublicHoliday[];
  /** False where the library knows no public holiday of a year, or cannot work out some of them. */
  coversYear(place: HolidayPlace, year: number): boolean;
}

/**
 * The library counts on with the clock of the machine, so that a holiday is an hour longer or shorter where that is set
 * back or forward. No holiday ends so near behind a midnight.
 */
const CLOCK_CHANGE = 2 * HOUR;

/** Months of the Hijri calendar, as rules of the library name them. */
const HIJRI = /\b(?:Muharram|Safar|Rabi|Jumada|Rajab|Shaban|Ramadan|Shawwal|Dhu)\b/;

/** The library has the Hijri calendar as a table, whose last whole year this is; the others it computes. */
const LAST_HIJRI_YEAR = 2076;

class CarriedHolidays implements HolidayLibrary {
  readonly #all = new Holidays();
  readonly #places = new Map<string, Holidays>();
  readonly #years = new Map<string, readonly PublicHoliday[]>();

  countries(): readonly string[] {
    return codes(this.#all.getCountries());
  }

  states(country: string): readonly string[] {
    return codes(this.#all.getStates(country));
  }

  regions(country: string, state: string): readonly string[] {
    return codes(this.#all.getRegions(country, state));
  }

  publicHolidays(place: HolidayPlace, year: number): readonly PublicHoliday[] {
    const key = `${keyOf(place)} ${year}`;
    const known = this.#years.get(key);
    if (known) return known;
    const holidays = this.#place(place)
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .map(publicHoliday)
      .sort((a, b) => a.first - b.first);
    this.#years.set(key, holidays);
    return holidays;
  }

  coversYear(place: HolidayPlace, year: number): boolean {
    if (this.publicHolidays(place, year).length === 0) return false;
    if (year <= LAST_HIJRI_YEAR) return true;
    return !this.#place(place)
      .getHolidays(LAST_HIJRI_YEAR)
      .some(({ rule }) => HIJRI.test(rule));
  }

  #place(place: HolidayPlace): Holidays {
    const key = keyOf(place);
    const known = this.#places.get(key);
    if (known) return known;
    const { country, state, region } = place;
    const holidays = new Holidays(
      { country, ...(state === null ? {} : { state }), ...(region === null ? {} : { region }) },
      // Start and end in one zone, so that they tell how long a holiday is.
      { types: ['public'], languages: ['en'], timezone: 'UTC' },
    );
    this.#places.set(key, holidays);
    return holidays;
  }
}

interface Found {
  /** Local date and time, with an offset behind where the day starts on the evening before: `2026-03-20 00:00:00 -0600`. */
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
  readonly name: string;
}

/**
 * By the local date. A holiday that starts at noon (`12-31 12:00`) takes its whole date, and one of three days and some
 * hours takes four: a push that should have waited must not pass. The evening before, with which days of the Hijri and
 * the Hebrew calendar start, is not taken: offices close on the date.
 */
function publicHoliday({ date, start, end, name }: Found): PublicHoliday {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = date.split(/[- :]/).map(Number);
  const length = hour * HOUR + minute * MINUTE + end.getTime() - start.getTime();
  return {
    first: dayNumberOf({ year, month, day }),
    days: Math.max(1, Math.ceil((length - CLOCK_CHANGE) / DAY)),
    name,
  };
}

function codes(names: Readonly<Record<string, string>> | undefined): readonly string[] {
  return Object.keys(names ?? {}).sort();
}

function keyOf({ country, state, region }: HolidayPlace): string {
  return [country, state ?? '', region ?? ''].join('.');
}

export const holidayLibrary: HolidayLibrary = new CarriedHolidays();
