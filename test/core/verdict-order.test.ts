import { describe, expect, it } from 'vitest';
import { Judge } from '../../src/core/judge.ts';
import type { Policy } from '../../src/core/policy.ts';
import type { Push } from '../../src/core/push.ts';
import {
  at,
  entryOf,
  exceptionOf,
  exemptionOf,
  freezeOf,
  holidaysOn,
  patternsOf,
  periodOf,
  policyOf,
  pushOf,
  weekly,
} from '../support/facts.ts';

// Saturday 02:14 in Berlin, by role/release, tag v2.8.1.
const saturday = pushOf();
const friday = pushOf({ time: at('2026-10-23T10:00:00Z') });

function verdictOf(policy: Partial<Policy>, push: Push): string {
  const { verdict, cause } = new Judge(policyOf(policy)).judge(push);
  return cause === null ? verdict : `${verdict}, ${cause}`;
}

const frozen = { freezes: [freezeOf({ during: periodOf('2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z') })] };
const excepted = { exceptions: [exceptionOf({ during: periodOf('2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z') })] };
const exempt = { exemptions: [exemptionOf()] };
const noRelease = { defaults: entryOf({ match: null, tags: patternsOf('release-*') }) };
const undeclared = { defaults: entryOf({ match: null, windows: null }) };

describe('of what holds at once', () => {
  it.each<[string, string, Partial<Policy>, Push]>([
    ['an exemption counts before everything', 'exempt', { ...exempt, ...excepted, ...noRelease, ...frozen }, friday],
    ['an exception before tags, freezes and windows', 'excepted', { ...excepted, ...noRelease, ...frozen }, friday],
    ['tags before freezes and windows', 'not-a-release', { ...noRelease, ...frozen }, friday],
    ['a freeze before windows', 'outside, freeze', frozen, friday],
    ['windows before all that is closed', 'inside', {}, friday],
    ['closed hours last', 'outside, closed-hours', {}, saturday],
    ['a freeze before nothing declared', 'outside, freeze', { ...undeclared, ...frozen }, friday],
    ['an exception before nothing declared', 'excepted', { ...undeclared, ...excepted }, friday],
    ['nothing declared', 'undeclared, undeclared', undeclared, friday],
    [
      'and a freeze also where undeclared is only reported',
      'outside, freeze',
      { ...undeclared, ...frozen, undeclared: 'report' },
      friday,
    ],
    ['a holiday before windows', 'outside, holiday', { holidays: holidaysOn('2026-10-23') }, friday],
    ['a freeze before a holiday', 'outside, freeze', { ...frozen, holidays: holidaysOn('2026-10-23') }, friday],
    [
      'a holiday, where no window would have been open, is closed hours',
      'outside, closed-hours',
      { holidays: holidaysOn('2026-10-24') },
      saturday,
    ],
  ])('%s: %s', (_, verdict, policy, push) => {
    expect(verdictOf(policy, push)).toBe(verdict);
  });
});

describe('what a record does not show excuses nothing', () => {
  const nobody = { ...saturday.principal, arn: null, role: null };
  it.each<[string, Partial<Policy>, Partial<Push>, string]>([
    ['a principal for an exemption', exempt, { principal: nobody }, 'outside, closed-hours'],
    [
      'a principal for an exception',
      { exceptions: [exceptionOf({ principals: patternsOf('arn:*') })] },
      { principal: nobody },
      'outside, closed-hours',
    ],
    [
      'a tag for an exception',
      { exceptions: [exceptionOf({ tags: patternsOf('*') })] },
      { tag: null, tagKnown: false },
      'outside, closed-hours',
    ],
    ['a tag that is no release', noRelease, { tag: null, tagKnown: false }, 'outside, closed-hours'],
    ['a tag that was never there', noRelease, { tag: null, tagKnown: true }, 'outside, closed-hours'],
    ['but no tag is needed where none is asked for', { exceptions: [exceptionOf()] }, { tag: null }, 'excepted'],
  ])('%s', (_, policy, push, verdict) => {
    expect(verdictOf(policy, pushOf(push))).toBe(verdict);
  });
});

