import { afterEach, describe, expect, it, vi } from 'vitest';
import { openS3, type S3 } from '../../src/sources/s3.ts';
import type { Fault } from '../support/athena/fault.ts';
import { etagOf } from '../support/s3/list-reply.ts';
import { S3Server } from '../support/s3/server.ts';

const BUCKET = 'amzn-s3-demo-logs';
const FIRST = 'prefix/first.json';
const LATER = "prefix/a b+c&d=e/é!'()*~,;:@$%25.json";
const METADATA = { signature: 'abc', 'signature-algorithm': 'SHA256withRSA' };
const TIMEOUTS = { connection: 1000, response: 100, page: 1000 };

let server: S3Server | undefined;

afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.stop();
  server = undefined;
});

function bodyOf(key: string): Buffer {
  return Buffer.from(JSON.stringify({ Records: [{ key }] }));
}

/** Opens an object, as the first one of its bucket or behind another; `asked`: how often. */
async function read(behindAnother: boolean, asked: Asked) {
  const { fault = null, times = Number.POSITIVE_INFINITY, offset = 0, etag = '', attempts = 1 } = asked;
  let left = times;
  await server?.stop();
  server = await S3Server.start({
    bucket: BUCKET,
    objects: { [FIRST]: bodyOf(FIRST), [LATER]: bodyOf(LATER) },
    metadata: { [LATER]: METADATA },
    faults: ({ input }) => (input === LATER && left-- > 0 ? fault : null),
  });
  for (const [name, value] of Object.entries(server.env)) vi.stubEnv(name, value);
  const s3 = openS3({ region: null, timeouts: TIMEOUTS, attempts }, new AbortController().signal);
  if (behindAnother) expect(await textOf(s3, FIRST)).toMatchObject({ text: bodyOf(FIRST).toString() });
  const read = await textOf(s3, LATER, { offset, etag });
  return { ...read, asked: server.requests.filter(({ input }) => input === LATER).length };
}

interface Asked {
  readonly fault?: Fault | null;
  /** Of the fault; each time where it is left out. */
  readonly times?: number;
  readonly offset?: number;
  readonly etag?: string;
  readonly attempts?: number;
}

async function textOf(s3: S3, key: string, from: { offset: number; etag: string } | null = null) {
  const opening = await s3.open({ bucket: BUCKET, key }, from, new AbortController().signal);
  if (opening.kind !== 'open') return opening;
  const { chunks, ...told } = opening;
  let text = '';
  for await (const chunk of chunks) text += Buffer.from(chunk).toString();
  return { ...told, text };
}

function error(status: number, type: string, fields: Readonly<Record<string, string>> = {}): Fault {
  return { kind: 'error', when: 'before', status, type, message: 'as told', fields };
}

describe('an object behind the first of its bucket', () => {
  it('is read whole, from a byte on, and as the one that is meant', async () => {
    const body = bodyOf(LATER);
    const etag = etagOf(body);
    const whole = { kind: 'open', etag, bytes: body.length, text: body.toString(), metadata: METADATA, asked: 1 };
    expect(await read(true, {})).toEqual(whole);
    expect(await read(false, {})).toEqual(whole);
    const rest = { bytes: body.length - 8, text: body.toString().slice(8) };
    expect(await read(true, { offset: 8, etag })).toMatchObject(rest);
    expect(await read(true, { etag: '"another"' })).toMatchObject({ kind: 'changed', asked: 1 });
  });

  it.each<[string, Asked]>([
    ['is denied', { fault: error(403, 'AccessDenied') }],
    ['is gone', { fault: error(404, 'NoSuchKey') }],
    ['is changed', { fault: error(412, 'PreconditionFailed') }],
    ['is archived', { fault: error(403, 'InvalidObjectState') }],
    ['is encrypted with a key that is switched off', { fault: error(400, 'KMS.DisabledException') }],
    ['is slowed down', { fault: error(503, 'SlowDown') }],
    ['fails at first, and is asked for again', { fault: error(500, 'InternalError'), times: 1, attempts: 3 }],
    ['is reset at first, and is asked for again', { fault: { kind: 'reset', when: 'before' }, times: 1, attempts: 3 }],
    ['fails', { fault: error(500, 'InternalError') }],
    ['is asked for with credentials that expired', { fault: error(400, 'ExpiredToken') }],
    ['is asked for with a wrong signature', { fault: error(403, 'SignatureDoesNotMatch') }],
    ['is asked for by a wrong clock', { fault: error(403, 'RequestTimeTooSkewed') }],
    ['is in another Region', { fault: error(301, 'PermanentRedirect', { 'x-amz-bucket-region': 'eu-west-1' }) }],
    ['comes from somebody else', { fault: { kind: 'html', when: 'before', status: 503 } }],
    ['is a page of somebody else', { fault: { kind: 'html', when: 'before', status: 200 } }],
    ['is reset', { fault: { kind: 'reset', when: 'before' } }],
    ['is not answered', { fault: { kind: 'silence', when: 'before' } }],
    ['is cut off', { fault: { kind: 'cut-off' } }],
    ['stalls', { fault: { kind: 'stalled' } }],
  ])('comes to the same as the first one where it %s', async (_, asked) => {
    const first = await read(false, asked);
    expect(await read(true, asked)).toEqual(first);
  });
});
