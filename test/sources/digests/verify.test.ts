import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/core/errors.ts';
import { parseDigestKeys } from '../../../src/sources/digests/keys.ts';
import { plainName } from '../../../src/sources/digests/names.ts';
import type { DigestOrigin } from '../../../src/sources/digests/origin.ts';
import { keyList, nth, type RegionKey, regionKey, sha256, Trail, trailOf } from '../../support/digests.ts';
import { at } from '../../support/facts.ts';
import { verifyFiles, verifyOrigin } from '../../support/verifying.ts';

const KEY = regionKey();
const OTHER_KEY = regionKey();
const KEYS = keysOf(KEY);

type Files = Record<string, Buffer>;

function keysOf(...keys: readonly RegionKey[]) {
  return parseDigestKeys([{ name: 'keys.json', text: keyList(...keys) }]);
}

function digestKey(trail: Trail, index: number): string {
  return nth(
    trail.digests.map(({ key }) => key),
    index,
  );
}

function logKey(trail: Trail, index: number): string {
  return nth(trail.logs.keys(), index);
}

function edited(files: Files, key: string, edit: (text: string) => string): Files {
  const before = gunzipSync(files[key] ?? '').toString();
  const after = edit(before);
  if (after === before) throw new Error(`nothing is changed in ${before}`);
  return { ...files, [key]: gzipSync(after) };
}

function without(files: Files, ...keys: string[]): Files {
  return Object.fromEntries(Object.entries(files).filter(([key]) => !keys.includes(key)));
}

const name = (key: string) => nth(key.split('/').reverse(), 0);

describe('whole digests and log files', () => {
  it('are proven, but for the last digest, whose signature is only in S3', async () => {
    const trail = trailOf(4, { key: KEY });
    const { found, chains, unlisted, newer } = await verifyFiles(trail.files(), { keys: KEYS });
    expect(found).toEqual([]);
    expect(chains).toEqual([
      {
        account: '111122223333',
        region: 'eu-central-1',
        trail: 'release',
        from: at('2026-10-24T00:01:31Z'),
        to: at('2026-10-24T04:01:31Z'),
        digests: 4,
        signed: 3,
        unvouched: [name(digestKey(trail, 3))],
        logs: 4,
        intact: 3,
        unproven: 1,
        times: [{ from: at('2026-10-24T00:01:31Z'), to: at('2026-10-24T03:01:31Z') }],
      },
    ]);
    expect({ unlisted, newer }).toEqual({ unlisted: { count: 0, names: [] }, newer: 0 });
  });

  it('without keys are compared by hash, and no signature is called good', async () => {
    const { found, keys, chains } = await verifyFiles(trailOf(4, { key: KEY }).files());
    expect(found).toEqual([]);
    expect(keys).toBe(false);
    expect(chains).toMatchObject([{ signed: 0, intact: 3, unproven: 1 }]);
  });

  it('of an organisation, below a prefix, are told apart by account, Region and trail', async () => {
    const east = regionKey('spki');
    const trails = [
      trailOf(3, { key: KEY, prefix: 'audit/', trail: 'a_trail.of-us' }),
      trailOf(3, { key: KEY, prefix: 'audit/', account: '444455556666' }),
      trailOf(3, { prefix: 'audit/', region: 'us-east-1', key: east }),
      trailOf(3, { key: KEY, prefix: 'other/' }),
    ];
    const files = Object.assign({}, ...trails.map((trail) => trail.files()));
    const { found, chains } = await verifyFiles(files, { keys: keysOf(KEY, east) });
    expect(found).toEqual([]);
    expect(chains.map(({ account, region, trail, signed }) => `${account} ${region} ${trail} ${signed}`)).toEqual([
      '111122223333 eu-central-1 a_trail.of-us 2',
      '111122223333 eu-central-1 release 2',
      '111122223333 us-east-1 release 2',
      '444455556666 eu-central-1 release 2',
    ]);
  });

  it.each<[string, (key: string, content: Buffer) => [string, Buffer]]>([
    ['unpacked', (key, content) => [key.replace(/\.gz$/, ''), gunzipSync(content)]],
    ['packed anew', (key, content) => [key, gzipSync(gunzipSync(content), { level: 1 })]],
    ['all in one folder', (key, content) => [name(key), content]],
  ])('are the same %s', async (_, moved) => {
    const files = Object.entries(trailOf(4, { key: KEY }).files()).map(([key, content]) => moved(key, content));
    const { found, chains } = await verifyFiles(Object.fromEntries(files), { keys: KEYS });
    expect(found).toEqual([]);
    expect(chains).toMatchObject([{ signed: 3, intact: 3, unproven: 1 }]);
  });

  it('say that nothing was delivered by a digest that lists nothing', async () => {
    const trail = new Trail({ key: KEY });
    for (let hour = 0; hour < 3; hour++) trail.hour(0);
    const { found, chains } = await verifyFiles(trail.files(), { keys: KEYS });
    expect(found).toEqual([]);
    expect(chains).toMatchObject([{ signed: 2, logs: 0, unproven: 0 }]);
  });
});

