import { civilDateOf, type DayNumber, daysInMonth } from '../../core/civil.ts';
import type { DayKey, PartitionKey, Partitions } from './partitions.ts';
import { any, dateLiteral, dayText, identifier, isOneOf, literal } from './sql-text.ts';

/** What of a table is read. */
export interface Part {
  /** UTC days of the partitions, the first one and the one behind the last. */
  readonly days: { readonly from: DayNumber; readonly to: DayNumber };
  /** Empty: all. */
  readonly accounts: readonly string[];
  /** Empty: all. */
  readonly regions: readonly string[];
}

/** Conditions that let the engine leave out what need not be read. */
export function partitionConditions(partitions: Partitions, { days, accounts, regions }: Part): string[] {
  return [
    ...(partitions.days === null ? [] : [daysCondition(partitions.days, days)]),
    ...keyCondition(partitions.account, accounts),
    ...keyCondition(partitions.region, regions),
  ];
}

function daysCondition(key: DayKey, { from, to }: Part['days']): string {
  switch (key.kind) {
    case 'formatted':
      return between(identifier(key.column), literal(formatted(key.format, from)), literal(formatted(key.format, to)));
    case 'digits': {
      const digits = `substr(regexp_replace(${identifier(key.column)}, '[^0-9]', ''), 1, 8)`;
      return `(length(${digits}) < 8 OR (${between(digits, literal(digitsOf(from)), literal(digitsOf(to)))}))`;
    }
    case 'number':
      return between(identifier(key.column), digitsOf(from), digitsOf(to));
    case 'date':
      return between(identifier(key.column), dateLiteral(from), dateLiteral(to));
    case 'parts':
      return partsCondition(key, from, to);
  }
}

/** Month by month, so that the engine knows every value of each column beforehand. */
function partsCondition(
  { year, month, day }: Extract<DayKey, { kind: 'parts' }>,
  from: DayNumber,
  to: DayNumber,
): string {
  if (month === null) {
    const years = new Set(monthsOf(from, to).map((stretch) => stretch.year));
    return isOneOf(identifier(year.column), [...years], (value) => valueText(year, String(value)));
  }
  return any(
    monthsOf(from, to).map(({ year: y, month: m, first, last }) => {
      const whole = first === 1 && last === daysInMonth(y, m);
      const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      return `(${[
        `${identifier(year.column)} = ${valueText(year, String(y))}`,
        partIs(month, [m]),
        ...(whole || day === null ? [] : [partIs(day, days)]),
      ].join(' AND ')})`;
    }),
  );
}

interface Month {
  readonly year: number;
  readonly month: number;
  /** Days of the month, both inclusive. */
  readonly first: number;
  readonly last: number;
}

function monthsOf(from: DayNumber, to: DayNumber): Month[] {
  const months: Month[] = [];
  for (let at = from; at < to; ) {
    const { year, month, day } = civilDateOf(at);
    const last = Math.min(daysInMonth(year, month), day + (to - at) - 1);
    months.push({ year, month, first: day, last });
    at += last - day + 1;
  }
  return months;
}

/** Months and days of texts are written with a zero in front by some, without by others, if nothing is told of it. */
function partIs(key: PartitionKey, numbers: readonly number[]): string {
  const texts = numbers.map(String);
  const digits = key.type === 'whole-number' ? [1] : key.digits === null ? [2, 1] : [key.digits];
  const values = [...new Set(texts.flatMap((text) => digits.map((count) => text.padStart(count, '0'))))];
  return isOneOf(identifier(key.column), values, (value) => valueText(key, value));
}

function keyCondition(key: PartitionKey | null, values: readonly string[]): string[] {
  if (key === null || values.length === 0) return [];
  return [isOneOf(identifier(key.column), [...new Set(values)].sort(), (value) => valueText(key, value))];
}

function valueText({ type }: PartitionKey, text: string): string {
  // Accounts are digits; as numbers they lose the zeros in front.
  return type === 'whole-number' && /^\d+$/.test(text) ? String(BigInt(text)) : literal(text);
}

function between(sql: string, from: string, to: string): string {
  return `${sql} >= ${from} AND ${sql} < ${to}`;
}

function digitsOf(day: DayNumber): string {
  return dayText(day).replaceAll('-', '');
}

/** In a form that `partitionsOf` let pass. */
function formatted(format: string, day: DayNumber): string {
  const [year = '', month = '', date = ''] = dayText(day).split('-');
  return format
    .replace('yyyy', year)
    .replace('MM', month)
    .replace('dd', date)
    .replace(/HH|mm|ss/g, '00');
}
