import type { Answer } from './engine.ts';

/**
 * The CSV that Athena leaves in S3, in pieces: every value in quotes, NULL nothing at all, `\n` after each line.
 * https://docs.aws.amazon.com/athena/latest/ug/querying-finding-output-files.html
 */
export function* resultCsv({ columns, rows }: Answer): Generator<string> {
  yield line(columns.map(({ name }) => name));
  for (const row of rows) yield line(row);
}

function line(values: readonly (string | null)[]): string {
  return `${values.map((value) => (value === null ? '' : `"${value.replaceAll('"', '""')}"`)).join(',')}\n`;
}