describe('named, by file', () => {
  type Change = (files: Files, trail: Trail) => Files;
  const rows: readonly (readonly [string, Change, (trail: Trail) => readonly string[]])[] = [
    [
      'an altered log file',
      (files, trail) => edited(files, logKey(trail, 1), (text) => text.replace('shop/api', 'shop/xpi')),
      (trail) => [`log-altered ${name(logKey(trail, 1))}`],
    ],
    [
      'a log file with one line break more',
      (files, trail) => edited(files, logKey(trail, 1), (text) => `${text}\n`),
      (trail) => [`log-altered ${name(logKey(trail, 1))}`],
    ],
    [
      'an altered log file that only the last digest lists',
      (files, trail) => edited(files, logKey(trail, 3), (text) => text.replace('shop/api', 'shop/xpi')),
      (trail) => [`log-altered ${name(logKey(trail, 3))}`],
    ],
    [
      'a log file cut short',
      (files, trail) => ({
        ...files,
        [logKey(trail, 1)]: files[logKey(trail, 1)]?.subarray(0, 200) ?? Buffer.alloc(0),
      }),
      (trail) => [`log-altered ${name(logKey(trail, 1))}`],
    ],
    [
      'an altered copy beside a whole one',
      (files, trail) => ({ ...files, [`copy/${name(logKey(trail, 1))}`]: gzipSync('{"Records":[]}') }),
      (trail) => [`log-altered ${name(logKey(trail, 1))}`],
    ],
    [
      'a missing log file',
      (files, trail) => without(files, logKey(trail, 0), logKey(trail, 3)),
      (trail) => [`log-missing ${name(logKey(trail, 0))}`, `log-missing ${name(logKey(trail, 3))}`],
    ],
    [
      'a renamed log file',
      (files, trail) => ({
        ...without(files, logKey(trail, 1)),
        'export.json.gz': files[logKey(trail, 1)] ?? Buffer.alloc(0),
      }),
      (trail) => [`log-missing ${name(logKey(trail, 1))}`],
    ],
    [
      'an altered digest',
      (files, trail) => edited(files, digestKey(trail, 1), (text) => text.replace('"logFiles":[{', '"logFiles": [{')),
      (trail) => [`digest-altered ${name(digestKey(trail, 1))}`],
    ],
    [
      'a log file taken out of a digest and deleted',
      (files, trail) =>
        edited(without(files, logKey(trail, 1)), digestKey(trail, 1), (text) =>
          JSON.stringify({ ...JSON.parse(text), logFiles: [] }),
        ),
      (trail) => [`digest-altered ${name(digestKey(trail, 1))}`],
    ],
    [
      'a digest cut short',
      (files, trail) => ({
        ...files,
        [digestKey(trail, 1)]: files[digestKey(trail, 1)]?.subarray(0, 300) ?? Buffer.alloc(0),
      }),
      (trail) => [`digest-unusable ${name(digestKey(trail, 1))}`],
    ],
    [
      'a digest that is no JSON',
      (files, trail) => ({ ...files, [digestKey(trail, 3)]: gzipSync('nothing') }),
      (trail) => [`digest-unusable ${name(digestKey(trail, 3))}`],
    ],
    [
      'a missing digest',
      (files, trail) => without(files, digestKey(trail, 2)),
      (trail) => [`digest-missing ${name(digestKey(trail, 2))}`],
    ],
    [
      'two missing digests: the one before what is there',
      (files, trail) => without(files, digestKey(trail, 1), digestKey(trail, 2)),
      (trail) => [`digest-missing ${name(digestKey(trail, 2))}`],
    ],
    [
      'a digest under the name of another',
      (files, trail) => ({ ...files, [digestKey(trail, 3)]: files[digestKey(trail, 0)] ?? Buffer.alloc(0) }),
      (trail) => [`digest-unusable ${name(digestKey(trail, 3))}`],
    ],
    [
      'a digest that has no name of one',
      (files, trail) => ({
        ...without(files, digestKey(trail, 3)),
        'AWSLogs/111122223333/CloudTrail-Digest/x.json.gz': files[digestKey(trail, 3)] ?? Buffer.alloc(0),
      }),
      () => ['digest-unusable x.json.gz'],
    ],
  ];

  it.each(rows)('%s', async (_, change, expected) => {
    const trail = trailOf(4, { key: KEY });
    const { found } = await verifyFiles(change(trail.files(), trail), { keys: KEYS });
    expect(found).toEqual(expected(trail).toSorted());
  });

  it.each(rows)('%s, by hashes alone', async (_, change, expected) => {
    const trail = trailOf(4, { key: KEY });
    const { found } = await verifyFiles(change(trail.files(), trail));
    expect(found).toEqual(expected(trail).toSorted());
  });

  it('the last digest, where it has another hash of the one before, whose good signature it has too', async () => {
    const trail = trailOf(4, { key: KEY });
    const files = edited(trail.files(), digestKey(trail, 3), (text) =>
      text.replace(/"previousDigestHashValue":"\w{64}"/, `"previousDigestHashValue":"${'ab'.repeat(32)}"`),
    );
    const signed = await verifyFiles(files, { keys: KEYS });
    expect(signed.found).toEqual([`digest-altered ${name(digestKey(trail, 3))}`]);
    expect(signed.chains).toMatchObject([{ signed: 3, intact: 3 }]);
    // By hashes alone nobody can tell which of the two it is.
    expect((await verifyFiles(files)).found).toEqual([`digest-altered ${name(digestKey(trail, 2))}`]);
  });

  it('an altered digest, while the good signature that it has proves the one before', async () => {
    const trail = trailOf(4, { key: KEY });
    const files = edited(trail.files(), digestKey(trail, 2), (text) => `${text} `);
    expect((await verifyFiles(files, { keys: KEYS })).chains).toMatchObject([{ signed: 2, intact: 2 }]);
    expect((await verifyFiles(files)).chains).toMatchObject([{ signed: 0, intact: 1 }]);
  });

  it('digests written anew, hashes and all, by whoever has no key', async () => {
    const forged = new Trail({ key: { ...OTHER_KEY, fingerprint: KEY.fingerprint } });
    for (let hour = 0; hour < 3; hour++) forged.hour();
    expect((await verifyFiles(forged.files())).found).toEqual([]);
    const { found, chains } = await verifyFiles(forged.files(), { keys: KEYS });
    // The last but one is refuted, and so says nothing of the one before it.
    expect(found).toEqual([`signature-wrong ${name(digestKey(forged, 1))}`]);
    expect(chains).toMatchObject([{ signed: 0, intact: 0, unproven: 3, times: [] }]);
  });

  it('a key that was not given, once for all digests that were signed with it', async () => {
    const { unread, chains } = await verifyFiles(trailOf(4, { key: KEY }).files(), { keys: keysOf(OTHER_KEY) });
    expect(unread).toMatchObject([
      {
        code: 'digest-key-missing',
        expected: `the public key ${KEY.fingerprint} of eu-central-1 in digest-keys`,
        got: 'none, for 3 of its digest files',
      },
    ]);
    expect(chains).toMatchObject([{ signed: 0, intact: 0, unproven: 4 }]);
  });

  it.each([
    ['digestSignatureAlgorithm', 'SHA1withRSA', 'digestSignatureAlgorithm to be SHA256withRSA', '"SHA1withRSA"'],
    ['previousDigestHashAlgorithm', 'MD5', 'previousDigestHashAlgorithm to be SHA-256', '"MD5"'],
    ['previousDigestHashValue', null, 'previousDigestHashValue to be a SHA-256 of 64 hexadecimal digits', 'null'],
    ['previousDigestSignature', 'xyz', 'previousDigestSignature to be hexadecimal', '"xyz"'],
    ['digestEndTime', '20261024T040131Z', 'digestEndTime like 2026-10-24T01:01:31Z', '"20261024T040131Z"'],
    ['digestStartTime', '2026-10-24T09:01:31Z', 'a digestStartTime before digestEndTime', '"2026-10-24T09:01:31Z"'],
    ['digestS3Bucket', 'a\nb', 'digestS3Bucket to be a text', '"a\\nb"'],
    ['awsAccountId', '444455556666', 'awsAccountId to be 111122223333', '444455556666'],
    ['awsAccountId', 111122223333, 'awsAccountId to be an account id of 12 digits', '111122223333'],
    ['logFiles', null, 'logFiles to be a list', 'null'],
    ['logFiles', [{ hashAlgorithm: 'MD5' }], 'hashAlgorithm to be SHA-256', '"MD5"'],
    ['logFiles', [null], 'hashAlgorithm to be SHA-256', 'nothing'],
  ])('a signed digest whose %s is %j', async (field, value, expected, got) => {
    const trail = trailOf(2, { key: KEY });
    const odd = trail.hour(0, { [field]: value });
    const { unread } = await verifyFiles(trail.files(), { keys: KEYS });
    expect(unread).toContainEqual({ code: 'digest-unusable', source: odd.key, place: null, expected, got });
  });

  it('a hostile name, as it is: each medium has its own door', async () => {
    const trail = trailOf(1, { key: KEY });
    const s3Object = 'AWSLogs/../../etc/passwd\u0007|`<script>';
    const hashed = { s3Bucket: 'b', s3Object, hashAlgorithm: 'SHA-256', hashValue: 'ab'.repeat(32) };
    trail.hour(0, { logFiles: [hashed] });
    const { unread } = await verifyFiles(trail.files(), { keys: KEYS });
    expect(unread).toMatchObject([{ code: 'log-missing', source: `s3://b/${s3Object}` }]);
  });
});

