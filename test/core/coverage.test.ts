import { describe, expect, it } from 'vitest';
import { claimedCoverageOf, coverageOf, isCovered, silentDaysOf } from '../../src/core/coverage.ts';
import { DAY } from '../../src/core/instant.ts';
import type { AcceptedGap } from '../../src/core/policy.ts';
import type { Claim, Evidence, Missing } from '../../src/core/reading.ts';
import type { Scope } from '../../src/core/scope.ts';
import { at, entryOf, periodOf, zoneOf } from '../support/facts.ts';

const WEEK: Scope = { from: at('2026-10-19T00:00:00Z'), to: at('2026-10-26T00:00:00Z'), accounts: [], regions: [] };
const ANY: Scope = { from: null, to: null, accounts: [], regions: [] };
const place = { line: 1, column: 1 };

function seen(account: string, region: string, ...days: string[]): Evidence {
  const moments = days.map((day) => at(`${day}T12:00:00Z`));
  return {
    account,
    region,
    records: days.length,
    first: Math.min(...moments),
    last: Math.max(...moments),
    days: new Set(moments.map((moment) => Math.floor(moment / DAY))),
  };
}

const shop = seen('111122223333', 'eu-central-1', '2026-10-19', '2026-10-22');

describe('logs prove nothing by being empty', () => {
  it.each([
    ['nothing was seen at all', [], WEEK, [], ['any any']],
    [
      'an account that was asked for is missing',
      [shop],
      { ...WEEK, accounts: ['444455556666'] },
      [],
      ['444455556666 any'],
    ],
    [
      'one combination of what was asked for is missing',
      [shop],
      { ...WEEK, accounts: ['111122223333'], regions: ['eu-central-1', 'us-east-1'] },
      [],
      ['111122223333 us-east-1'],
    ],
    [
      'a Region that the policy names is missing',
      [shop],
      WEEK,
      [{ account: null, region: 'us-east-1', place }],
      ['any us-east-1'],
    ],
    ['everything asked for was seen', [shop], { ...WEEK, accounts: ['111122223333'] }, [], []],
  ])('%s', (_, evidence, scope, named, missing) => {
    const holes = coverageOf(evidence, scope, { named, acceptedGaps: [] }).filter(({ complete }) => !complete);
    expect(holes.map(({ account, region }) => `${account ?? 'any'} ${region ?? 'any'}`)).toEqual(missing);
  });

  it('and without a range nothing is claimed: what was seen is told', () => {
    const named = [{ account: '444455556666', region: null, place }];
    expect(coverageOf([shop], ANY, { named, acceptedGaps: [] })).toEqual([
      {
        account: '111122223333',
        region: 'eu-central-1',
        from: at('2026-10-19T12:00:00Z'),
        to: at('2026-10-22T12:00:01Z'),
        claimed: false,
        complete: true,
        reason: null,
        detail: null,
        accepted: null,
      },
    ]);
  });
});

describe('days without a record are told', () => {
  const days = (scope: Scope, ...evidence: Evidence[]) =>
    silentDaysOf(evidence, scope).map((silent) =>
      silent.days.map((day) => new Date(day * DAY).toISOString().slice(0, 10)),
    );

  it('for the range', () => {
    expect(days({ ...WEEK, to: at('2026-10-21T00:00:00Z') }, shop)).toEqual([['2026-10-20']]);
  });

  it('for the time of all records, where there is no range', () => {
    const data = seen('444455556666', 'ap-south-1', '2026-10-20', '2026-10-21', '2026-10-22', '2026-10-23');
    expect(days(ANY, shop, data)).toEqual([['2026-10-20', '2026-10-21', '2026-10-23'], ['2026-10-19']]);
  });

  it('and not when there is none', () => {
    expect(days(ANY, seen('111122223333', 'eu-central-1', '2026-10-19', '2026-10-20'))).toEqual([]);
    expect(days(ANY)).toEqual([]);
  });
});

