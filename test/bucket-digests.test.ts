import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Fault, Faults } from './support/athena/fault.ts';
import { command } from './support/command.ts';
import { keyList, nth, regionKey, type Trail, trailOf } from './support/digests.ts';
import { at } from './support/facts.ts';
import { folderWith } from './support/folder.ts';
import { S3Server, type S3ServerOptions } from './support/s3/server.ts';
import { skippingClock } from './support/skipping-clock.ts';

const POLICY = 'version: 1\ntimezone: Europe/Berlin\nwindows: always\nrepositories:\n  - match: "**"\n';
const NOW = at('2026-11-02T09:00:00Z');
const BUCKET = 'amzn-s3-demo-logs';
const ACCOUNT = '111122223333';
const OTHER = '444455556666';
const KEY = regionKey();
const OTHER_KEY = regionKey();
const RANGE = ['--from', '2026-10-24T00:30:00Z', '--to', '2026-10-24T04:30:00Z'];
const DENIED: Fault = { kind: 'error', when: 'before', status: 403, type: 'AccessDenied', message: '', fields: {} };

type Objects = Readonly<Record<string, Buffer>>;
type Metadata = Record<string, Record<string, string>>;

const digest = (trail: Trail, index: number) =>
  nth(
    trail.digests.map(({ key }) => key),
    index,
  );
const log = (trail: Trail, index: number) => nth(trail.logs.keys(), index);
const name = (key: string) => nth(key.split('/').reverse(), 0).replace(/\.gz$/, '');

function without(objects: Objects, ...keys: string[]): Objects {
  return Object.fromEntries(Object.entries(objects).filter(([key]) => !keys.includes(key)));
}

function altered(objects: Objects, key: string): Objects {
  return { ...objects, [key]: gzipSync(`${gunzipSync(objects[key] ?? '').toString()} `) };
}

let server: S3Server | undefined;

afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.stop();
  server = undefined;
});

interface Asked extends Partial<S3ServerOptions> {
  readonly path?: string;
  readonly paths?: readonly string[];
  readonly options?: readonly string[];
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly keys?: string | null;
  readonly signal?: AbortSignal;
  readonly format?: string;
}

async function run({ path = '', paths, options = RANGE, files = {}, keys = keyList(KEY), ...asked }: Asked) {
  const { signal, format = 'json', ...rest } = asked;
  await server?.stop();
  server = await S3Server.start({ bucket: BUCKET, objects: {}, ...rest });
  for (const [name, value] of Object.entries(server.env)) vi.stubEnv(name, value);
  const folder = folderWith({ 'policy.yml': POLICY, 'keys.json': keys ?? '', ...files });
  const given = keys === null ? [] : ['--digest-keys', 'keys.json'];
  const places = paths ?? [`s3://${BUCKET}/${path}`];
  const args = [
    'check',
    ...places,
    '--policy',
    'policy.yml',
    '--format',
    format,
    ...options,
    '--verify-digests',
    ...given,
  ];
  return command(args, folder, '', NOW, skippingClock(NOW), signal);
}

interface Report {
  readonly unreadable: { code: string; source: string; got: string; reason?: string }[];
  readonly digests: {
    chains: { account: string; region: string; digests: number; signed: number; logs: number; intact: number }[];
    unlisted: { count: number };
    newer: number;
  };
  readonly totals: { files: number; pushes: number; s3Requests: { lists: number; gets: number } };
}

async function check(asked: Asked) {
  const { stdout, stderr, exitCode } = await run(asked);
  if (stdout === '') throw new Error(stderr);
  const { unreadable, digests, totals }: Report = JSON.parse(stdout);
  const found = unreadable.map(({ code, source, reason }) => `${reason ?? code} ${name(source)}`).sort();
  return { found, unreadable, digests, totals, exitCode, chains: digests.chains };
}

function inBucket(trail: Trail, metadata: Metadata = trail.metadata()) {
  return { objects: trail.files(), metadata };
}

