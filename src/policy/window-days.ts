import type { Weekday } from '../core/civil.ts';
import type { DayRule, Nth, NthWeekday } from '../core/day-rule.ts';
import { nearest } from '../core/nearest.ts';
import { cut, type Part, type TellAt } from './text-finding.ts';
import { looksLikeNth, nthWord, readNth } from './window-nth.ts';
import type { Word } from './window-words.ts';

const WEEKDAYS: readonly (readonly [Weekday, string])[] = [
  [1, 'monday'],
  [2, 'tuesday'],
  [3, 'wednesday'],
  [4, 'thursday'],
  [5, 'friday'],
  [6, 'saturday'],
  [7, 'sunday'],
];

const SHORT_NAMES = WEEKDAYS.map(([, name]) => name.slice(0, 3));

/** Words for several days that the language does not have, because they differ from country to country. */
const DAYS_BY_WORD: Readonly<Record<string, string>> = {
  weekday: 'mon-fri',
  weekdays: 'mon-fri',
  workday: 'mon-fri',
  workdays: 'mon-fri',
  weekend: 'sat,sun',
  weekends: 'sat,sun',
  daily: 'mon-sun',
  everyday: 'mon-sun',
  all: 'mon-sun',
};

/** The weekday that a name or the start of one (two letters or more) means. */
function weekdayNamed(name: string): Weekday | null {
  const wanted = name.toLowerCase();
  if (wanted.length < 2) return null;
  return WEEKDAYS.find(([, weekday]) => weekday.startsWith(wanted))?.[0] ?? null;
}

/** Whether a word is a day, a range of days or the start of an nth weekday: what tells days from a zone. */
export function looksLikeDays(word: string): boolean {
  return looksLikeNth(word) || word.split('-').every((name) => weekdayNamed(name) !== null);
}

/** Days that were read, of one text or of several that belong to one field. */
export class DayList {
  readonly #every = new Set<Weekday>();
  readonly #nth: NthWeekday[] = [];

  /** Reads words such as `mon-wed`, `sat` and `1st`, `3rd`, `fri`; ranges wrap over the week's end. */
  read(words: readonly Word[], tell: TellAt): void {
    let ordinals: Word[] = [];
    let wasNth = false;
    for (const word of words) {
      const isFirst = ordinals.length === 0;
      if (looksLikeNth(word.text)) {
        if (!isFirst && !word.afterComma) tell(word, { kind: 'window-stray', got: word.text });
        ordinals.push(word);
      } else if (isFirst) {
        if (wasNth) this.#tellNthOrEvery(word, tell);
        else this.#addEvery(word, tell);
      } else {
        if (word.afterComma) tellNthAlone(ordinals, tell);
        else this.#addNth(ordinals, word, tell);
        ordinals = [];
        wasNth = true;
      }
    }
    tellNthAlone(ordinals, tell);
  }

  /** `null` where there are none. */
  rule(): DayRule | null {
    const rules: DayRule[] = [];
    if (this.#every.size > 0) rules.push({ kind: 'weekdays', days: this.#every });
    if (this.#nth.length > 0) rules.push({ kind: 'nth-weekdays', days: this.#nth });
    return rules.length > 1 ? { kind: 'any-of', rules } : (rules[0] ?? null);
  }

  #addEvery(word: Word, tell: TellAt): void {
    const named = readItem(word, tell);
    const twice = named.find((day) => this.#every.has(day));
    if (twice !== undefined) tellTwice(word, shortName(twice), tell);
    for (const day of named) this.#every.add(day);
  }

  #addNth(ordinals: readonly Word[], word: Word, tell: TellAt): void {
    const [first = word] = ordinals;
    if (word.text.includes('-')) {
      tell(word, { kind: 'nth-range', got: word.text });
      return;
    }
    const nths = ordinals.map((ordinal) => readNth(ordinal, tell));
    const weekday = readDay(word, tell);
    if (weekday === null) return;
    for (const nth of nths) {
      if (nth === null) continue;
      if (this.#every.has(weekday)) tellTwice(word, shortName(weekday), tell);
      else if (this.#hasNth(nth, weekday)) tellTwice(first, `${nthWord(nth)} ${shortName(weekday)}`, tell);
      this.#nth.push({ nth, weekday });
    }
  }

  #hasNth(nth: Nth, weekday: Weekday): boolean {
    return this.#nth.some((known) => known.nth === nth && known.weekday === weekday);
  }

  /** `1st tue,thu` is the first Thursday to some and every Thursday to others. */
  #tellNthOrEvery(word: Word, tell: TellAt): void {
    const nth = this.#nth.at(-1)?.nth ?? 1;
    const days = readItem(word, tell).map((day) => `${nthWord(nth)} ${shortName(day)}`);
    if (days.length > 0) tell(word, { kind: 'nth-or-every', got: word.text, suggestion: days.join() });
  }
}

function shortName(day: Weekday): string {
  return SHORT_NAMES[day - 1] ?? '';
}

function tellTwice(part: Part, day: string, tell: TellAt): void {
  tell(part, { kind: 'weekday-twice', got: part.text, day });
}

function tellNthAlone([first]: readonly Word[], tell: TellAt): void {
  if (first) tell(first, { kind: 'nth-without-weekday', got: first.text });
}

function readItem(item: Part, tell: TellAt): readonly Weekday[] {
  const ends = cut(item, '-');
  const [first, last, more] = ends;
  if (more || ends.some(({ text }) => text === '')) {
    tell(item, { kind: 'weekday-range', got: item.text });
    return [];
  }
  const from = first && readDay(first, tell);
  const to = last ? readDay(last, tell) : from;
  if (!from || !to) return [];
  if (last && from === to) {
    tell(item, { kind: 'weekday-range-of-one', got: item.text, suggestion: shortName(from) });
    return [];
  }
  return WEEKDAYS.map(([day]) => day).filter((day) =>
    from <= to ? from <= day && day <= to : day <= to || from <= day,
  );
}

/** The weekday that a word names. */
export function readDay(part: Part, tell: TellAt): Weekday | null {
  const day = weekdayNamed(part.text);
  if (day === null) tell(part, { kind: 'weekday-unknown', got: part.text, suggestion: suggestionFor(part.text) });
  return day;
}

function suggestionFor(word: string): string | null {
  const wanted = word.toLowerCase();
  if (Object.hasOwn(DAYS_BY_WORD, wanted)) return DAYS_BY_WORD[wanted] ?? null;
  const near =
    nearest(wanted, SHORT_NAMES) ??
    nearest(
      wanted,
      WEEKDAYS.map(([, name]) => name),
    );
  return near?.slice(0, 3) ?? null;
}
