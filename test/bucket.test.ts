import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import picomatch from 'picomatch';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Fault, Faults } from './support/athena/fault.ts';
import { root } from './support/bundles.ts';
import { command } from './support/command.ts';
import { at } from './support/facts.ts';
import { folderWith } from './support/folder.ts';
import { logKey } from './support/log-keys.ts';
import { ACCOUNT, putImage, REGION, record } from './support/records.ts';
import { S3Server, type S3ServerOptions } from './support/s3/server.ts';
import { skippingClock } from './support/skipping-clock.ts';

const POLICY = 'version: 1\ntimezone: Europe/Berlin\nwindows: mon-fri 08:00-20:00\nrepositories:\n  - match: "**"\n';
const NOW = at('2026-11-02T09:00:00Z');
const BUCKET = 'amzn-s3-demo-logs';
const OTHER = '444455556666';
const PREFIX = 'AWSLogs/';
const RANGE = ['--from', '2026-10-24', '--to', '2026-10-25'];

function key(name: string, { account = ACCOUNT, day = '2026/10/24' } = {}): string {
  return logKey({ prefix: PREFIX, account, region: REGION, day, name });
}

function records(tag: string, number: number, account = ACCOUNT): string {
  const eventID = `0e0c3c3e-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const fields = { eventID, recipientAccountId: account };
  return JSON.stringify({ Records: [putImage(fields, { tag, registryId: account })] });
}

const A = key('a');
const B = key('b', { day: '2026/10/25' });
const C = key('c', { account: OTHER });
const OBJECTS: Readonly<Record<string, Buffer>> = {
  [A]: gzipSync(records('a', 1)),
  [B]: gzipSync(records('b', 2)),
  [C]: gzipSync(records('c', 3, OTHER)),
};

let server: S3Server | undefined;

afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.stop();
  server = undefined;
});

interface Asked extends Partial<S3ServerOptions> {
  readonly paths?: readonly string[];
  readonly options?: readonly string[];
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly signal?: AbortSignal;
  readonly format?: string;
  /** The Region that it names. */
  readonly environment?: string;
}

async function run(asked: Asked = {}) {
  const {
    paths = [`s3://${BUCKET}/`],
    options = RANGE,
    files = {},
    signal,
    format = 'json',
    environment,
    ...rest
  } = asked;
  server = await S3Server.start({ bucket: BUCKET, objects: OBJECTS, ...rest });
  for (const [name, value] of Object.entries(server.env)) vi.stubEnv(name, value);
  if (environment !== undefined) vi.stubEnv('AWS_REGION', environment);
  const folder = folderWith({ 'policy.yml': POLICY, ...files });
  const args = ['check', ...paths, '--policy', 'policy.yml', '--format', format, ...options];
  return command(args, folder, '', NOW, skippingClock(NOW), signal);
}

interface Report {
  readonly incidents: { pushes: { tag: string }[] }[];
  readonly unreadable: { code: string; source: string; place: string | null; got: string; reason?: string }[];
  readonly totals: { files: number; s3Requests: { lists: number; gets: number } };
}

async function check(asked: Asked = {}) {
  const { stdout, exitCode } = await run(asked);
  const { incidents, unreadable, totals }: Report = JSON.parse(stdout);
  const tags = incidents.flatMap(({ pushes }) => pushes.map(({ tag }) => tag)).sort();
  const missing = unreadable.map(
    ({ source, reason, code }) => `${source.replace(`s3://${BUCKET}/`, '')}: ${reason ?? code}`,
  );
  return { tags, missing, exitCode, unreadable, totals };
}

function error(
  status: number,
  type: string,
  message = 'as told',
  fields: Readonly<Record<string, string>> = {},
): Fault {
  return { kind: 'error', when: 'before', status, type, message, fields };
}

/** At each request for this key or prefix, or only at the first ones. */
function failing(name: string, fault: Fault, times = Number.POSITIVE_INFINITY): Faults {
  let left = times;
  return ({ input }) => (input === name && left-- > 0 ? fault : null);
}

const ALL = { tags: ['a', 'b', 'c'], missing: [], exitCode: 1 };

