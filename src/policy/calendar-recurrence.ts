import { civilDateOf, type DayNumber, dayNumberOf, daysInMonth, type Weekday, weekdayOf } from '../core/civil.ts';
import { DAY, LAST_INSTANT } from '../core/instant.ts';
import type { RecurrenceRule } from './calendar-rule.ts';
import type { Reading } from './calendar-time.ts';

/** No rule is followed further: the day after the last that any zone has of the judged time. */
const LAST_DAY: DayNumber = LAST_INSTANT / DAY + 1;

/**
 * What a rule yields. Each day, week, month or year is worked out by itself, so that a far year costs no more than a
 * near one, and a rule that never comes true ends. The iterator of ical.js goes step by step, never ends on some such
 * rules, and leaves out what it does not know (BYWEEKNO without BYDAY, BYSETPOS of a week), so it is not used.
 */
export class Recurrence {
  readonly rule: RecurrenceRule;
  readonly #start: Reading;
  readonly #startDay: DayNumber;
  readonly #weekdays: ReadonlySet<Weekday>;
  /** Whether weekdays are all that a day is asked for: most rules are such, and are over sooner without a look at dates. */
  readonly #weekdaysOnly: boolean;
  #last: Reading | undefined;

  constructor(rule: RecurrenceRule, start: Reading) {
    this.rule = rule;
    this.#start = start;
    this.#startDay = Math.floor(start / DAY);
    this.#weekdays = new Set(rule.weekdays.map(({ weekday }) => weekday));
    const { months, monthDays, yearDays, weekNumbers, weekdays } = rule;
    const lists = [months, monthDays, yearDays, weekNumbers];
    this.#weekdaysOnly = lists.every((list) => list.length === 0) && weekdays.every(({ nth }) => nth === 0);
  }

  /** Whether it yields anything in the time that is judged. */
  comesTrue(): boolean {
    return this.#startDay > LAST_DAY || !this.#from(this.#start).next().done;
  }

  /** In order, `from` included and `to` not. What is not cut off here: UNTIL, for which the zone must be known. */
  between(from: Reading, to: Reading): Reading[] {
    const found: Reading[] = [];
    const last = this.#lastOfCount();
    for (const reading of this.#from(Math.max(from, this.#start))) {
      if (reading >= to || reading > last) break;
      found.push(reading);
    }
    return found;
  }

  /** The last that COUNT leaves. DTSTART always counts as the first, whether the rule yields it or not (3.3.10). */
  #lastOfCount(): Reading {
    const { count } = this.rule;
    if (count === null) return Number.POSITIVE_INFINITY;
    if (this.#last !== undefined) return this.#last;
    let last = this.#start;
    let counted = 1;
    for (const reading of this.#from(this.#start)) {
      if (counted >= count) break;
      if (reading === this.#start) continue;
      last = reading;
      counted++;
    }
    this.#last = last;
    return last;
  }

  *#from(from: Reading): Generator<Reading, undefined> {
    const { interval } = this.rule;
    const passed = this.#unitOf(Math.floor(from / DAY)) - this.#unitOf(this.#startDay);
    for (let step = Math.max(0, Math.floor(passed / interval)); ; step++) {
      const unit = this.#unitOf(this.#startDay) + step * interval;
      if (this.#firstDay(unit) > LAST_DAY) return;
      for (const reading of this.#inUnit(unit)) if (reading >= from) yield reading;
    }
  }

  /** Days, weeks, months or years since some first one. */
  #unitOf(day: DayNumber): number {
    switch (this.rule.frequency) {
      case 'DAILY':
        return day;
      case 'WEEKLY':
        return Math.floor((day - this.#aWeekStart()) / 7);
      case 'MONTHLY': {
        const { year, month } = civilDateOf(day);
        return year * 12 + month - 1;
      }
      case 'YEARLY':
        return civilDateOf(day).year;
    }
  }

  #firstDay(unit: number): DayNumber {
    switch (this.rule.frequency) {
      case 'DAILY':
        return unit;
      case 'WEEKLY':
        return this.#aWeekStart() + unit * 7;
      case 'MONTHLY':
        return dayNumberOf({ year: Math.floor(unit / 12), month: (unit % 12) + 1, day: 1 });
      case 'YEARLY':
        return dayNumberOf({ year: unit, month: 1, day: 1 });
    }
  }

  /** The day of the week that weeks start with, in the week of 1970-01-01, a Thursday. */
  #aWeekStart(): DayNumber {
    return this.rule.weekStart - 4;
  }

  #inUnit(unit: number): Reading[] {
    const { times, positions } = this.rule;
    const days = this.#days(unit);
    if (days.length === 0) return [];
    const all = days.flatMap((day) => times.map((time) => day * DAY + time));
    if (positions.length === 0) return all;
    return all.filter((_, index) => positions.includes(index + 1) || positions.includes(index - all.length));
  }