describe('what is no fault', () => {
  it('a copy that begins in the middle: the first digest names one that was not copied', async () => {
    const trail = trailOf(5, { key: KEY });
    const files = without(trail.files(), digestKey(trail, 0), logKey(trail, 0), digestKey(trail, 1), logKey(trail, 1));
    const { found, chains } = await verifyFiles(files, { keys: KEYS });
    expect(found).toEqual([]);
    expect(chains).toMatchObject([{ digests: 3, signed: 2 }]);
  });

  it('a missing log file with events outside the range only', async () => {
    const trail = trailOf(5, { key: KEY });
    const files = without(trail.files(), logKey(trail, 0), logKey(trail, 2), logKey(trail, 4));
    const range = { from: at('2026-10-24T01:31:31Z'), to: at('2026-10-24T04:31:31Z') };
    const { found, chains } = await verifyFiles(files, { keys: KEYS, ...range });
    expect(found).toEqual([`log-missing ${name(logKey(trail, 2))}`]);
    expect(chains).toMatchObject([{ logs: 5, intact: 2 }]);
  });

  it('logging that was switched off: the time between has no digest', async () => {
    const trail = trailOf(3, { key: KEY });
    trail.off(5);
    trail.hour();
    trail.hour();
    const { found, chains } = await verifyFiles(trail.files(), { keys: KEYS });
    expect(found).toEqual([]);
    expect(chains).toMatchObject([
      {
        signed: 3,
        unvouched: [name(digestKey(trail, 2)), name(digestKey(trail, 4))],
        times: [
          { from: at('2026-10-24T00:01:31Z'), to: at('2026-10-24T02:01:31Z') },
          { from: at('2026-10-24T08:01:31Z'), to: at('2026-10-24T09:01:31Z') },
        ],
      },
    ]);
  });

  it('backfills, which are a chain of their own and fill no time', async () => {
    const trail = trailOf(3, { key: KEY });
    const first = trail.backfill();
    trail.hour();
    const second = trail.backfill(first);
    trail.hour();
    const { found, chains } = await verifyFiles(trail.files(), { keys: KEYS });
    expect(found).toEqual([]);
    expect(chains).toMatchObject([{ digests: 7, signed: 5, logs: 7, intact: 5, unproven: 2 }]);
    expect(chains[0]?.unvouched).toEqual([name(digestKey(trail, 6)), name(second.key)].sort());
    const altered = edited(trail.files(), first.key, (text) => `${text} `);
    expect((await verifyFiles(altered, { keys: KEYS })).found).toEqual([`digest-altered ${name(first.key)}`]);
  });

  it('log files that no digest lists are told, those newer than the last digest apart', async () => {
    const trail = trailOf(3, { key: KEY });
    const files = {
      ...trail.files(),
      'AWSLogs/111122223333_CloudTrail_eu-central-1_20261024T0145Z_aaaaaaaaaaaaaaaa.json.gz':
        gzipSync('{"Records":[]}'),
      'AWSLogs/111122223333_CloudTrail_eu-central-1_20261024T0302Z_bbbbbbbbbbbbbbbb.json.gz':
        gzipSync('{"Records":[]}'),
      'AWSLogs/444455556666_CloudTrail_eu-central-1_20261024T0302Z_cccccccccccccccc.json.gz':
        gzipSync('{"Records":[]}'),
      'export.json': '[]',
    };
    const { unlisted, newer } = await verifyFiles(files, { keys: KEYS });
    expect(newer).toBe(1);
    expect(unlisted.count).toBe(3);
    expect(unlisted.names.map(name)).toEqual([
      '111122223333_CloudTrail_eu-central-1_20261024T0145Z_aaaaaaaaaaaaaaaa.json.gz',
      '444455556666_CloudTrail_eu-central-1_20261024T0302Z_cccccccccccccccc.json.gz',
      'export.json',
    ]);
  });
});