describe('logs in a bucket', () => {
  it('are read for all accounts, and their requests told', async () => {
    const { totals, ...found } = await check();
    expect(found).toMatchObject(ALL);
    // The bucket, AWSLogs, the Regions of two accounts, the keys of two.
    expect(totals).toMatchObject({ files: 3, s3Requests: { lists: 6, gets: 3 } });
    const { stdout } = await run({ format: 'text' });
    expect(stdout).toContain('6 LIST and 3 GET requests to Amazon S3: less than USD 0.01');
  });

  it('are read beside files', async () => {
    const { tags } = await check({
      paths: ['logs', `s3://${BUCKET}/${C}`],
      files: { 'logs/d.json': records('d', 4) },
    });
    expect(tags).toEqual(['c', 'd']);
  });

  it('are read in the Region of the bucket, where one request was asked elsewhere', async () => {
    expect(await check({ region: 'eu-west-1' })).toMatchObject(ALL);
    const regions = server?.requests.map(({ region }) => region) ?? [];
    expect(regions.filter((region) => region !== 'eu-west-1')).toEqual([REGION]);
  });

  it.each<[string, Asked, string]>([
    ['no Region is set', { environment: '' }, 'us-east-1'],
    [
      'S3 tells it of the signature',
      {
        faults: ({ number }) =>
          number === 1
            ? error(400, 'AuthorizationHeaderMalformed', 'wrong</Message><Region>eu-west-1</Region><Message>')
            : null,
      },
      REGION,
    ],
  ])('are read in the Region of the bucket where %s', async (_, asked, first) => {
    expect(await check({ region: 'eu-west-1', ...asked })).toMatchObject(ALL);
    const regions = server?.requests.map(({ region }) => region) ?? [];
    expect(regions.filter((region) => region !== 'eu-west-1')).toEqual([first]);
  });

  it('give the same report whichever answer comes first', async () => {
    const objects: Record<string, Buffer> = {};
    for (let index = 0; index < 300; index++) objects[key(`many-${index}`)] = gzipSync(records(`v${index}`, index));
    const broken = { ...objects, [key('many-50')]: Buffer.from('?'), [key('many-51')]: gzipSync('{') };
    const { stdout } = await run({ objects: broken });
    await server?.stop();
    const again = await run({ objects: broken, latency: ({ number }) => (number * 7) % 12 });
    expect(again.stdout).toBe(stdout);
    expect(server?.mostInFlight).toBeGreaterThan(8);
    expect(server?.mostInFlight).toBeLessThanOrEqual(128);
  });

  it('are streamed where a file is large, from where a connection ended', async () => {
    const quiet = Array.from({ length: 8000 }, () => record('ListImages'));
    const body = Buffer.from(JSON.stringify({ Records: [...quiet, putImage({}, { tag: 'large' })] }));
    expect(body.length).toBeGreaterThan(4 * 1024 * 1024);
    const found = await check({ objects: { [A]: body }, faults: failing(A, { kind: 'cut-off' }, 2) });
    expect(found).toMatchObject({ tags: ['large'], missing: [], totals: { s3Requests: { gets: 3 } } });
  });
});

describe('the permissions of the example', () => {
  it('allow all that is asked for below the path that docs/sources.md shows, and no more', async () => {
    const path = 's3://amzn-s3-demo-logs/AWSLogs/o-exampleorgid/';
    expect(readFileSync(join(root, 'docs/sources.md'), 'utf8')).toContain(`check ${path} --from`);
    const objects = Object.fromEntries(
      ['AWSLogs/o-exampleorgid/', PREFIX].map((prefix) => {
        return [
          logKey({ prefix, account: ACCOUNT, region: REGION, day: '2026/10/24', name: 'a' }),
          gzipSync(records('a', 1)),
        ];
      }),
    );
    expect(await check({ objects, paths: [path] })).toMatchObject({ tags: ['a'], missing: [] });
    const { Statement }: { Statement: { Resource: string; Condition?: { StringLike: Record<string, string> } }[] } =
      JSON.parse(readFileSync(join(root, 'examples/iam/read-logs.json'), 'utf8'));
    const [list, get] = Statement;
    const listed = server?.requests.filter(({ operation }) => operation === 'ListObjectsV2') ?? [];
    const got = server?.requests.filter(({ operation }) => operation === 'GetObject') ?? [];
    const allowed = picomatch(list?.Condition?.StringLike['s3:prefix'] ?? '', { bash: true });
    expect(listed.map(({ input }) => allowed(`${input}x`))).toEqual([true, true, true]);
    expect(list?.Resource).toBe('arn:aws:s3:::amzn-s3-demo-logs');
    const readable = picomatch(get?.Resource ?? '', { bash: true });
    expect(got.map(({ input }) => readable(`arn:aws:s3:::amzn-s3-demo-logs/${input}`))).toEqual([true]);
  });
});