describe('digests in a bucket', () => {
  it('prove all log files, the last digest by its own signature, each object read once', async () => {
    const found = await check(inBucket(trailOf(5, { key: KEY })));
    expect(found).toMatchObject({ found: [], exitCode: 0 });
    expect(found.chains).toMatchObject([{ digests: 5, signed: 5, unvouched: [], logs: 5, intact: 5, unproven: 0 }]);
    expect(found.digests).toMatchObject({ unlisted: { count: 0 }, newer: 0 });
    // The bucket, AWSLogs, the Regions of logs and digests, the keys of both; each log file and each digest.
    expect(found.totals).toMatchObject({ files: 5, s3Requests: { lists: 6, gets: 10 } });
  });

  it('prove log files that came too late for their hour, by a backfill that no other digest names', async () => {
    const trail = trailOf(3, { key: KEY });
    trail.backfill();
    trail.hour();
    const { found, chains } = await check(inBucket(trail));
    expect(found).toEqual([]);
    expect(chains).toMatchObject([{ digests: 5, signed: 5, unvouched: [], logs: 5, intact: 5 }]);
  });

  it('are told in words', async () => {
    const { stdout } = await run({ ...inBucket(trailOf(5, { key: KEY })), format: 'text' });
    expect(stdout).toContain(
      'verified as CloudTrail delivered them: 5 log files, by 5 digest files, of which 5 have a good signature',
    );
  });

  it('are not asked for where nobody asks for them', async () => {
    const { objects } = inBucket(trailOf(2, { key: KEY }));
    server = await S3Server.start({ bucket: BUCKET, objects });
    for (const [name, value] of Object.entries(server.env)) vi.stubEnv(name, value);
    const args = ['check', `s3://${BUCKET}/`, '--policy', 'policy.yml', ...RANGE];
    await command(args, folderWith({ 'policy.yml': POLICY }), '', NOW);
    expect(server.requests.filter(({ input }) => `${input}`.includes('CloudTrail-Digest'))).toEqual([]);
  });

  it('of organisations, accounts and several trails are held each for itself', async () => {
    const organisation = 'AWSLogs/o-exampleorgid/';
    const trails = [
      trailOf(5, { key: KEY }),
      trailOf(5, { key: KEY, trail: 'a_second.one' }),
      trailOf(5, { key: KEY, account: OTHER }),
      trailOf(5, { account: OTHER, region: 'us-east-1', key: OTHER_KEY }),
    ];
    const moved = (key: string) => key.replace('AWSLogs/4', `${organisation}4`);
    const objects = Object.assign({}, ...trails.map((trail) => trail.files()));
    const metadata = Object.assign({}, ...trails.map((trail) => trail.metadata()));
    const entries = <Value>(of: Record<string, Value>) =>
      Object.fromEntries(Object.entries(of).map(([key, value]) => [moved(key), value]));
    const { found, chains } = await check({
      // Signed are the places where they were delivered: what was copied elsewhere keeps its digests.
      objects: entries<Buffer>(objects),
      metadata: entries<Record<string, string>>(metadata),
      keys: keyList(KEY, OTHER_KEY),
    });
    expect(found).toEqual([]);
    expect(chains.map(({ account, region, signed, intact }) => `${account} ${region} ${signed} ${intact}`)).toEqual([
      `${ACCOUNT} eu-central-1 5 5`,
      `${ACCOUNT} eu-central-1 5 5`,
      `${OTHER} eu-central-1 5 5`,
      `${OTHER} us-east-1 5 5`,
    ]);
  });

  it('go on for a day behind the log files that are read, and what they list of others is not missed', async () => {
    const trail = trailOf(30, { key: KEY });
    const options = ['--from', '2026-10-24', '--to', '2026-10-25', '--late-days', '0'];
    const { found, chains, digests } = await check({ ...inBucket(trail), options });
    expect(found).toEqual([]);
    expect(chains).toMatchObject([{ digests: 30, signed: 30, logs: 24, intact: 24 }]);
    expect(digests).toMatchObject({ unlisted: { count: 0 }, newer: 0 });
  });

  it.each<[string, string, readonly string[], number, number]>([
    // Of the day itself 23, since its last one ends on the next, and the 24 of that.
    ['a day', 'AWSLogs/111122223333/CloudTrail/eu-central-1/2026/10/24/', [], 24, 47],
    ['a month', 'AWSLogs/111122223333/CloudTrail/eu-central-1/2026/10/', [], 60, 60],
    ['the logs of an account', 'AWSLogs/111122223333/CloudTrail/', [], 60, 60],
    ['a Region', 'AWSLogs/111122223333/CloudTrail/eu-central-1/', [], 60, 60],
    ['an account', 'AWSLogs/111122223333/', ['--from', '2026-10-25', '--to', '2026-10-26', '--late-days', '0'], 24, 37],
  ])('are found from the path of %s', async (_, path, options, logs, digests) => {
    const { found, chains } = await check({ ...inBucket(trailOf(60, { key: KEY })), path, options });
    expect(found).toEqual([]);
    expect(chains).toMatchObject([{ logs, intact: logs, digests, signed: digests }]);
  });

  it('hold one log file that is named', async () => {
    const trail = trailOf(3, { key: KEY });
    const objects = without(trail.files(), log(trail, 0));
    const { found, chains, totals } = await check({
      objects,
      metadata: trail.metadata(),
      path: log(trail, 1),
      options: [],
    });
    expect(found).toEqual([]);
    expect(chains).toMatchObject([{ logs: 1, intact: 1, signed: 3 }]);
    expect(totals.files).toBe(1);
  });

  it('are held beside digests on disk', async () => {
    const copied = trailOf(5, { key: KEY, account: OTHER });
    const files = Object.fromEntries(Object.entries(copied.files()).map(([key, body]) => [`logs/${key}`, body]));
    const { found, chains } = await check({
      ...inBucket(trailOf(5, { key: KEY })),
      paths: ['logs', `s3://${BUCKET}/`],
      files,
    });
    expect(found).toEqual([]);
    expect(chains.map(({ account, signed }) => `${account} ${signed}`).sort()).toEqual([`${ACCOUNT} 5`, `${OTHER} 4`]);
  });
});

