import type { StoredObject } from '../s3/object-reply.ts';
import type { Answer } from './engine.ts';

/** The CSV of a result, as it lies in S3. */
export function csvObject(answer: Answer): StoredObject {
  const etag = '"0123456789abcdef"';
  if (answer.csv !== undefined) return { etag, bytes: answer.csv.bytes, body: answer.csv.pieces };
  const body = Buffer.from([...resultCsv(answer)].join(''));
  return { etag, bytes: body.length, body };
}

/**
 * The CSV that Athena leaves in S3, in pieces: every value in quotes, NULL nothing at all, `\n` after each line.
 * https://docs.aws.amazon.com/athena/latest/ug/querying-finding-output-files.html
 */
export function* resultCsv({ columns, rows }: Pick<Answer, 'columns' | 'rows'>): Generator<string> {
  yield line(columns.map(({ name }) => name));
  for (const row of rows) yield line(row);
}

function line(values: readonly (string | null)[]): string {
  return `${values.map((value) => (value === null ? '' : `"${value.replaceAll('"', '""')}"`)).join(',')}\n`;
}
