import type { IncomingHttpHeaders } from 'node:http';
import type { Reply } from './deliver.ts';
import type { Answer } from './engine.ts';
import { Refused } from './refusal.ts';

/** An error as S3 answers it; its fields are headers. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export function s3Error({ type, message, status, fields }: Refused): Reply {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${type}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml', ...fields }, body };
}

/** A result as GetObject gives it: all of it, or from a byte to the end. */
export function csvObject(answer: Answer, { range, 'if-match': match }: IncomingHttpHeaders): Reply {
  const headers = { 'content-type': 'application/octet-stream', etag: '"0123456789abcdef"', 'accept-ranges': 'bytes' };
  if (match !== undefined && match !== headers.etag) {
    return s3Error(new Refused('PreconditionFailed', 'At least one of the pre-conditions did not hold', 412));
  }
  if (answer.csv !== undefined) {
    return { status: 200, headers: { ...headers, 'content-length': `${answer.csv.bytes}` }, body: answer.csv.pieces };
  }
  const whole = Buffer.from([...resultCsv(answer)].join(''));
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  const part = range === undefined ? {} : { 'content-range': `bytes ${from}-${whole.length - 1}/${whole.length}` };
  const body = whole.subarray(from);
  const status = range === undefined ? 200 : 206;
  return { status, headers: { ...headers, ...part, 'content-length': `${body.length}` }, body };
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
