import { describe, expect, it } from 'vitest';
import type { Coverage } from '../../src/core/coverage.ts';
import { coverageByDigests, timesWithoutDigest } from '../../src/core/digest-coverage.ts';
import type { DigestChain } from '../../src/core/reading.ts';
import { at } from '../support/facts.ts';

const ACCOUNT = '111122223333';
const REGION = 'eu-central-1';

/** `01:00-03:00` of 2026-10-24. */
function timeOf(text: string) {
  const [from = '', to = ''] = text.split('-');
  return { from: at(`2026-10-24T${from}:00Z`), to: at(`2026-10-24T${to}:00Z`) };
}

function chainOf(times: readonly string[], region = REGION): DigestChain {
  const counts = { digests: 1, signed: 1, logs: 1, intact: 1, unproven: 0, unvouched: [], from: null, to: null };
  return { account: ACCOUNT, region, trail: 'release', ...counts, times: times.map(timeOf) };
}

function covered(range: string, chains: readonly DigestChain[], part: Partial<Coverage> = {}, regions: string[] = []) {
  const whole = { claimed: true, complete: true, reason: null, detail: null, accepted: null } as const;
  const read: Coverage = { account: ACCOUNT, region: REGION, ...timeOf(range), ...whole, ...part };
  const scope = { from: read.from, to: read.to, accounts: [], regions };
  const verification = { keys: true, keyless: [], chains, unlisted: { count: 0, names: [] }, newer: 0 };
  return coverageByDigests([read], verification, scope, []).map(({ from, to, reason }) => {
    const time = [from, to].map((moment) => new Date(moment).toISOString().slice(11, 16)).join('-');
    return reason === null ? time : `${time} ${reason}`;
  });
}

describe('what is read, by the times for which digests vouch', () => {
  it.each<[string, string, readonly string[], readonly string[]]>([
    ['all of it', '01:00-09:00', ['00:30-09:30'], ['01:00-09:00']],
    ['the newest hours lack a digest still', '01:00-09:00', ['00:30-06:00'], ['01:00-09:00']],
    ['more than these', '01:00-09:00', ['00:30-05:59'], ['01:00-05:59', '05:59-09:00 no-digest']],
    ['none before', '01:00-09:00', ['02:00-09:30'], ['01:00-02:00 no-digest', '02:00-09:00']],
    [
      'none between',
      '01:00-09:00',
      ['00:30-02:00', '04:00-08:00'],
      ['01:00-02:00', '02:00-04:00 no-digest', '04:00-09:00'],
    ],
    ['none at all', '01:00-09:00', [], ['01:00-09:00 no-digest']],
    ['a short range after the last', '07:00-09:00', ['00:30-06:30'], ['07:00-09:00']],
    ['a short range long after the last', '07:00-09:00', ['00:30-05:30'], ['07:00-09:00 no-digest']],
    ['a short range before the first', '07:00-09:00', ['10:00-12:00'], ['07:00-09:00 no-digest']],
  ])('%s', (_, range, times, expected) => {
    expect(covered(range, [chainOf(times)])).toEqual(expected);
  });

  it('of two trails either is enough', () => {
    expect(covered('01:00-09:00', [chainOf(['00:30-04:00']), chainOf(['03:00-09:00'])])).toEqual(['01:00-09:00']);
  });

  it('of another Region none counts', () => {
    expect(covered('01:00-09:00', [chainOf(['00:30-09:00'], 'us-east-1')])).toEqual(['01:00-09:00 no-digest']);
  });

  it.each<[string, Partial<Coverage>, string[]]>([
    ['is no claim', { claimed: false }, []],
    ['was not read anyway', { complete: false, reason: 'no-records' }, []],
    ['was not asked for', {}, ['us-east-1']],
  ])('what %s stays as it is', (_, part, regions) => {
    const reason = part.reason ? ` ${part.reason}` : '';
    expect(covered('01:00-09:00', [], part, regions)).toEqual([`01:00-09:00${reason}`]);
  });
});

it('names the times from the first digest to the last for which none vouches, but for the newest', () => {
  const gaps = (reach: string, ...times: string[]) => timesWithoutDigest({ ...chainOf(times), ...timeOf(reach) });
  expect(gaps('00:00-08:00', '01:00-02:00', '04:00-05:00')).toEqual([timeOf('00:00-01:00'), timeOf('02:00-04:00')]);
  expect(gaps('01:00-09:00', '01:00-02:00')).toEqual([timeOf('02:00-09:00')]);
  expect(gaps('01:00-02:00')).toEqual([timeOf('01:00-02:00')]);
  expect(timesWithoutDigest(chainOf([]))).toEqual([]);
});
