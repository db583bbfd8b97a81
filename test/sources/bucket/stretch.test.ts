import { describe, expect, it } from 'vitest';
import { bucketPathOf } from '../../../src/sources/bucket/bucket-path.ts';
import { stretchOf } from '../../../src/sources/bucket/stretch.ts';
import { at } from '../../support/facts.ts';

const FOLDER = 'AWSLogs/111122223333/CloudTrail/eu-central-1/';

describe('the days of delivery', () => {
  it.each<[string, string | null, string | null, number, string | null, string | null]>([
    ['whole days', '2026-10-24T00:00:00Z', '2026-10-25T00:00:00Z', 3, '2026/10/24', '2026/10/28'],
    ['parts of days', '2026-10-24T23:59:59Z', '2026-10-25T00:00:01Z', 3, '2026/10/24', '2026/10/29'],
    ['none late', '2026-10-24T08:00:00Z', '2026-10-24T09:00:00Z', 0, '2026/10/24', '2026/10/25'],
    ['across a year', '2026-12-31T08:00:00Z', '2026-12-31T09:00:00Z', 3, '2026/12/31', '2027/01/04'],
    ['a leap day', '2028-02-28T08:00:00Z', '2028-02-28T09:00:00Z', 1, '2028/02/28', '2028/03/01'],
    ['no range', null, null, 3, null, null],
    ['an end alone', null, '2026-10-25T00:00:00Z', 3, null, '2026/10/28'],
  ])('of %s', (_, from, to, lateDays, first, end) => {
    const days = { from: from === null ? null : at(from), to: to === null ? null : at(to), lateDays };
    const whole = (day: string | null) => (day === null ? null : `${FOLDER}${day}`);
    expect(stretchOf(FOLDER, `${FOLDER}2026/`, days)).toEqual({
      prefix: `${FOLDER}2026/`,
      after: whole(first),
      until: whole(end),
      digestsOf: null,
    });
  });
});

describe('a place in S3', () => {
  it.each([
    ['s3://logs', 'logs', ''],
    ['s3://logs/', 'logs', ''],
    ['s3://logs/a b/+c', 'logs', 'a b/+c/'],
    ['s3://logs/a/', 'logs', 'a/'],
    ['s3://logs/a/b.json.gz', 'logs', 'a/b.json.gz'],
    ['s3://logs/a/.gz/', 'logs', 'a/.gz/'],
  ])('%s', (path, bucket, prefix) => {
    expect(bucketPathOf(path)).toEqual({ name: path, bucket, prefix });
  });

  it.each(['s3:', 's3://', 's3:///a', 's3://a/', 's3://lo gs/', 'S3://logs', 's3://logs/CloudTrail-Insight'])(
    '%s is none',
    (path) => {
      expect(() => bucketPathOf(path)).toThrow();
    },
  );
});
