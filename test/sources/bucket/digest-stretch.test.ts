import { describe, expect, it } from 'vitest';
import { digestStretchOf } from '../../../src/sources/bucket/digest-stretch.ts';
import { stretchOf, stretchOfKey } from '../../../src/sources/bucket/stretch.ts';
import { at } from '../../support/facts.ts';

const LOGS = 'AWSLogs/o-exampleorgid/111122223333/CloudTrail/eu-central-1/';
const DIGESTS = 'AWSLogs/o-exampleorgid/111122223333/CloudTrail-Digest/eu-central-1/';
const EVER = { from: null, to: null, lateDays: 3 };
const RANGE = { from: at('2026-10-24T00:30:00Z'), to: at('2026-10-25T00:00:00Z'), lateDays: 3 };

describe('the digests of', () => {
  it.each<[string, string, typeof EVER | typeof RANGE, string | null, string | null]>([
    ['a Region', '', EVER, null, null],
    ['a Region and a range', '', RANGE, '2026/10/24', '2026/10/29'],
    [
      'a range that ends in a day',
      '',
      { ...RANGE, to: at('2026-10-25T00:00:01Z'), lateDays: 0 },
      '2026/10/24',
      '2026/10/27',
    ],
    ['a year', '2026/', EVER, '2026/01/01', '2027/01/02'],
    ['a month', '2026/10/', EVER, '2026/10/01', '2026/11/02'],
    ['the last month of a year', '2026/12/', EVER, '2026/12/01', '2027/01/02'],
    ['a February', '2028/02/', EVER, '2028/02/01', '2028/03/02'],
    ['a day', '2026/10/24/', EVER, '2026/10/24', '2026/10/26'],
    ['the last day of a year', '2026/12/31/', EVER, '2026/12/31', '2027/01/02'],
    ['a month and a range', '2026/10/', RANGE, '2026/10/24', '2026/10/29'],
    [
      'a month before the end of a range',
      '2026/10/',
      { ...RANGE, to: at('2026-12-01T00:00:00Z') },
      '2026/10/24',
      '2026/11/02',
    ],
    ['a day that is after the range', '2026/11/24/', RANGE, '2026/11/24', '2026/10/29'],
  ])('%s', (_, below, days, after, until) => {
    const logs = stretchOf(LOGS, `${LOGS}${below}`, days);
    const whole = (day: string | null) => (day === null ? null : `${DIGESTS}${day}`);
    expect(digestStretchOf(logs, days)).toEqual({
      prefix: DIGESTS,
      after: whole(after),
      until: whole(until),
      digestsOf: logs,
    });
  });

  it('one log file', () => {
    const logs = stretchOfKey(`${LOGS}2026/10/24/x.json.gz`);
    const found = { prefix: DIGESTS, after: `${DIGESTS}2026/10/24`, until: `${DIGESTS}2026/10/26`, digestsOf: logs };
    expect(digestStretchOf(logs, EVER)).toEqual(found);
  });

  it.each([
    ['another folder', 'logs/eu-central-1/2026/10/'],
    ['a log file of somebody’s own', 'CloudTrail/x.json'],
    ['Insight', 'AWSLogs/111122223333/CloudTrail-Insight/eu-central-1/'],
  ])('%s: nobody knows where', (_, prefix) => {
    expect(digestStretchOf({ prefix, after: null, until: null, digestsOf: null }, EVER)).toBeNull();
  });

  it('a bucket without a folder before', () => {
    const logs = stretchOf('CloudTrail/eu-central-1/', 'CloudTrail/eu-central-1/', EVER);
    expect(digestStretchOf(logs, EVER)?.prefix).toBe('CloudTrail-Digest/eu-central-1/');
  });
});
