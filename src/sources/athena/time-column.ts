import { type Interval, SECOND } from '../../core/instant.ts';
import { literal, timestampLiteral } from './sql-text.ts';

/** How a table says when a call was made. */
export type TimeColumn =
  /** As CloudTrail writes it, or with a space and a fraction as some exports do. */
  | { readonly kind: 'text'; readonly sql: string }
  | { readonly kind: 'timestamp'; readonly sql: string }
  /** Milliseconds since 1970. `pruned`: the same as a timestamp, by which an Iceberg table is partitioned. */
  | { readonly kind: 'milliseconds'; readonly sql: string; readonly pruned: string | null };

const START = "'^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}'";

/** As CloudTrail writes `eventTime`. */
const ISO = "'%Y-%m-%dT%H:%i:%sZ'";
const DAY_FORM = "'%Y-%m-%d'";

/** Records that the engine finds in the range, and those whose time it cannot read: they may be in it. */
export function timeMayBeIn(time: TimeColumn, range: Interval): string {
  switch (time.kind) {
    case 'text':
      return `(NOT coalesce(regexp_like(${time.sql}, ${START}), false) OR (${timeIsIn(time, range)}))`;
    case 'timestamp':
      return `(${time.sql} IS NULL OR (${timeIsIn(time, range)}))`;
    case 'milliseconds': {
      const { from, to } = wholeSeconds(range);
      const exact = `(${time.sql} IS NULL OR (${timeIsIn(time, range)}))`;
      if (time.pruned === null) return exact;
      return `(${time.pruned} IS NULL OR (${between(time.pruned, timestampLiteral(from), timestampLiteral(to))}))\n  AND ${exact}`;
    }
  }
}

/** Half open; what CloudTrail writes are whole seconds. */
function timeIsIn(time: TimeColumn, range: Interval): string {
  const { from, to } = wholeSeconds(range);
  switch (time.kind) {
    case 'text':
      return between(secondsOf(time.sql), literal(secondText(from)), literal(secondText(to)));
    case 'timestamp':
      return between(time.sql, timestampLiteral(from), timestampLiteral(to));
    case 'milliseconds':
      return between(time.sql, String(from), String(to));
  }
}

/** The time as CloudTrail writes it. */
export function eventTimeSql(time: TimeColumn): string {
  switch (time.kind) {
    case 'text':
      return time.sql;
    case 'timestamp':
      return `date_format(${time.sql}, ${ISO})`;
    case 'milliseconds':
      return `try(date_format(${momentOf(time.sql)}, ${ISO}))`;
  }
}

/** The UTC day: `2026-10-24`. */
export function daySql(time: TimeColumn): string {
  switch (time.kind) {
    case 'text':
      return `substr(${time.sql}, 1, 10)`;
    case 'timestamp':
      return `date_format(${time.sql}, ${DAY_FORM})`;
    case 'milliseconds':
      return `try(date_format(${momentOf(time.sql)}, ${DAY_FORM}))`;
  }
}

/** Without fraction and zone, so that both ways of writing compare. */
function secondsOf(sql: string): string {
  return `replace(substr(${sql}, 1, 19), ' ', 'T')`;
}

function momentOf(milliseconds: string): string {
  return `from_unixtime(${milliseconds} / 1000) AT TIME ZONE 'UTC'`;
}

function between(sql: string, from: string, to: string): string {
  return `${sql} >= ${from} AND ${sql} < ${to}`;
}

function secondText(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19);
}

function wholeSeconds({ from, to }: Interval): Interval {
  return { from: Math.ceil(from / SECOND) * SECOND, to: Math.ceil(to / SECOND) * SECOND };
}