it.each([
  ['the session', 'arn:aws:sts::111122223333:assumed-role/release/GitHubActions'],
  ['its role', 'arn:aws:iam::111122223333:role/release'],
])('a principal is known by %s', (_, arn) => {
  expect(verdictOf({ exemptions: [exemptionOf({ principals: patternsOf(arn) })] }, saturday)).toBe('exempt');
});

it('an exemption holds through the last day of its `until`, by the clock of the repository', () => {
  const until = Math.floor(at('2026-10-24T00:00:00Z') / 86_400_000);
  const policy = { exemptions: [exemptionOf({ until })], defaults: entryOf({ match: null, windows: [] }) };
  expect(verdictOf(policy, pushOf({ time: at('2026-10-24T21:59:59Z') }))).toBe('exempt');
  expect(verdictOf(policy, pushOf({ time: at('2026-10-24T22:00:00Z') }))).toBe('outside, closed-hours');
});

describe('the closed period', () => {
  const timesOf = (policy: Partial<Policy>, time: string) => {
    const { closedSince, opensAt, rule } = new Judge(policyOf(policy)).judge(pushOf({ time: at(time) }));
    return { closedSince, opensAt, rule: rule?.kind ?? null };
  };

  it('is one across a freeze that joins two closed nights', () => {
    // Frozen on Wednesday 2026-10-21 from 10:00 to 23:00 in Berlin: closed from 10:00 until Thursday 08:00.
    const policy = { freezes: [freezeOf({ during: periodOf('2026-10-21T08:00:00Z', '2026-10-21T21:00:00Z') })] };
    const whole = { closedSince: at('2026-10-21T08:00:00Z'), opensAt: at('2026-10-22T06:00:00Z') };
    expect(timesOf(policy, '2026-10-21T08:00:00Z')).toEqual({ ...whole, rule: 'freeze' });
    expect(timesOf(policy, '2026-10-21T20:59:59Z')).toEqual({ ...whole, rule: 'freeze' });
    expect(timesOf(policy, '2026-10-21T21:00:00Z')).toEqual({ ...whole, rule: null });
  });

  it('is one across a holiday', () => {
    const policy = { holidays: holidaysOn('2026-10-22') };
    expect(timesOf(policy, '2026-10-22T10:00:00Z')).toEqual({
      closedSince: at('2026-10-21T18:00:00Z'),
      opensAt: at('2026-10-23T06:00:00Z'),
      rule: 'holiday',
    });
  });

  it('is not parted by an exception: it allows a push and opens nothing', () => {
    const [before, within] = [{}, { exceptions: [exceptionOf()] }].map((policy) =>
      timesOf(policy, '2026-10-24T03:00:00Z'),
    );
    expect(within).toEqual(before);
  });

  it('of what is frozen for good has no end', () => {
    const policy = { freezes: [freezeOf({ during: periodOf('2026-10-21T08:00:00Z', '2100-01-01T00:00:00Z') })] };
    expect(timesOf(policy, '2026-12-01T10:00:00Z')).toMatchObject({ opensAt: null });
  });
});

describe('a holiday', () => {
  it('takes the whole window that opens on it, also the part after midnight', () => {
    const windows = [weekly([1, 2, 3, 4, 5], 22, 26)];
    const policy = { holidays: holidaysOn('2026-10-22'), defaults: entryOf({ match: null, windows }) };
    expect(verdictOf(policy, pushOf({ time: at('2026-10-22T22:30:00Z') }))).toBe('outside, holiday');
    expect(verdictOf(policy, pushOf({ time: at('2026-10-21T22:30:00Z') }))).toBe('inside');
  });

  it('is of the zone of the window', () => {
    const windows = [weekly([1, 2, 3, 4, 5], 8, 20, 'Pacific/Auckland')];
    const policy = { holidays: holidaysOn('2026-10-22'), defaults: entryOf({ match: null, windows }) };
    // Thursday 09:00 in Auckland.
    expect(verdictOf(policy, pushOf({ time: at('2026-10-21T20:00:00Z') }))).toBe('outside, holiday');
  });
});

it('a freeze is for the repositories that it names', () => {
  const during = periodOf('2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z');
  const policy = { freezes: [freezeOf({ during, repositories: patternsOf('payments/*') })] };
  expect(verdictOf(policy, friday)).toBe('inside');
  expect(verdictOf(policy, { ...friday, repository: 'payments/api' })).toBe('outside, freeze');
});
