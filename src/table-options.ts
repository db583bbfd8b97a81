import { UsageError } from './core/errors.ts';
import { MINUTE } from './core/instant.ts';
import { checked, regionOf, timeOf } from './options.ts';
import { parseTableName, type TableName } from './sources/athena/table-name.ts';

/** Half an hour where it is left out, which is also what Athena gives a query (its "DML query timeout"). Milliseconds. */
export function athenaTimeoutOf(text: string): number {
  return timeOf('athena-timeout', text, 30 * MINUTE);
}

/** Days of delivery past the end; three where it is left out. */
export function lateDaysOf(text: string): number {
  return text === '' ? 3 : Number(checked('late-days', text, /^\d{1,2}$/, 'a number of days from 0 to 99'));
}

export function athenaTableOf(text: string): TableName {
  const table = parseTableName(text);
  if (table !== null) return table;
  throw new UsageError(
    'value-unreadable',
    `athena-table: expected database.table or catalog.database.table, got "${text}"`,
  );
}

/** https://docs.aws.amazon.com/athena/latest/APIReference/API_WorkGroup.html */
export function workgroupOf(text: string): string {
  if (text === '') return 'primary';
  return checked('athena-workgroup', text, /^[a-zA-Z0-9._-]{1,128}$/, 'the name of a workgroup');
}

/** `null` where it is left out. */
export function athenaOutputOf(text: string): string | null {
  if (text === '') return null;
  return checked('athena-output', text, /^s3:\/\/[a-z0-9.-]{3,63}(\/\S*)?$/, 'a folder such as s3://bucket/folder/');
}

/** `null` where it is left out. */
export function athenaRegionOf(text: string): string | null {
  return text === '' ? null : regionOf('athena-region', text);
}
