import { afterEach, describe, expect, it, vi } from 'vitest';
import { command } from './support/command.ts';
import { type RegionKey, regionKey, trailOf } from './support/digests.ts';
import { at } from './support/facts.ts';
import { folderWith } from './support/folder.ts';
import { S3Server } from './support/s3/server.ts';
import { skippingClock } from './support/skipping-clock.ts';
import { type KeysAsked, standInKeys } from './support/stand-in-keys.ts';

const NOW = at('2026-11-02T09:00:00Z');
const BUCKET = 'amzn-s3-demo-logs';
const CENTRAL = regionKey();
const EAST = regionKey('spki');

let server: S3Server | undefined;

afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.stop();
  server = undefined;
});

const TRAILS = [
  trailOf(4, { key: CENTRAL }),
  trailOf(4, { key: CENTRAL, account: '444455556666' }),
  trailOf(4, { account: '444455556666', region: 'us-east-1', key: EAST }),
];

async function check(keysOf: (asked: KeysAsked) => readonly RegionKey[] | string, format = 'json') {
  const objects = Object.assign({}, ...TRAILS.map((trail) => trail.files()));
  const metadata = Object.assign({}, ...TRAILS.map((trail) => trail.metadata()));
  server = await S3Server.start({ bucket: BUCKET, objects, metadata });
  const { env, asked } = await standInKeys(keysOf);
  for (const [name, value] of Object.entries({ ...server.env, ...env })) vi.stubEnv(name, value);
  const folder = folderWith({ 'policy.yml': 'version: 1\ntimezone: UTC\nwindows: always\n' });
  const range = ['--from', '2026-10-24T00:30:00Z', '--to', '2026-10-24T03:30:00Z'];
  const args = ['check', `s3://${BUCKET}/`, '--policy', 'policy.yml', '--format', format, '--verify-digests', ...range];
  const { stdout, exitCode } = await command(args, folder, '', NOW, skippingClock(NOW));
  return { stdout, exitCode, asked };
}

const bothKeys = ({ region }: KeysAsked) => (region === 'us-east-1' ? [EAST] : [CENTRAL, EAST]);

describe('public keys that nobody gave', () => {
  it('are asked of CloudTrail, once for each Region, from a day before the first digest to now', async () => {
    const { stdout, exitCode, asked } = await check(bothKeys);
    const { digests, complete } = JSON.parse(stdout);
    expect({ exitCode, complete, signatures: digests.signatures }).toEqual({
      exitCode: 0,
      complete: true,
      signatures: true,
    });
    expect(digests.chains).toMatchObject([{ signed: 4 }, { signed: 4 }, { signed: 4 }]);
    const times = { StartTime: at('2026-10-23T01:01:31Z') / 1000, EndTime: NOW / 1000 };
    expect(asked).toEqual([
      { region: 'eu-central-1', input: times },
      { region: 'us-east-1', input: times },
    ]);
  });

  it('are told to be missing where they are denied, with what to do, and hashes are compared', async () => {
    const { stdout, exitCode } = await check(() => 'AccessDeniedException', 'text');
    expect(stdout).toContain(
      'as the digest files have them: 9 of 12 log files, by 12 digest files; no signature was verified, so that whoever',
    );
    expect(stdout).toContain(
      'CloudTrail did not give the public keys of us-east-1 (access-denied): allow cloudtrail:ListPublicKeys, or give what aws cloudtrail list-public-keys prints',
    );
    expect(exitCode).toBe(0);
  });

  it('count for the Regions where they are given', async () => {
    const one = (asked: KeysAsked) => (asked.region === 'us-east-1' ? 'AccessDeniedException' : bothKeys(asked));
    const { stdout } = await check(one);
    const { digests } = JSON.parse(stdout);
    expect(digests).toMatchObject({
      signatures: false,
      keyless: [{ region: 'us-east-1', reason: 'access-denied', detail: null }],
      chains: [{ signed: 4 }, { signed: 4 }, { signed: 0 }],
    });
    await server?.stop();
    const { stdout: text } = await check(one, 'text');
    expect(text).toContain('verified as CloudTrail delivered them: 8 log files, by 8 digest files, of which 8 have');
    expect(text).toContain('as the digest files have them: 3 of 4 log files, by 4 digest files; no signature');
  });

  it('that CloudTrail does not know are missing, and the run is incomplete', async () => {
    const { stdout, exitCode } = await check(() => [EAST]);
    const { unreadable } = JSON.parse(stdout);
    expect(unreadable).toMatchObject([{ code: 'digest-key-missing' }, { code: 'digest-key-missing' }]);
    expect(exitCode).toBe(3);
  });
});
