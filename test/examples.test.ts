import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { exampleLogs } from '../scripts/example-logs.ts';

const root = join(import.meta.dirname, '..');
const generated = exampleLogs();
const KEY = new RegExp(
  '^examples/logs/AWSLogs/(?<account>\\d{12})/CloudTrail/(?<region>[a-z0-9-]+)/(?<day>\\d{4}/\\d\\d/\\d\\d)/' +
    '\\k<account>_CloudTrail_\\k<region>_(?<date>\\d{8})T(?<time>\\d{4})Z_[A-Za-z0-9]{16}\\.json\\.gz$',
);

interface TrailRecord {
  eventID: string;
  eventTime: string;
  awsRegion: string;
  recipientAccountId: string;
  requestParameters: { imageManifest?: string } | null;
  responseElements: { image?: { imageId: { imageDigest: string } } } | null;
}

const files = generated.map(({ path, json }) => ({
  path,
  records: (JSON.parse(json) as { Records: TrailRecord[] }).Records,
}));
const records = files.flatMap((file) => file.records);

describe('the example logs', () => {
  it('are what npm run generate makes of the story', () => {
    const present = readdirSync(join(root, 'examples/logs'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)));
    expect(present.sort()).toEqual(generated.map(({ path }) => path).sort());
    for (const { path, json } of generated) {
      const packed = readFileSync(join(root, path));
      expect(gunzipSync(packed).toString('utf8') === json, `${path} is stale: npm run generate`).toBe(true);
      expect(packed.readUInt32LE(4), `${path} bears the time at which it was packed`).toBe(0);
    }
  });

  it('lie under the account, Region and day of delivery of their records', () => {
    for (const { path, records } of files) {
      const { account, region, day = '', date, time = '' } = KEY.exec(path)?.groups ?? {};
      expect(day.replaceAll('/', ''), path).toBe(date);
      const delivered = `${day.replaceAll('/', '-')}T${time.slice(0, 2)}:${time.slice(2)}:00Z`;
      for (const record of records) {
        expect(record, path).toMatchObject({ recipientAccountId: account, awsRegion: region });
        expect(record.eventTime, path).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        expect(record.eventTime < delivered, path).toBe(true);
      }
    }
  });

  it('have every event once', () => {
    expect(new Set(records.map((record) => record.eventID)).size).toBe(records.length);
  });

  it('name images by the hash of their manifests', () => {
    for (const { requestParameters, responseElements } of records) {
      const manifest = requestParameters?.imageManifest;
      const digest = responseElements?.image?.imageId.imageDigest;
      if (manifest === undefined || digest === undefined) continue;
      expect(`sha256:${createHash('sha256').update(manifest).digest('hex')}`).toBe(digest);
    }
  });

  it('show each account and Region on each of the fourteen days', () => {
    const days = new Set(
      records.map((record) => `${record.recipientAccountId} ${record.awsRegion} ${record.eventTime.slice(0, 10)}`),
    );
    expect(days.size).toBe(3 * 14);
  });
});