describe('named, by object', () => {
  const rows: readonly (readonly [string, (trail: Trail) => Asked, (trail: Trail) => readonly string[]])[] = [
    [
      'an altered log file',
      (trail) => ({ objects: altered(trail.files(), log(trail, 1)) }),
      (trail) => [`log-altered ${name(log(trail, 1))}`],
    ],
    [
      'a log file that is none any more',
      (trail) => ({ objects: { ...trail.files(), [log(trail, 1)]: Buffer.from('nothing '.repeat(500)) } }),
      (trail) => [`format-unknown ${name(log(trail, 1))}`, `log-altered ${name(log(trail, 1))}`],
    ],
    [
      'a log file cut short',
      (trail) => ({
        objects: {
          ...trail.files(),
          [log(trail, 1)]: trail.files()[log(trail, 1)]?.subarray(0, 200) ?? Buffer.alloc(0),
        },
      }),
      (trail) => [`gzip-broken ${name(log(trail, 1))}`, `log-altered ${name(log(trail, 1))}`],
    ],
    [
      'a log file that is gone',
      (trail) => ({ objects: without(trail.files(), log(trail, 1)) }),
      (trail) => [`log-missing ${name(log(trail, 1))}`],
    ],
    [
      'a log file whose events are outside of the range: it is not missed',
      (trail) => ({ objects: without(trail.files(), log(trail, 4)) }),
      () => [],
    ],
    [
      'a log file that may not be read, once',
      (trail) => ({ faults: ({ input }) => (input === log(trail, 1) ? DENIED : null) }),
      (trail) => [`s3-denied ${name(log(trail, 1))}`],
    ],
    [
      'a digest that may not be read',
      (trail) => ({ faults: ({ input }) => (input === digest(trail, 1) ? DENIED : null) }),
      (trail) => [`s3-denied ${name(digest(trail, 1))}`],
    ],
    [
      'an altered digest',
      (trail) => ({ objects: altered(trail.files(), digest(trail, 1)) }),
      (trail) => [`digest-altered ${name(digest(trail, 1))}`, `signature-wrong ${name(digest(trail, 1))}`],
    ],
    [
      'a digest that is gone',
      (trail) => ({ objects: without(trail.files(), digest(trail, 2)) }),
      (trail) => [`digest-missing ${name(digest(trail, 2))}`],
    ],
    [
      'a digest that is too large',
      (trail) => ({ objects: { ...trail.files(), [digest(trail, 4)]: gzipSync(Buffer.alloc(70_000_000)) } }),
      (trail) => [`digest-unusable ${name(digest(trail, 4))}`],
    ],
    [
      'a forged signature of the last digest',
      (trail) => ({
        metadata: {
          ...trail.metadata(),
          [digest(trail, 4)]: { signature: 'ab'.repeat(256), 'signature-algorithm': 'SHA256withRSA' },
        },
      }),
      (trail) => [`signature-wrong ${name(digest(trail, 4))}`],
    ],
    [
      'a signature that is none',
      (trail) => ({
        metadata: {
          ...trail.metadata(),
          [digest(trail, 4)]: { signature: '|`<script>', 'signature-algorithm': 'SHA256withRSA' },
        },
      }),
      (trail) => [`signature-wrong ${name(digest(trail, 4))}`],
    ],
    [
      'a signature of an algorithm that nobody told',
      (trail) => ({ metadata: { ...trail.metadata(), [digest(trail, 4)]: { signature: 'ab' } } }),
      (trail) => [`digest-unusable ${name(digest(trail, 4))}`],
    ],
  ];

  it.each(rows)('%s', async (_, change, expected) => {
    const trail = trailOf(5, { key: KEY });
    const { found, exitCode } = await check({ ...inBucket(trail), ...change(trail) });
    expect(found).toEqual(expected(trail).toSorted());
    expect(exitCode).toBe(expected(trail).length === 0 ? 0 : 3);
  });

  it('all of an account whose log files are gone, folder and all', async () => {
    const trail = trailOf(5, { key: KEY, account: OTHER });
    const objects = { ...trailOf(5, { key: KEY }).files(), ...without(trail.files(), ...trail.logs.keys()) };
    const { found, totals } = await check({ objects, metadata: trail.metadata() });
    // The last one has events outside of the range only.
    expect(found).toEqual([0, 1, 2, 3].map((index) => `log-missing ${name(log(trail, index))}`).sort());
    // A day's folder is listed once again.
    expect(totals.s3Requests.lists).toBe(11);
  });

  it('what a hostile digest lists, as it is and by no key that it made up', async () => {
    const trail = trailOf(4, { key: KEY });
    const listed = (s3Object: string) => {
      return { s3Bucket: 'other', s3Object, hashAlgorithm: 'SHA-256', hashValue: 'ab'.repeat(32) };
    };
    const below = 'AWSLogs/1/CloudTrail/x/2026/10/24';
    trail.hour(0, {
      logFiles: [listed('../../|`<script>'), listed(`${below}/../../x.json`), listed(`${below}/\u0007.json`)],
    });
    const { unreadable } = await check(inBucket(trail));
    expect(unreadable.map(({ code, source }) => `${code} ${source}`)).toEqual([
      'log-missing s3://other/../../|`<script>',
      `log-missing s3://other/${below}/../../x.json`,
      `log-missing s3://other/${below}/\u0007.json`,
    ]);
    const asked = server?.requests.map(({ input }) => `${input}`) ?? [];
    expect(asked.filter((input) => /\.\.|script/.test(input) || input.includes('\u0007'))).toEqual([]);
  });

  it('digests written anew by whoever has no key', async () => {
    const forged = trailOf(4, { key: { ...OTHER_KEY, fingerprint: KEY.fingerprint } });
    const { found, chains, exitCode } = await check(inBucket(forged));
    expect(found).toEqual([0, 1, 2, 3].map((index) => `signature-wrong ${name(digest(forged, index))}`));
    expect(chains).toMatchObject([{ signed: 0, intact: 0, unproven: 4, times: [] }]);
    expect(exitCode).toBe(3);
  });

  it('nothing that vouches for the last digest where S3 has no signature of it', async () => {
    const trail = trailOf(5, { key: KEY });
    const { found, chains } = await check({ objects: trail.files() });
    expect(found).toEqual([]);
    expect(chains).toMatchObject([{ signed: 4, unvouched: [`${name(digest(trail, 4))}.gz`], intact: 4, unproven: 1 }]);
  });
});

