import { DAY, type Interval } from '../../core/instant.ts';
import { ARRIVAL_CALLS, ARRIVAL_SOURCES, LOGGING_CALLS } from '../calls.ts';
import type { Field } from './field.ts';
import type { TableLayout } from './layout.ts';
import { partitionConditions } from './partition-sql.ts';
import { all, identifier, isOneOf, literal } from './sql-text.ts';
import { type TableName, tableText } from './table-name.ts';
import { daySql, eventTimeSql, timeMayBeIn } from './time-column.ts';

/** What a table is asked for. */
export interface Question {
  readonly table: TableName;
  readonly layout: TableLayout;
  readonly range: Interval;
  /**
   * So many days of delivery past the end are searched. The folders of logs are of the day of delivery, which CloudTrail
   * tries for up to 30 days (CloudTrail User Guide, "Finding your CloudTrail log files").
   */
  readonly lateDays: number;
  /** Whose logs are read; empty: all. */
  readonly accounts: readonly string[];
  /** Empty: all. */
  readonly regions: readonly string[];
}

/** Everything that may bring an image, and what switches logging off: one reading of the logs gives both. */
export function recordsQuery(question: Question): string {
  const { layout, range } = question;
  const { source, name } = layout.call;
  const arrivals = `(${isOneOf(source, ARRIVAL_SOURCES, literal)} AND ${isOneOf(name, ARRIVAL_CALLS, literal)})`;
  const logging = `(${source} = ${literal(LOGGING_CALLS.source)} AND ${isOneOf(name, LOGGING_CALLS.names, literal)})`;
  const conditions = [`(${arrivals} OR ${logging})`, timeMayBeIn(layout.time, range)];
  return select(layout.fields, question, conditions);
}

/** What `evidenceQuery` answers, in the order of its columns. */
export const EVIDENCE_COLUMNS = ['account', 'region', 'day', 'records', 'first_time', 'last_time', 'unnamed'] as const;

/**
 * Which accounts and Regions have records of any kind, and on which days: of columns that hold next to nothing where each
 * is stored by itself. And how many rows do not say what they are, which `recordsQuery` passes over: a damaged file, or a
 * SerDe that does not fit, gives rows of NULL.
 */
export function evidenceQuery(question: Question): string {
  const { layout, range } = question;
  const { time, account, region, unnamed } = layout;
  const eventTime = eventTimeSql(time);
  const columns = [
    `${account} AS "account"`,
    `${region} AS "region"`,
    `${daySql(time)} AS "day"`,
    'CAST(count(*) AS varchar) AS "records"',
    `min(${eventTime}) AS "first_time"`,
    `max(${eventTime}) AS "last_time"`,
    `CAST(count_if(${unnamed}) AS varchar) AS "unnamed"`,
  ];
  return `${selectFrom(columns, question, [timeMayBeIn(time, range)])}\nGROUP BY 1, 2, 3`;
}

/** One row for each field, of the records in the partitions of the question for which the conditions hold. */
export function select(fields: readonly Field[], question: Question, conditions: readonly string[]): string {
  return selectFrom(
    fields.map(({ sql, name }) => `${sql} AS ${identifier(name)}`),
    question,
    conditions,
  );
}

function selectFrom(columns: readonly string[], question: Question, conditions: readonly string[]): string {
  const { layout, table, range, lateDays, accounts, regions } = question;
  const days = { from: Math.floor(range.from / DAY), to: Math.ceil(range.to / DAY) + lateDays };
  const where = [...partitionConditions(layout.partitions, { days, accounts, regions }), ...conditions];
  return `SELECT\n  ${columns.join(',\n  ')}\nFROM ${tableText(table)}\nWHERE ${all(where)}`;
}
