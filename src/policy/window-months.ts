import type { DayOfMonthRange } from '../core/day-rule.ts';
import { nearest } from '../core/nearest.ts';
import { cut, type Part, type TellAt } from './text-finding.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Shortest and longest month, in days. */
const SHORTEST = 28;
const LONGEST = 31;

/** Adds the months of a word such as `dec` or `nov-jan`; ranges wrap over the year's end. 1 is January. */
export function readMonths(item: Part, months: Set<number>, tell: TellAt): void {
  const ends = cut(item, '-');
  const [first, last, more] = ends;
  if (!first || more || ends.some(({ text }) => text === '')) {
    tell(item, { kind: 'month-range', got: item.text });
    return;
  }
  const from = readMonth(first, tell);
  const to = last ? readMonth(last, tell) : from;
  if (from === null || to === null) return;
  if (last && from === to) {
    tell(item, { kind: 'month-range-of-one', got: item.text, suggestion: shortName(from) });
    return;
  }
  const named = MONTHS.map((_, index) => index + 1).filter((month) =>
    from <= to ? from <= month && month <= to : month <= to || from <= month,
  );
  if (named.some((month) => months.has(month))) tell(item, { kind: 'window-field-twice', got: item.text });
  for (const month of named) months.add(month);
}

/** The name of a month by its number, as the language has it; `null` where there is no such month. */
export function monthName(number: number): string | null {
  return MONTHS[number - 1]?.slice(0, 3) ?? null;
}

/** Adds the days of a word such as `15`, `1-7`, `-1` or `-3--1`; negative ones count from the month's end. */
export function readDaysOfMonth(item: Part, ranges: DayOfMonthRange[], tell: TellAt): void {
  const found = /^(-?\d{1,2})(?:-(-?\d{1,2}))?$/.exec(item.text);
  const [from = 0, to = 0] = found ? [Number(found[1]), Number(found[2] ?? found[1])] : [];
  if ([from, to].some((day) => day === 0 || Math.abs(day) > LONGEST)) {
    tell(item, { kind: 'day-of-month-unreadable', got: item.text });
    return;
  }
  if (canRunBackwards(from, to)) {
    tell(item, { kind: 'days-of-month-backwards', got: item.text, suggestion: forwards(from, to) });
    return;
  }
  if (ranges.some((range) => range.from === from && range.to === to)) {
    tell(item, { kind: 'window-field-twice', got: item.text });
  }
  ranges.push({ from, to });
}

/** Whether in a month of some length the range would end before it starts. */
function canRunBackwards(from: number, to: number): boolean {
  return [SHORTEST, LONGEST].some((days) => inMonthOf(days, from) > inMonthOf(days, to));
}

/** `25-5` most likely goes on into the next month; what was meant where the ends differ in kind, nobody knows. */
function forwards(from: number, to: number): string | null {
  if (from > 0 && to > 0) return `${from}--1,1-${to}`;
  return from < 0 && to < 0 ? `${to}-${from}` : null;
}

function inMonthOf(days: number, day: number): number {
  return day < 0 ? days + 1 + day : day;
}

function readMonth(part: Part, tell: TellAt): number | null {
  const wanted = part.text.toLowerCase();
  const index = wanted.length < 3 ? -1 : MONTHS.findIndex((name) => name.startsWith(wanted));
  if (index !== -1) return index + 1;
  const near =
    nearest(wanted, MONTHS) ??
    nearest(
      wanted,
      MONTHS.map((name) => name.slice(0, 3)),
    );
  const suggestion = /^\d+$/.test(wanted) ? monthName(Number(wanted)) : (near?.slice(0, 3) ?? null);
  tell(part, { kind: 'month-unknown', got: part.text, suggestion });
  return null;
}

function shortName(month: number): string {
  return monthName(month) ?? '';
}
