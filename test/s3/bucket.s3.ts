import { gzipSync } from 'node:zlib';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { command } from '../support/command.ts';
import { at } from '../support/facts.ts';
import { folderWith } from '../support/folder.ts';
import { logKey } from '../support/log-keys.ts';
import { ACCOUNT, putImage, REGION, record } from '../support/records.ts';
import { gatewayClient } from './gateway-client.ts';

const POLICY = 'version: 1\ntimezone: Europe/Berlin\nwindows: mon-fri 08:00-20:00\nrepositories:\n  - match: "**"\n';
const NOW = at('2026-11-02T09:00:00Z');
const OTHER = '444455556666';
const ORGANISATION = 'o-exampleorgid';
/** More than S3 lists at once, twice. */
const MANY = 2150;

const client = gatewayClient();

let numbers = 0;

/** A log file with one push, told by its tag. */
function push(tag: string, { account = ACCOUNT, region = REGION, time = '2026-10-24T00:14:09Z' } = {}): Buffer {
  const eventID = `0e0c3c3e-0000-4000-8000-${String(++numbers).padStart(12, '0')}`;
  const fields = { eventID, eventTime: time, awsRegion: region, recipientAccountId: account };
  return gzipSync(JSON.stringify({ Records: [putImage(fields, { tag, registryId: account })] }));
}

async function fill(bucket: string, objects: Readonly<Record<string, Buffer>>): Promise<void> {
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  const all = Object.entries(objects);
  const next = async (): Promise<void> => {
    for (let one = all.pop(); one !== undefined; one = all.pop()) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: one[0], Body: one[1] }));
    }
  };
  await Promise.all(Array.from({ length: 16 }, next));
}

async function check(path: string, ...options: readonly string[]) {
  const folder = folderWith({ 'policy.yml': POLICY });
  const args = ['check', path, '--policy', 'policy.yml', '--format', 'json', ...options];
  const { stdout, stderr, exitCode } = await command(args, folder, '', NOW);
  if (stdout === '') return { tags: [], exitCode, stderr, unreadable: [], coverage: [], totals: null };
  const report: {
    incidents: { pushes: { tag: string }[] }[];
    unreadable: { source: string; reason?: string }[];
    coverage: { account: string; region: string; complete: boolean }[];
    totals: { files: number; s3Requests: { lists: number; gets: number } };
  } = JSON.parse(stdout);
  const tags = report.incidents.flatMap(({ pushes }) => pushes.map(({ tag }) => tag)).sort();
  const { unreadable, coverage, totals } = report;
  return { tags, exitCode, stderr, unreadable, coverage, totals };
}

const RANGE = ['--from', '2026-10-24', '--to', '2026-10-25'];

