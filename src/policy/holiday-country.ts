import { civilDateOf, type DayNumber } from '../core/civil.ts';
import type { HolidayList } from '../core/holidays.ts';
import { nearest } from '../core/nearest.ts';
import type { HolidayLibrary, HolidayPlace } from './holiday-library.ts';
import type { HolidaySources } from './holidays.ts';
import type { YamlPath } from './yaml-places.ts';

/** Reads the public holidays of a country, or of a part of it; codes in any case. */
export function readCountry(
  written: HolidayPlace,
  path: YamlPath,
  { library, teller }: HolidaySources,
): HolidayList | null {
  if (!library) throw new Error('the policy names a country, and no library of public holidays was handed in');
  const country = codeOf(written.country, library.countries());
  if (country === null) {
    const { country: got } = written;
    teller.value([...path, 'country'], { kind: 'country-unknown', got, suggestion: countryFor(got, library) });
    return null;
  }
  const states = library.states(country);
  const state = written.state === null ? null : codeOf(written.state, states);
  if (written.state !== null && state === null) {
    const suggestion = partFor(written.state, country, states);
    const got = written.state;
    teller.value([...path, 'state'], { kind: 'state-unknown', got, within: country, known: states, suggestion });
    return null;
  }
  const regions = state === null ? [] : library.regions(country, state);
  const region = written.region === null ? null : codeOf(written.region, regions);
  if (written.region !== null && state !== null && region === null) {
    const within = `${country}-${state}`;
    const suggestion = partFor(written.region, within, regions);
    const got = written.region;
    teller.value([...path, 'region'], { kind: 'country-region-unknown', got, within, known: regions, suggestion });
    return null;
  }
  const { line, column } = teller.places.value(path);
  return new PublicHolidays({ country, state, region }, { line, column }, library);
}

/** The code as the library spells it. */
function codeOf(written: string, codes: readonly string[]): string | null {
  const wanted = written.trim().toLowerCase();
  return codes.find((code) => code.toLowerCase() === wanted) ?? null;
}

/** What people write for the two-letter codes of ISO 3166 that a misspelling does not lead to. */
const COUNTRY_BY_WORD: Readonly<Record<string, string>> = {
  uk: 'GB',
  en: 'GB',
  gbr: 'GB',
  england: 'GB',
  scotland: 'GB',
  usa: 'US',
  deu: 'DE',
  ger: 'DE',
  germany: 'DE',
  deutschland: 'DE',
  fra: 'FR',
  france: 'FR',
  esp: 'ES',
  spain: 'ES',
  ita: 'IT',
  italy: 'IT',
  nld: 'NL',
  netherlands: 'NL',
  aut: 'AT',
  austria: 'AT',
  che: 'CH',
  switzerland: 'CH',
  pol: 'PL',
  poland: 'PL',
  ind: 'IN',
  india: 'IN',
  jpn: 'JP',
  japan: 'JP',
  can: 'CA',
  canada: 'CA',
  aus: 'AU',
  australia: 'AU',
  bra: 'BR',
  brazil: 'BR',
};

/** Of two letters any other two are near, so that no nearest code is guessed. */
function countryFor(written: string, library: HolidayLibrary): string | null {
  const wanted = written.trim().toLowerCase();
  if (Object.hasOwn(COUNTRY_BY_WORD, wanted)) return codeOf(COUNTRY_BY_WORD[wanted] ?? '', library.countries());
  const [, before = '', behind = ''] = /^([a-z]{2})-([a-z\d]+)$/.exec(wanted) ?? [];
  const country = codeOf(before, library.countries());
  if (country === null) return null;
  const state = codeOf(behind, library.states(country));
  return state === null ? country : `${country} with state: ${state}`;
}

/** `DE-BY` for `BY`, or a misspelling of a longer code. */
function partFor(written: string, within: string, codes: readonly string[]): string | null {
  const wanted = written.trim().toLowerCase();
  const behind = wanted.startsWith(`${within.toLowerCase()}-`) ? wanted.slice(within.length + 1) : wanted;
  return codeOf(behind, codes) ?? (wanted.length > 2 ? nearest(wanted, codes) : null);
}

type Holiday = ReturnType<HolidayList['on']>;

class PublicHolidays implements HolidayList {
  readonly text: string;
  readonly place: HolidayList['place'];
  readonly #where: HolidayPlace;
  readonly #library: HolidayLibrary;
  readonly #years = new Map<number, ReadonlyMap<DayNumber, Holiday>>();

  constructor(where: HolidayPlace, place: HolidayList['place'], library: HolidayLibrary) {
    this.text = [where.country, where.state, where.region].filter((code) => code !== null).join('-');
    this.place = place;
    this.#where = where;
    this.#library = library;
  }

  on(day: DayNumber): Holiday {
    const { year } = civilDateOf(day);
    // One that began before the year's end may go on.
    return this.#beginningIn(year).get(day) ?? this.#beginningIn(year - 1).get(day) ?? null;
  }

  coversYear(year: number): boolean {
    return this.#library.coversYear(this.#where, year);
  }

  #beginningIn(year: number): ReadonlyMap<DayNumber, Holiday> {
    const known = this.#years.get(year);
    if (known) return known;
    const days = new Map<DayNumber, Holiday>();
    for (const { first, days: length, name } of this.#library.publicHolidays(this.#where, year)) {
      for (let day = first; day < first + length; day++) {
        if (!days.has(day)) days.set(day, { name, place: this.place });
      }
    }
    this.#years.set(year, days);
    return days;
  }
}
