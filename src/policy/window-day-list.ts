import type { Weekday } from '../core/civil.ts';
import type { DayRule, Nth, NthWeekday } from '../core/day-rule.ts';
import type { Part, TellAt } from './text-finding.ts';
import { readDay, readWeekdays, shortName } from './window-days.ts';
import { looksLikeNth, nthWord, readNth } from './window-nth.ts';
import type { Word } from './window-words.ts';

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
        if (word !== words[0] && !word.afterComma) tell(word, { kind: 'window-stray', got: word.text });
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
    const named = readWeekdays(word, tell);
    const twice = named.find((day) => this.#every.has(day) || this.#nth.some(({ weekday }) => weekday === day));
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
    const days = readWeekdays(word, tell).map((day) => `${nthWord(nth)} ${shortName(day)}`);
    if (days.length > 0) tell(word, { kind: 'nth-or-every', got: word.text, suggestion: days.join() });
  }
}

function tellTwice(part: Part, day: string, tell: TellAt): void {
  tell(part, { kind: 'weekday-twice', got: part.text, day });
}

function tellNthAlone([first]: readonly Word[], tell: TellAt): void {
  if (first) tell(first, { kind: 'nth-without-weekday', got: first.text });
}