describe('what comes back after', () => {
  it.each<[string, Faults]>([
    ['an object that is slowed down', failing(A, error(503, 'SlowDown'), 3)],
    ['a listing that is slowed down', failing(PREFIX, error(503, 'SlowDown'), 3)],
    ['an error of S3', failing(A, error(500, 'InternalError'), 2)],
    ['a connection that is reset', failing(A, { kind: 'reset', when: 'before' }, 2)],
    ['a body that breaks off', failing(A, { kind: 'cut-off' }, 2)],
    ['somebody else who answers', failing(A, { kind: 'html', when: 'before', status: 503 }, 1)],
    ['a listing that is cut off', failing(`${PREFIX}${ACCOUNT}/CloudTrail/`, { kind: 'cut-off' }, 1)],
  ])('%s is read', async (_, faults) => {
    expect(await check({ faults })).toMatchObject(ALL);
  });
});

const KMS = 'User: arn:aws:iam::111122223333:role/x is not authorized to perform: kms:Decrypt on the resource';

describe('a hole', () => {
  it.each<[string, Fault, string]>([
    ['denied', error(403, 'AccessDenied'), 's3-denied'],
    ['of a key that is denied', error(403, 'AccessDenied', KMS), 'kms-denied'],
    ['of a key that is switched off', error(400, 'KMS.DisabledException'), 'kms-denied'],
    ['gone', error(404, 'NoSuchKey'), 'object-gone'],
    ['changed', error(412, 'PreconditionFailed'), 'object-changed'],
    ['shorter than it was', { kind: 'half-body' }, 'object-changed'],
    ['archived', error(403, 'InvalidObjectState'), 'object-archived'],
    ['slowed down to the end', error(503, 'SlowDown'), 's3-throttled'],
    ['failing to the end', error(500, 'InternalError'), 'failed'],
    ['always broken off at its start', error(400, 'RequestTimeout'), 'timed-out'],
  ])('is an object that is %s, and the rest is read', async (_, fault, reason) => {
    const { tags, missing, exitCode } = await check({ faults: failing(A, fault) });
    expect({ tags, missing, exitCode }).toEqual({ tags: ['b', 'c'], missing: [`${A}: ${reason}`], exitCode: 3 });
  });

  it('is a folder that may not be listed, and the others are read', async () => {
    const folder = `${PREFIX}${ACCOUNT}/CloudTrail/`;
    const { tags, missing, exitCode } = await check({ faults: failing(folder, error(403, 'AccessDenied')) });
    expect({ tags, missing, exitCode }).toEqual({ tags: ['c'], missing: [`${folder}: s3-denied`], exitCode: 3 });
  });

  it.each<[string, Fault, string]>([
    ['credentials expire', error(400, 'ExpiredToken'), 'credentials-expired'],
    ['the key is not known', error(403, 'InvalidAccessKeyId'), 'credentials-refused'],
    ['the secret is wrong', error(403, 'SignatureDoesNotMatch'), 'signature-refused'],
    ['nobody answers', { kind: 'reset', when: 'before' }, 'unreachable'],
  ])('is told once with all that follows, where %s', async (_, fault, reason) => {
    const { missing, unreadable, exitCode } = await check({ faults: failing(A, fault) });
    expect({ missing, exitCode }).toEqual({ missing: [`${A}: ${reason}`], exitCode: 3 });
    expect(unreadable[0]?.place).toBe('all of it and all that follows it');
  });

  it('is told with the rest after three objects that failed to the end', async () => {
    const objects = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [key(`${index}`), Buffer.from('{}')]));
    const { missing } = await check({
      objects,
      faults: ({ operation }) => (operation === 'GetObject' ? error(503, 'SlowDown') : null),
    });
    expect(missing).toEqual([0, 1, 2].map((index) => `${key(`${index}`)}: s3-throttled`));
  });

  it('is a file that cannot be understood, by its key', async () => {
    const whole = gzipSync(records('a', 1));
    const { missing, tags } = await check({ objects: { ...OBJECTS, [A]: whole.subarray(0, whole.length - 30) } });
    expect(tags).toEqual(['b', 'c']);
    expect(missing[0]).toBe(`${A}: gzip-broken`);
  });

  it('is a path with no log file of the range', async () => {
    const { missing, exitCode } = await check({ options: ['--from', '2026-09-01', '--to', '2026-09-02'] });
    expect({ missing, exitCode }).toEqual({ missing: [': file-unreadable'], exitCode: 3 });
  });

  it.each<[string, Faults, string, string]>([
    ['who may not list it', failing('', error(403, 'AccessDenied')), 's3-denied', 'Amazon S3 denied the logs'],
    ['whom nobody knows', failing('', error(403, 'InvalidAccessKeyId')), 'credentials-refused', 'AWS does not know'],
  ])('is the whole bucket for %s, which is no matter of the path', async (_, faults, reason, words) => {
    expect(await check({ faults })).toMatchObject({ tags: [], missing: [`: ${reason}`], exitCode: 3 });
    await server?.stop();
    const { stdout } = await run({ faults, format: 'text' });
    expect(stdout).toContain(words);
    expect(stdout).toContain('Get what is named under Missing, then run again');
  });

  it('is told in words, with what to do', async () => {
    const { stdout } = await run({ format: 'text', faults: failing(A, error(403, 'AccessDenied')) });
    expect(stdout).toContain(`s3://${BUCKET}/${A}: Amazon S3 denied the logs`);
    expect(stdout).toContain('allow s3:ListBucket and s3:GetObject where the logs are');
  });
});

