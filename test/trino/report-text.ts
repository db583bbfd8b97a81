import type { Report } from '../../src/reports/report-schema.ts';
import type { JsonRecord } from '../support/layouts/deliveries.ts';
import type { Layout } from '../support/layouts/layouts.ts';

/**
 * A report in Markdown without what differs from table to table by nature: its name and whose it is, and how many records
 * say whose they are, which Security Lake says of each.
 */
export function withoutTable(markdown: string, { ddl }: Layout): string {
  return markdown
    .replaceAll(`logs.${ddl.name}`, 'logs.…')
    .replace(/--source (athena|security-lake) /, '--source … ')
    .replace(/ queries, \d+ records\)/, ' queries, … records)');
}

/**
 * What a report over a table and one over log files with the same records have in common, which is all but
 * - `run.source` and `run.tableLacks`;
 * - in `unreadable`, where it stands: in a table an event has no line or byte;
 * - `totals.files`, `queries`, `scannedBytes`, and `records`: a table counts those of the range that say whose they are;
 * - what was left out as before or after the range, which a table is not asked for.
 */
export function inCommon({ run, unreadable, totals, leftOut, ...rest }: Report) {
  const { source: _, tableLacks: _lacks, ...asked } = run;
  const { files: _files, queries: _queries, scannedBytes: _bytes, records: _records, skipped, ...counts } = totals;
  return {
    ...rest,
    run: asked,
    unreadable: unreadable.map(({ code, expected, got }) => ({ code, expected, got })).sort(byText),
    totals: { ...counts, skipped: { ...skipped, 'outside-range': undefined } },
    leftOut: leftOut.filter(({ reason }) => reason !== 'outside-range'),
  };
}

function byText(a: object, b: object): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

/** The records of a table as log files, without what the table has no column for. */
export function logsOf({ ddl, rows }: Layout): Record<string, string> {
  const files: Record<string, string> = {};
  for (const { delivery } of rows) {
    const { account, region, day } = delivery;
    const path = `AWSLogs/${account}/CloudTrail/${region}/${day}/records.json`;
    files[path] = `${files[path] ?? ''}${JSON.stringify(kept(ddl, delivery.record))}\n`;
  }
  return files;
}

/** Fields of structures too. OCSF has a place for everything. */
function kept({ columns }: Layout['ddl'], record: JsonRecord): JsonRecord {
  if (columns.some(({ name }) => name === 'metadata')) return record;
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => {
      const column = columns.find((one) => one.name.toLowerCase() === name.toLowerCase());
      if (column === undefined) return [];
      const fields = column.type.kind === 'struct' ? column.type.fields.map((field) => field.name.toLowerCase()) : null;
      const parts = typeof value === 'object' && value !== null && fields !== null ? Object.entries(value) : null;
      const told = parts?.filter(([part]) => fields?.includes(part.toLowerCase()));
      return [[name, told === undefined ? value : Object.fromEntries(told)]];
    }),
  );
}
