import type { DayNumber } from '../../core/civil.ts';
import { DAY, type Instant } from '../../core/instant.ts';

/**
 * The only door from data to SQL. Parameters of an execution are no way around it: Athena takes them as SQL text too
 * (Amazon Athena API Reference, "StartQueryExecution", `ExecutionParameters`). A text in quotes ends at the next quote
 * that is not doubled; nothing else in it means anything (Trino, `SqlBase.g4`: STRING, QUOTED_IDENTIFIER).
 */

/** Half of a surrogate pair on its own: UTF-8 has no such thing, so the engine would read another text. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** A text as a value. Throws a `RangeError` for one that UTF-8 cannot carry. */
export function literal(text: string): string {
  return `'${carried(text).replaceAll("'", "''")}'`;
}

/** A name, quoted: never a keyword, nor anything but a name. It must not be empty. */
export function identifier(name: string): string {
  return `"${carried(name).replaceAll('"', '""')}"`;
}

/** A column, and fields of structs in it. */
export function columnPath(path: readonly string[]): string {
  return path.map(identifier).join('.');
}

/** A moment without a zone, as the engine compares it in UTC: `TIMESTAMP '2026-10-24 00:14:09.000'`. */
export function timestampLiteral(instant: Instant): string {
  return `TIMESTAMP ${literal(new Date(instant).toISOString().replace('T', ' ').replace('Z', ''))}`;
}

/** `DATE '2026-10-24'` */
export function dateLiteral(day: DayNumber): string {
  return `DATE ${literal(dayText(day))}`;
}

/** `2026-10-24` */
export function dayText(day: DayNumber): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** `expression IN (…)`, each value as `write` writes it; the values must not be none. */
export function isOneOf<Value>(expression: string, values: readonly Value[], write: (value: Value) => string): string {
  const [only] = values;
  return only !== undefined && values.length === 1
    ? `${expression} = ${write(only)}`
    : `${expression} IN (${values.map(write).join(', ')})`;
}

/** Conditions that all hold, each in parentheses where it is an alternative. */
export function all(conditions: readonly string[]): string {
  return conditions.join('\n  AND ');
}

/** Conditions of which one holds: AND binds before OR. */
export function any(conditions: readonly string[]): string {
  const [only] = conditions;
  return only !== undefined && conditions.length === 1 ? only : `(${conditions.join(' OR ')})`;
}

function carried(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new RangeError('a text for SQL with half of a surrogate pair');
  return text;
}
