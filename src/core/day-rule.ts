import { civilDateOf, type DayNumber, daysInMonth, type Weekday, weekdayOf } from './civil.ts';
import { DAY, LAST_INSTANT } from './instant.ts';

/** Which of a month's weekdays of one name: the first to the fifth, or the last. */
export type Nth = 1 | 2 | 3 | 4 | 5 | 'last';

export interface NthWeekday {
  readonly nth: Nth;
  readonly weekday: Weekday;
}

/** Days from `first` to `last`, both included. */
export interface DateRange {
  readonly first: DayNumber;
  readonly last: DayNumber;
}

/** Days of a month from `from` to `to`, both included: 1 is the first day, -1 the last. In no month it runs backwards. */
export interface DayOfMonthRange {
  readonly from: number;
  readonly to: number;
}

/** On which local days a window opens. */
export type DayRule =
  | { readonly kind: 'weekdays'; readonly days: ReadonlySet<Weekday> }
  | { readonly kind: 'nth-weekdays'; readonly days: readonly NthWeekday[] }
  /** 1 is January. */
  | { readonly kind: 'months'; readonly months: ReadonlySet<number> }
  | { readonly kind: 'days-of-month'; readonly ranges: readonly DayOfMonthRange[] }
  | { readonly kind: 'dates'; readonly ranges: readonly DateRange[] }
  | { readonly kind: 'any-of' | 'all-of'; readonly rules: readonly DayRule[] };

/** Whether a window of this rule opens on a day. */
export function opensOn(rule: DayRule, day: DayNumber): boolean {
  switch (rule.kind) {
    case 'weekdays':
      return rule.days.has(weekdayOf(day));
    case 'nth-weekdays':
      return rule.days.some(({ nth, weekday }) => weekday === weekdayOf(day) && isNth(nth, day));
    case 'months':
      return rule.months.has(civilDateOf(day).month);
    case 'days-of-month':
      return isDayOfMonth(rule.ranges, day);
    case 'dates':
      return rule.ranges.some(({ first, last }) => first <= day && day <= last);
    case 'any-of':
      return rule.rules.some((part) => opensOn(part, day));
    case 'all-of':
      return rule.rules.every((part) => opensOn(part, day));
  }
}

/** No day outside this range is of the rule; without end where no date limits it, backwards where it has no day. */
export function boundsOf(rule: DayRule): DateRange {
  switch (rule.kind) {
    case 'weekdays':
    case 'nth-weekdays':
    case 'months':
    case 'days-of-month':
      return { first: -Infinity, last: Infinity };
    case 'dates':
      return around(rule.ranges);
    case 'any-of':
      return around(rule.rules.map(boundsOf));
    case 'all-of': {
      const bounds = rule.rules.map(boundsOf);
      return {
        first: Math.max(-Infinity, ...bounds.map(({ first }) => first)),
        last: Math.min(Infinity, ...bounds.map(({ last }) => last)),
      };
    }
  }
}

/** After so many days the weekdays of all dates come again: from 1970 to 2099 every fourth year has a leap day. */
const CALENDAR_CYCLE = 28 * 365 + 7;

/** Whether there is any day of the rule in the time that the product judges. */
export function everOpens(rule: DayRule): boolean {
  const { first, last } = boundsOf(rule);
  const end = last === Infinity ? CALENDAR_CYCLE : Math.min(last + 1, LAST_INSTANT / DAY);
  for (let day = Math.max(first, 0); day < end; day++) if (opensOn(rule, day)) return true;
  return false;
}

function around(ranges: readonly DateRange[]): DateRange {
  return {
    first: Math.min(Infinity, ...ranges.map(({ first }) => first)),
    last: Math.max(-Infinity, ...ranges.map(({ last }) => last)),
  };
}

function isNth(nth: Nth, dayNumber: DayNumber): boolean {
  const { year, month, day } = civilDateOf(dayNumber);
  return nth === 'last' ? day + 7 > daysInMonth(year, month) : Math.ceil(day / 7) === nth;
}

function isDayOfMonth(ranges: readonly DayOfMonthRange[], dayNumber: DayNumber): boolean {
  const { year, month, day } = civilDateOf(dayNumber);
  const fromStart = (value: number) => (value < 0 ? daysInMonth(year, month) + 1 + value : value);
  return ranges.some(({ from, to }) => fromStart(from) <= day && day <= fromStart(to));
}