describe('with the signatures that S3 has', () => {
  function origin(trail: Trail, change: (own: { signature: string; algorithm: string }) => typeof own = (own) => own) {
    const found: DigestOrigin = {
      async *digests() {
        for (const { key, content, signature } of trail.digests) {
          yield { name: `s3://b/${key}`, content, own: change({ signature, algorithm: 'SHA256withRSA' }) };
        }
      },
      async logsNamed(plain) {
        const logs = [...trail.logs].filter(([key]) => plainName(key) === plain);
        return logs.map(([key, content]) => ({ name: key, hash: sha256(content) }));
      },
      isMeant: () => true,
      lookAgain: async () => [],
      *neverAskedFor() {},
    };
    return found;
  }

  it('the last digest is proven too', async () => {
    const { found, chains } = await verifyOrigin(origin(trailOf(3, { key: KEY })), { keys: KEYS });
    expect(found).toEqual([]);
    expect(chains).toMatchObject([{ signed: 3, unvouched: [], intact: 3, unproven: 0 }]);
  });

  it.each([
    ['another signature', { signature: 'ab'.repeat(256) }, 'signature-wrong'],
    ['one that is too short', { signature: 'ab' }, 'signature-wrong'],
    ['one that is no hexadecimal', { signature: 'none' }, 'signature-wrong'],
    ['an empty one', { signature: '' }, 'signature-wrong'],
    ['another algorithm', { algorithm: 'SHA1withRSA' }, 'digest-unusable'],
  ])('%s is named', async (_, part, code) => {
    const trail = trailOf(1, { key: KEY });
    const { found } = await verifyOrigin(
      origin(trail, (own) => ({ ...own, ...part })),
      { keys: KEYS },
    );
    expect(found).toEqual([`${code} ${name(digestKey(trail, 0))}`]);
  });

  it('any one byte that is changed in any of the files is found', async () => {
    const place = fc.record({ file: fc.nat(), byte: fc.nat(), by: fc.integer({ min: 1, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(place, fc.boolean(), async ({ file, byte, by }, signed) => {
        const trail = trailOf(3, { key: KEY });
        // Without signatures nothing vouches for the last digest, nor for the list in it.
        const digests = signed ? trail.digests : trail.digests.slice(0, -1);
        const contents = [...trail.logs.values(), ...digests.map(({ content }) => content)];
        const content = contents[file % contents.length] ?? Buffer.alloc(1);
        const index = byte % content.length;
        content[index] = (content[index] ?? 0) ^ by;
        const { found } = signed
          ? await verifyOrigin(origin(trail), { keys: KEYS })
          : await verifyFiles(trail.files(), { keys: KEYS });
        expect(found).not.toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

it('any one byte that is changed in a packed file is found, or changes nothing of its content', async () => {
  const trail = trailOf(3, { key: KEY });
  const files = trail.files();
  const keys = Object.keys(files).filter((key) => key !== digestKey(trail, 2));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...keys), fc.nat(), fc.integer({ min: 1, max: 255 }), async (key, byte, by) => {
      const packed = Buffer.from(files[key] ?? []);
      const index = byte % packed.length;
      packed[index] = (packed[index] ?? 0) ^ by;
      const { found } = await verifyFiles({ ...files, [key]: packed }, { keys: KEYS });
      if (found.length === 0) expect(gunzipSync(packed)).toEqual(gunzipSync(files[key] ?? ''));
    }),
    { numRuns: 150 },
  );
});

it('tells that it was stopped', async () => {
  const { found } = await verifyFiles(trailOf(2, { key: KEY }).files(), { keys: KEYS, signal: AbortSignal.abort() });
  expect(found[0]).toMatch(/^stopped /);
});

it('reads nothing where no digest is among the paths', async () => {
  const trail = trailOf(1, { key: KEY });
  await expect(verifyFiles(without(trail.files(), digestKey(trail, 0)))).rejects.toThrow(
    expect.objectContaining({ code: 'no-digests' }),
  );
});

describe('public keys', () => {
  it.each([
    ['no JSON', 'nothing', 'a has no list PublicKeyList with a key'],
    ['no list', '{"PublicKeyList": {}}', 'a has no list PublicKeyList with a key'],
    ['no key at all', '{"PublicKeyList": []}', 'a has no list PublicKeyList with a key'],
    ['no fingerprint', keyList(KEY).replace('Fingerprint', 'fp'), 'a, key 1 has no Fingerprint'],
    ['no value', keyList(KEY).replace(/"Value":"[^"]*"/, '"Value":"AAAA"'), 'a, key 1 has no RSA key in Value'],
  ])('%s', (_, text, mistake) => {
    const read = () => parseDigestKeys([{ name: 'a', text }]);
    expect(read).toThrow(UsageError);
    expect(read).toThrow(mistake);
  });
});