  #days(unit: number): DayNumber[] {
    const { frequency, months } = this.rule;
    const first = this.#firstDay(unit);
    if (frequency === 'YEARLY' && months.length > 0) {
      return [...months]
        .sort((a, b) => a - b)
        .flatMap((month) => {
          const from = dayNumberOf({ year: unit, month, day: 1 });
          return this.#matching(from, from + daysInMonth(unit, month));
        });
    }
    return this.#matching(first, this.#firstDay(unit + 1));
  }

  #matching(from: DayNumber, to: DayNumber): DayNumber[] {
    const days: DayNumber[] = [];
    for (let day = from; day < to; day++) if (this.#matches(day)) days.push(day);
    return days;
  }

  /** All parts that RFC 5545 (table in 3.3.10) lets expand or limit come to this: a day is in every list that is given. */
  #matches(day: DayNumber): boolean {
    const { months, weekNumbers, yearDays, monthDays, weekdays } = this.rule;
    if (weekdays.length > 0 && !this.#weekdays.has(weekdayOf(day))) return false;
    if (this.#weekdaysOnly) return true;
    const { year, month, day: dayOfMonth } = civilDateOf(day);
    if (months.length > 0 && !months.includes(month)) return false;
    const inMonth = daysInMonth(year, month);
    if (!inList(monthDays, dayOfMonth, inMonth)) return false;
    if (weekdays.length > 0 && !this.#matchesWeekday(day, dayOfMonth, inMonth, year)) return false;
    if (yearDays.length > 0 && !inList(yearDays, ...placeInYear(day, year))) return false;
    return weekNumbers.length === 0 || inList(weekNumbers, ...this.#week(day));
  }

  #matchesWeekday(day: DayNumber, dayOfMonth: number, inMonth: number, year: number): boolean {
    const { frequency, months, weekdays } = this.rule;
    const ofYear = frequency === 'YEARLY' && months.length === 0;
    const [place, length] = ofYear ? placeInYear(day, year) : [dayOfMonth, inMonth];
    const own = weekdayOf(day);
    return weekdays.some(({ weekday, nth }) => {
      if (weekday !== own) return false;
      if (nth === 0) return true;
      return nth > 0 ? Math.ceil(place / 7) === nth : Math.ceil((length - place + 1) / 7) === -nth;
    });
  }

  /** The number of a day's week, and how many weeks its year has. The first week has four days in its year or more. */
  #week(day: DayNumber): [week: number, weeks: number] {
    const fourth = day - ((weekdayOf(day) - this.rule.weekStart + 7) % 7) + 3;
    const { year } = civilDateOf(fourth);
    const [place, length] = placeInYear(fourth, year);
    const left = Math.floor((length - place) / 7);
    const week = Math.ceil(place / 7);
    return [week, week + left];
  }
}

/** From 1, and the length of the year. */
function placeInYear(day: DayNumber, year: number): [place: number, length: number] {
  const first = dayNumberOf({ year, month: 1, day: 1 });
  return [day - first + 1, dayNumberOf({ year: year + 1, month: 1, day: 1 }) - first];
}

/** Whether a place from 1 to `length` is in a list that may count from the end; always, where the list is empty. */
function inList(list: readonly number[], place: number, length: number): boolean {
  return list.length === 0 || list.includes(place) || list.includes(place - length - 1);
}