describe('a gap that the policy accepts', () => {
  const gap: AcceptedGap = {
    account: '444455556666',
    region: 'us-east-1',
    place,
    during: periodOf('2026-10-20T00:00:00Z', '2026-10-22T00:00:00Z'),
    zone: zoneOf('UTC'),
    reason: 'Account was suspended',
  };
  const asked: Scope = { ...WEEK, accounts: ['444455556666'], regions: ['us-east-1'] };
  const partsOf = (gaps: readonly AcceptedGap[]) =>
    coverageOf([shop], asked, { named: [], acceptedGaps: gaps })
      .filter(({ complete }) => !complete)
      .map(({ from, to, accepted }) => [
        new Date(from).toISOString().slice(5, 10),
        new Date(to).toISOString().slice(5, 10),
        accepted !== null,
      ]);

  it('lets go its own time only', () => {
    expect(partsOf([gap])).toEqual([
      ['10-19', '10-20', false],
      ['10-20', '10-22', true],
      ['10-22', '10-26', false],
    ]);
    expect(isCovered(coverageOf([shop], asked, { named: [], acceptedGaps: [gap] }))).toBe(false);
  });

  it('makes a run complete where it lets go all that was missed', () => {
    const whole = { ...gap, during: periodOf('2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z') };
    expect(partsOf([gap, whole])).toEqual([['10-19', '10-26', true]]);
    expect(isCovered(coverageOf([shop], asked, { named: [], acceptedGaps: [whole] }))).toBe(true);
  });

  it.each([
    ['account', { account: '777788889999' }],
    ['Region', { region: 'eu-west-1' }],
  ])('is of one %s', (_, other) => {
    expect(partsOf([{ ...gap, ...other }])).toEqual([['10-19', '10-26', false]]);
  });
});

describe('a source that knows what it has read', () => {
  const range = { from: at('2026-10-19T00:00:00Z'), to: at('2026-10-26T00:00:00Z') };
  const whole: Claim = { account: '111122223333', region: 'eu-central-1', ...range, reason: null, detail: null };
  const silent = { named: [], acceptedGaps: [], entries: [] };
  const lines = (...args: Parameters<typeof claimedCoverageOf>) =>
    claimedCoverageOf(...args).map(
      ({ account, region, reason, accepted }) =>
        `${account ?? 'any'} ${region ?? 'any'} ${reason ?? 'read'}${accepted === null ? '' : ', let go'}`,
    );

  it.each([
    ['needs no record for it', WEEK, silent, []],
    ['an account that the options name', { ...WEEK, accounts: ['444455556666'] }, silent, ['444455556666 any']],
    [
      'a Region that the policy names',
      WEEK,
      { ...silent, named: [{ account: null, region: 'us-east-1', place }] },
      ['any us-east-1'],
    ],
    ['the Region of ECR Public', WEEK, { ...silent, entries: [entryOf({ registry: 'public' })] }, ['any us-east-1']],
  ])('%s', (_, scope, policy, missing) => {
    expect(lines({ claims: [whole] }, scope, policy)).toEqual([
      '111122223333 eu-central-1 read',
      ...missing.map((want) => `${want} not-asked-for`),
    ]);
  });

  it.each<[string, Scope, Missing['reason']]>([
    ['what a source has nothing of though it looked', WEEK, 'no-records'],
    ['what lies beside the accounts that it was asked for', { ...WEEK, accounts: ['111122223333'] }, 'not-asked-for'],
    ['what lies beside the Regions that it was asked for', { ...WEEK, regions: ['eu-central-1'] }, 'not-asked-for'],
  ])('%s', (_, scope, reason) => {
    const unclaimed = { reason: 'no-records', detail: null } as const;
    const named = [{ account: '444455556666', region: 'us-east-1', place }];
    expect(lines({ claims: [whole], unclaimed }, scope, { ...silent, named })).toEqual([
      '111122223333 eu-central-1 read',
      `444455556666 us-east-1 ${reason}`,
    ]);
  });

  it('has holes that the policy may let go', () => {
    const gap: AcceptedGap = {
      account: '111122223333',
      region: 'eu-central-1',
      place,
      during: periodOf('2026-10-19T00:00:00Z', '2026-10-21T00:00:00Z'),
      zone: zoneOf('UTC'),
      reason: 'Role was missing',
    };
    const hole: Claim = { ...whole, to: at('2026-10-20T00:00:00Z'), reason: 'access-denied' };
    const read: Claim = { ...whole, from: hole.to };
    const coverage = claimedCoverageOf({ claims: [hole, read] }, WEEK, { ...silent, acceptedGaps: [gap] });
    expect(lines({ claims: [hole, read] }, WEEK, { ...silent, acceptedGaps: [gap] })).toEqual([
      '111122223333 eu-central-1 access-denied, let go',
      '111122223333 eu-central-1 read',
    ]);
    expect(isCovered(coverage)).toBe(true);
    expect(isCovered(claimedCoverageOf({ claims: [hole, read] }, WEEK, silent))).toBe(false);
  });
});
