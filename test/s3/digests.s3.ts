import { gunzipSync, gzipSync } from 'node:zlib';
import { CreateBucketCommand, PutBucketPolicyCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, it, vi } from 'vitest';
import { command } from '../support/command.ts';
import { keyList, nth, regionKey, type Trail, trailOf } from '../support/digests.ts';
import { at } from '../support/facts.ts';
import { folderWith } from '../support/folder.ts';
import { READER } from './gateway.ts';
import { gatewayClient } from './gateway-client.ts';

const NOW = at('2026-11-02T09:00:00Z');
const HOURS = 4;
const KEY = regionKey();

const client = gatewayClient();

type Metadata = Readonly<Record<string, string>>;

/** A bucket with logs and their digests, changed as told; `undefined` leaves an object out. */
async function fill(
  bucket: string,
  changes: (trail: Trail) => Readonly<Record<string, Buffer | undefined>> = () => ({}),
  metadata: (trail: Trail) => Readonly<Record<string, Metadata>> = (trail) => trail.metadata(),
): Promise<Trail> {
  const trail = trailOf(HOURS, { key: KEY });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  const told = metadata(trail);
  for (const [key, body] of Object.entries({ ...trail.files(), ...changes(trail) })) {
    if (body === undefined) continue;
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, Metadata: told[key] }));
  }
  return trail;
}

async function check(bucket: string) {
  const folder = folderWith({
    'policy.yml': 'version: 1\ntimezone: UTC\nwindows: always\n',
    'keys.json': keyList(KEY),
  });
  const range = ['--from', '2026-10-24T00:30:00Z', '--to', '2026-10-24T03:30:00Z'];
  const options = ['--policy', 'policy.yml', '--format', 'json', '--verify-digests', '--digest-keys', 'keys.json'];
  const { stdout, stderr, exitCode } = await command(
    ['check', `s3://${bucket}/`, ...options, ...range],
    folder,
    '',
    NOW,
  );
  if (stdout === '') throw new Error(stderr);
  const report: {
    unreadable: { code: string; source: string; reason?: string }[];
    digests: { chains: object[] };
    totals: { files: number; s3Requests: object };
  } = JSON.parse(stdout);
  const found = report.unreadable.map(({ code, source, reason }) => `${reason ?? code} ${source.split('/').at(-1)}`);
  return { found: found.sort(), chains: report.digests.chains, totals: report.totals, exitCode };
}

const log = (trail: Trail, index: number) => nth(trail.logs.keys(), index);
const digest = (trail: Trail, index: number) => trail.digests.map(({ key }) => key).at(index) ?? '';
const name = (key: string) => key.split('/').at(-1);

it('proves all log files, each object read once, by the signatures in the metadata', async () => {
  await fill('digests-good');
  const { totals, ...found } = await check('digests-good');
  expect(found).toMatchObject({ found: [], chains: [{ digests: 4, signed: 4, logs: 4, intact: 4 }], exitCode: 0 });
  expect(totals).toMatchObject({ files: 4, s3Requests: { lists: 6, gets: 8 } });
});

it('names a log file that was altered, and one that is gone', async () => {
  const trail = await fill('digests-altered', (trail) => {
    const text = gunzipSync(trail.files()[log(trail, 1)] ?? '').toString();
    return { [log(trail, 1)]: gzipSync(text.replace('shop/api', 'shop/xpi')), [log(trail, 2)]: undefined };
  });
  const { found, chains, exitCode } = await check('digests-altered');
  expect(found).toEqual([`log-altered ${name(log(trail, 1))}`, `log-missing ${name(log(trail, 2))}`]);
  expect(chains).toMatchObject([{ logs: 4, intact: 2 }]);
  expect(exitCode).toBe(3);
});

it('proves all but the last digest where objects lost their metadata', async () => {
  await fill('digests-copied', undefined, () => ({}));
  const { found, chains, exitCode } = await check('digests-copied');
  expect(found).toEqual([]);
  expect(chains).toMatchObject([{ signed: 3, intact: 3, unproven: 1 }]);
  expect(exitCode).toBe(0);
});

it('names a digest whose signature in the metadata was forged', async () => {
  const trail = await fill('digests-forged', undefined, (trail) => ({
    ...trail.metadata(),
    [digest(trail, -1)]: { signature: 'ab'.repeat(256), 'signature-algorithm': 'SHA256withRSA' },
  }));
  const { found, exitCode } = await check('digests-forged');
  expect(found).toEqual([`signature-wrong ${name(digest(trail, -1))}`]);
  expect(exitCode).toBe(3);
});

it('names digests that may be listed and not read, and reads the logs', async () => {
  const bucket = 'digests-denied';
  const trail = await fill(bucket);
  const allow = (Action: string, Resource: string) => {
    return { Effect: 'Allow', Principal: { AWS: [READER.access] }, Action, Resource };
  };
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      allow('s3:ListBucket', `arn:aws:s3:::${bucket}`),
      allow('s3:GetObject', `arn:aws:s3:::${bucket}/AWSLogs/111122223333/CloudTrail/*`),
    ],
  });
  await client.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy }));
  vi.stubEnv('AWS_ACCESS_KEY_ID', READER.access);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', READER.secret);
  const { found, chains, totals, exitCode } = await check(bucket);
  expect(found).toEqual(trail.digests.map(({ key }) => `s3-denied ${name(key)}`).sort());
  expect(chains).toMatchObject([{ digests: 4, signed: 0, logs: 0 }]);
  expect(totals.files).toBe(4);
  expect(exitCode).toBe(3);
});