describe('a bucket of an organisation', () => {
  const bucket = 'organisation-logs';
  const below = (account: string, region: string, day: string, name: string) =>
    logKey({ prefix: `AWSLogs/${ORGANISATION}/`, account, region, day, name });

  beforeAll(async () => {
    const others = { account: OTHER, region: 'us-east-1' };
    await fill(bucket, {
      [below(ACCOUNT, REGION, '2026/10/23', 'before')]: push('delivered-before'),
      [below(ACCOUNT, REGION, '2026/10/24', 'day')]: push('on-the-day'),
      [below(ACCOUNT, REGION, '2026/10/27', 'late')]: push('three-days-late'),
      [below(ACCOUNT, REGION, '2026/10/28', 'later')]: push('four-days-late'),
      [below(OTHER, 'us-east-1', '2026/10/24', 'other')]: push('of-another', others),
      // The trail of an account of its own, beside that of the organisation.
      [logKey({ prefix: 'AWSLogs/', account: OTHER, region: 'us-east-1', day: '2026/10/24', name: 'own' })]: push(
        'of-its-own-trail',
        others,
      ),
      [`AWSLogs/${ORGANISATION}/${ACCOUNT}/CloudTrail-Digest/${REGION}/2026/10/24/digest.json.gz`]: gzipSync('{}'),
      [`AWSLogs/${ORGANISATION}/${ACCOUNT}/CloudTrail-Insight/${REGION}/2026/10/24/insight.json.gz`]: gzipSync('?'),
      [`AWSLogs/${ORGANISATION}/${ACCOUNT}/Config/${REGION}/2026/10/24/config.json.gz`]: gzipSync('?'),
      'other things/of somebody': Buffer.from('?'),
    });
  });

  it('is read for the days of the range and three more, without digests and what is of other services', async () => {
    const { tags, exitCode, unreadable, totals } = await check(`s3://${bucket}`, ...RANGE);
    expect(unreadable).toEqual([]);
    expect(tags).toEqual(['of-another', 'of-its-own-trail', 'on-the-day', 'three-days-late']);
    expect(exitCode).toBe(1);
    // The bucket, AWSLogs, the organisation, three accounts, one listing for each Region of each.
    expect(totals?.s3Requests).toEqual({ lists: 9, gets: 4 });
  });

  it('is read whole where no range is given', async () => {
    const { tags } = await check(`s3://${bucket}/AWSLogs/${ORGANISATION}/`);
    expect(tags).toEqual(['delivered-before', 'four-days-late', 'of-another', 'on-the-day', 'three-days-late']);
  });

  it.each<[string, string, readonly string[], readonly string[]]>([
    ['one account', '', ['--accounts', OTHER], ['of-another', 'of-its-own-trail']],
    ['one Region', '', ['--regions', REGION], ['on-the-day', 'three-days-late']],
    [
      'later deliveries',
      '',
      ['--accounts', ACCOUNT, '--late-days', '4'],
      ['four-days-late', 'on-the-day', 'three-days-late'],
    ],
    ['an account, by its path', `AWSLogs/${ORGANISATION}/${OTHER}`, [], ['of-another']],
    ['its logs, by their path', `AWSLogs/${ORGANISATION}/${OTHER}/CloudTrail/`, [], ['of-another']],
    [
      'a Region, by its path',
      `AWSLogs/${ORGANISATION}/${ACCOUNT}/CloudTrail/${REGION}/`,
      [],
      ['on-the-day', 'three-days-late'],
    ],
    [
      'a month, by its path',
      `AWSLogs/${ORGANISATION}/${ACCOUNT}/CloudTrail/${REGION}/2026/10/`,
      [],
      ['on-the-day', 'three-days-late'],
    ],
    [
      'a day, by its path',
      `AWSLogs/${ORGANISATION}/${ACCOUNT}/CloudTrail/${REGION}/2026/10/27`,
      [],
      ['three-days-late'],
    ],
  ])('is read for %s', async (_, below, options, tags) => {
    const found = await check(`s3://${bucket}/${below}`, ...RANGE, ...options);
    expect(found.tags).toEqual(tags);
  });

  it('is read for one file', async () => {
    const key = below(ACCOUNT, REGION, '2026/10/24', 'day');
    expect((await check(`s3://${bucket}/${key}`)).tags).toEqual(['on-the-day']);
  });

  it('is told to hold no logs where they are not', async () => {
    const { exitCode, stderr } = await check(`s3://${bucket}/other things/`);
    expect(stderr).toContain('no logs of CloudTrail in s3://organisation-logs/other things/');
    expect(exitCode).toBe(2);
  });
});

describe('a bucket with many log files and names of all kinds', () => {
  const bucket = 'many-logs';
  const prefix = 'our logs/a+b=c & d/ü–\u{1F680}/';

  beforeAll(async () => {
    const objects: Record<string, Buffer> = {};
    for (let index = 0; index < MANY; index++) {
      const key = logKey({
        prefix: `${prefix}AWSLogs/`,
        account: ACCOUNT,
        region: REGION,
        day: `2026/10/${24 + (index % 3)}`,
        name: `${index} x+y`,
      });
      objects[key] =
        index % 1000 === 999 ? push(`v${index}`) : gzipSync(JSON.stringify({ Records: [record('ListImages')] }));
    }
    await fill(bucket, objects);
  }, 120_000);

  it('is read to its end, page by page', async () => {
    const { tags, totals, unreadable, coverage } = await check(`s3://${bucket}/${prefix}`, ...RANGE);
    expect(unreadable).toEqual([]);
    expect(tags).toEqual(['v1999', 'v999']);
    expect(totals).toMatchObject({ files: MANY, s3Requests: { gets: MANY } });
    expect(coverage).toEqual([expect.objectContaining({ account: ACCOUNT, region: REGION, complete: true })]);
  });
});

describe('what is wrong', () => {
  it('is told of a bucket that is not there', async () => {
    const { exitCode, stderr } = await check('s3://no-such-bucket-here/', ...RANGE);
    expect(stderr).toContain('there is no bucket no-such-bucket-here');
    expect(exitCode).toBe(2);
  });

  it('is told of keys that are not those of the account', async () => {
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'another-secret');
    const { exitCode, unreadable } = await check('s3://many-logs/', '--from', '2026-10-24');
    expect(unreadable).toMatchObject([{ source: 's3://many-logs/', reason: 'signature-refused' }]);
    expect(exitCode).toBe(3);
  });
});
