import type { DayNumber } from './civil.ts';
import type { Place } from './window.ts';

/** One source of holidays: the dates that the policy lists, a country, a calendar file. */
export interface HolidayList {
  /** `the dates in the file`, `DE-BY`, `closing-days.ics`. */
  readonly text: string;
  readonly place: Place;
  /** The holiday of a local date; `name` is `null` where it bears none. `null`: none here. */
  on(day: DayNumber): { readonly name: string | null; readonly place: Place } | null;
  /** Whether the list has anything at all to say of a year. */
  coversYear(year: number): boolean;
}

/** A local date on which no recurring window opens. */
export interface Holiday {
  readonly day: DayNumber;
  readonly name: string | null;
  /** The line of the policy file that makes it one. */
  readonly place: Place;
}

/** The holidays of a policy by date. Dates are asked for again and again, so each is looked up once. */
export class Holidays {
  readonly lists: readonly HolidayList[];
  readonly #known = new Map<DayNumber, Holiday | null>();

  constructor(lists: readonly HolidayList[]) {
    this.lists = lists;
  }

  /** The first list that has a name for the date names it, else the first that has the date. */
  on(day: DayNumber): Holiday | null {
    if (this.lists.length === 0) return null;
    const known = this.#known.get(day);
    if (known !== undefined) return known;
    const found = this.lists.map((list) => list.on(day)).filter((holiday) => holiday !== null);
    const best = found.find(({ name }) => name !== null) ?? found[0];
    const holiday = best ? { day, name: best.name, place: best.place } : null;
    this.#known.set(day, holiday);
    return holiday;
  }
}

/** Years that a list of holidays has nothing for. */
export interface UncoveredYear {
  readonly list: HolidayList;
  readonly years: readonly number[];
}

/** Which of some years the lists have nothing for (policy language, meaning 9). */
export function uncoveredYears({ lists }: Holidays, years: readonly number[]): UncoveredYear[] {
  return lists
    .map((list) => ({ list, years: years.filter((year) => !list.coversYear(year)) }))
    .filter((uncovered) => uncovered.years.length > 0);
}