describe('a run that is told to stop', () => {
  it('says which log files it read', async () => {
    const stop = new AbortController();
    const objects = Object.fromEntries(
      Array.from({ length: 600 }, (_, index) => [key(`${1000 + index}`), OBJECTS[A] ?? Buffer.alloc(0)]),
    );
    const { unreadable, exitCode } = await check({
      objects,
      signal: stop.signal,
      faults: ({ input }) => {
        if (input === key('1400')) stop.abort();
        return null;
      },
    });
    expect(exitCode).toBe(3);
    expect(unreadable.map(({ code }) => code)).toContain('stopped');
    const told = unreadable.find(({ source }) => source === `s3://${BUCKET}/`)?.got ?? '';
    const [, count = '', last = ''] = /^the signal to stop: (\d+) were read, the last one (.+)$/.exec(told) ?? [];
    expect(Number(count)).toBeGreaterThan(0);
    expect(last).toBe(key(`${1000 + Number(count) - 1}`));
  });
});

describe('a wrong path', () => {
  const lake = { 'aws/CLOUD_TRAIL_MGMT/2.0/region=eu-central-1/x.gz.parquet': Buffer.from('PAR1') };

  it.each<[string, Asked, string]>([
    ['no bucket', { paths: ['s3://'] }, 'expected a place in S3 such as s3://bucket/prefix/, got "s3://"'],
    ['another bucket', { paths: ['s3://amzn-s3-demo-other/'] }, 'there is no bucket amzn-s3-demo-other'],
    [
      'no logs',
      { objects: { 'x/y.txt': Buffer.from('?') } },
      'got the folders x/; name the folder that holds AWSLogs/',
    ],
    ['nothing', { objects: {} }, 'got no folder; name the folder that holds AWSLogs/'],
    ['roles', { options: ['--role-arns', 'arn:aws:iam::111122223333:role/x'] }, 'without assuming a role'],
    ['digests', { paths: [`s3://${BUCKET}/AWSLogs/1/CloudTrail-Digest/`] }, 'is a folder of CloudTrail-Digest'],
    ['Security Lake', { objects: lake }, 'looks like a bucket of Amazon Security Lake'],
  ])('is told: %s', async (_, asked, text) => {
    const { stderr, exitCode } = await run(asked);
    expect(stderr).toContain(text);
    expect(exitCode).toBe(2);
  });
});
