import { civilDateOf, type DayNumber } from '../core/civil.ts';
import type { HolidayList } from '../core/holidays.ts';
import type { Place } from '../core/window.ts';
import { looksLikeDate, readDate } from './dates.ts';
import type { Teller } from './teller.ts';
import type { YamlPath } from './yaml-places.ts';

interface ListedDate {
  readonly name: string | null;
  readonly place: Place;
}

/** The dates that a policy lists among its holidays. */
export class HolidayDates {
  readonly #teller: Teller;
  readonly #days = new Map<DayNumber, ListedDate>();

  constructor(teller: Teller) {
    this.#teller = teller;
  }

  /** An item that is a text. */
  addText(text: string, path: YamlPath): void {
    if (looksLikeDate(text)) this.add(text, path, null, path);
    else this.#teller.value(path, { kind: 'holiday-text', got: text, suggestion: mappingFor(text) });
  }

  /** `at`: where the date stands; `path`: its item. */
  add(text: string, at: YamlPath, name: string | null, path: YamlPath): void {
    if (looksLikeDate(text) && /\d\/\d{4}-/.test(text)) {
      this.#teller.value(at, { kind: 'holiday-range', got: text });
      return;
    }
    const day = readDate({ text, offset: 0 }, (part, finding) => {
      this.#teller.within(at, { finding, offset: part.offset, length: part.text.length });
    });
    if (day === null) return;
    const { line, column } = this.#teller.places.value(path);
    const first = this.#days.get(day);
    if (first) this.#teller.value(at, { kind: 'holiday-twice', got: text, firstLine: first.place.line });
    else this.#days.set(day, { name: name?.trim() || null, place: { line, column } });
  }

  /** `null` where there are none. */
  list(): HolidayList | null {
    const days = this.#days;
    const [first] = days.values();
    if (!first) return null;
    const years = new Set([...days.keys()].map((day) => civilDateOf(day).year));
    return {
      text: 'the dates in the file',
      place: first.place,
      on: (day) => days.get(day) ?? null,
      coversYear: (year) => years.has(year),
    };
  }
}

/** What a text that is no date was most likely meant to be. */
function mappingFor(text: string): string | null {
  if (/\.ics$/i.test(text)) return `calendar: ${text}`;
  const [, country, state] = /^([A-Za-z]{2})(?:-([A-Za-z\d]{1,3}))?$/.exec(text) ?? [];
  if (!country) return null;
  return state
    ? `{ country: ${country.toUpperCase()}, state: ${state.toUpperCase()} }`
    : `country: ${text.toUpperCase()}`;
}
