import type { IncomingHttpHeaders } from 'node:http';
import type { Reply } from '../athena/deliver.ts';
import { Refused } from '../athena/refusal.ts';

/** What GetObject gives. A body in pieces is given whole only. */
export interface StoredObject {
  readonly etag: string;
  readonly bytes: number;
  readonly body: Buffer | (() => Iterable<Uint8Array>);
  readonly metadata?: Readonly<Record<string, string>>;
}

/** An error as S3 answers it; its fields are headers. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export function s3Error({ type, message, status, fields }: Refused): Reply {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${type}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml', ...fields }, body };
}

/** An object as GetObject gives it: all of it, or from a byte to the end. */
export function objectReply(object: StoredObject, { range, 'if-match': match }: IncomingHttpHeaders): Reply {
  const { etag, bytes, body, metadata = {} } = object;
  const told = Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]));
  const headers = { 'content-type': 'application/octet-stream', etag, 'accept-ranges': 'bytes', ...told };
  if (match !== undefined && match !== etag) {
    return s3Error(new Refused('PreconditionFailed', 'At least one of the pre-conditions did not hold', 412));
  }
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  if (range === undefined || typeof body === 'function') {
    return { status: 200, headers: { ...headers, 'content-length': `${bytes}` }, body };
  }
  const part = { 'content-range': `bytes ${from}-${bytes - 1}/${bytes}`, 'content-length': `${bytes - from}` };
  return { status: 206, headers: { ...headers, ...part }, body: body.subarray(from) };
}