describe('digests that cannot be had', () => {
  it('are none: the run is incomplete, and says so', async () => {
    const trail = trailOf(2, { key: KEY });
    const objects = without(trail.files(), ...trail.digests.map(({ key }) => key));
    const { unreadable, exitCode } = await check({ objects, options: [] });
    expect(unreadable).toMatchObject([{ code: 'file-unreadable', source: `s3://${BUCKET}/`, got: 'none' }]);
    expect(exitCode).toBe(3);
  });

  it.each([
    ['listed at all', 'AWSLogs/111122223333/CloudTrail-Digest/'],
    ['listed in a Region', 'AWSLogs/111122223333/CloudTrail-Digest/eu-central-1/'],
  ])('may not be %s: it is told once, and the logs are read', async (_, prefix) => {
    const faults: Faults = ({ input }) => (input === prefix ? DENIED : null);
    const { unreadable, totals, exitCode } = await check({ ...inBucket(trailOf(3, { key: KEY })), faults });
    expect(unreadable).toMatchObject([{ source: `s3://${BUCKET}/${prefix}`, reason: 's3-denied' }]);
    expect(totals.pushes).toBe(3);
    expect(exitCode).toBe(3);
  });

  it('may not be read: each is named, and nothing is called proven', async () => {
    const faults: Faults = ({ operation, input }) =>
      operation === 'GetObject' && `${input}`.includes('-Digest') ? DENIED : null;
    const { found, chains, exitCode } = await check({ ...inBucket(trailOf(3, { key: KEY })), faults });
    expect(found).toHaveLength(3);
    expect(chains).toMatchObject([{ digests: 3, signed: 0, logs: 0, intact: 0, times: [] }]);
    expect(exitCode).toBe(3);
  });

  it('are not read any more by a run that is told to stop', async () => {
    const stop = new AbortController();
    const faults: Faults = ({ operation, input }) => {
      if (operation === 'GetObject' && `${input}`.includes('-Digest')) stop.abort();
      return null;
    };
    const { unreadable, exitCode } = await check({
      ...inBucket(trailOf(3, { key: KEY })),
      faults,
      signal: stop.signal,
    });
    expect(unreadable.map(({ code }) => code)).toContain('stopped');
    expect(exitCode).toBe(3);
  });
});

it('a log file that was delivered while others were read is read too, and held', async () => {
  const trail = trailOf(5, { key: KEY });
  const late = log(trail, 3);
  const objects: Record<string, Buffer> = { ...without(trail.files(), late) };
  const { found, totals, chains } = await check({
    objects,
    metadata: trail.metadata(),
    faults: ({ input }) => {
      if (input === digest(trail, 0)) server?.put(late, trail.files()[late] ?? Buffer.alloc(0));
      return null;
    },
  });
  expect(found).toEqual([]);
  expect(totals).toMatchObject({ files: 5, pushes: 4 });
  expect(chains).toMatchObject([{ logs: 5, intact: 5 }]);
});
