import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Opening, openS3 } from '../../src/sources/s3.ts';
import { clientOf, follow, start } from '../support/athena/asking.ts';
import { answerOf } from '../support/athena/engine.ts';
import type { Fault } from '../support/athena/fault.ts';
import { AthenaServer } from '../support/athena/server.ts';

const CSV = '"a"\n"1"\n"2"\n';
const TIMEOUTS = { connection: 1000, response: 50, page: 1000 };

let server: AthenaServer | undefined;

afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.stop();
  server = undefined;
});

/** Opens an object with the CSV above. */
async function open(fault: Fault | null, signal = new AbortController().signal, offset = 0): Promise<Opening> {
  server = await AthenaServer.start({
    engine: async () => answerOf(['a'], [['1'], ['2']]),
    course: [],
    faults: ({ operation }) => (operation === 'GetObject' ? fault : null),
  });
  for (const [name, value] of Object.entries(server.env)) vi.stubEnv(name, value);
  const client = clientOf(server);
  const id = await start(client);
  await follow(client, id);
  client.destroy();
  const { open: objects } = openS3({ region: null, timeouts: TIMEOUTS, attempts: 3 }, new AbortController().signal);
  const from = offset === 0 ? null : { offset, etag: '"0123456789abcdef"' };
  return objects({ bucket: 'amzn-s3-demo-results', key: `athena/${id}.csv` }, from, signal);
}

async function textOf(opening: Opening): Promise<string> {
  if (opening.kind !== 'open') return opening.kind;
  let text = '';
  for await (const chunk of opening.chunks) text += Buffer.from(chunk).toString();
  return text;
}

describe('an object of S3', () => {
  it('is read whole, or from a byte on', async () => {
    const whole = await open(null);
    expect(whole).toMatchObject({ kind: 'open', etag: '"0123456789abcdef"', bytes: CSV.length });
    expect(await textOf(whole)).toBe(CSV);
    await server?.stop();
    const rest = await open(null, new AbortController().signal, 8);
    expect(rest).toMatchObject({ kind: 'open', bytes: CSV.length - 8 });
    expect(await textOf(rest)).toBe(CSV.slice(8));
  });

  it.each<[Fault['kind'], Fault]>([
    ['stalled', { kind: 'stalled' }],
    ['cut-off', { kind: 'cut-off' }],
  ])('that is %s ends there', async (_, fault) => {
    expect(await textOf(await open(fault))).toBe(CSV.slice(0, CSV.length / 2));
  });

  it('is read no further where the run is told to stop', async () => {
    const stop = new AbortController();
    const opening = await open({ kind: 'stalled' }, stop.signal);
    setImmediate(() => stop.abort());
    expect(CSV.startsWith(await textOf(opening))).toBe(true);
  });

  it.each<[Opening['kind'], Fault]>([
    ['refused', { kind: 'error', when: 'before', status: 403, type: 'AccessDenied', message: 'no' }],
    ['refused', { kind: 'error', when: 'before', status: 404, type: 'NoSuchKey', message: 'no' }],
    ['changed', { kind: 'error', when: 'before', status: 412, type: 'PreconditionFailed', message: 'no' }],
    ['unanswered', { kind: 'error', when: 'before', status: 503, type: 'SlowDown', message: 'no' }],
    ['unanswered', { kind: 'silence', when: 'before' }],
    ['unanswered', { kind: 'reset', when: 'before' }],
  ])('is %s', async (kind, fault) => {
    expect(await open(fault)).toMatchObject({ kind });
  });
});
