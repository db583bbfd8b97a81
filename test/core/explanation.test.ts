import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/core/explanation.ts';
import { Judge } from '../../src/core/judge.ts';
import type { Entry } from '../../src/core/policy.ts';
import { principalOf } from '../../src/options.ts';
import { at, entryOf, exemptionOf, patternsOf, policyOf, pushOf, weekly } from '../support/facts.ts';

const { registry, account, region, repository } = pushOf();
const nobody = { tag: null, principal: { arn: null, role: null } };
const fridayNight = at('2026-10-23T20:41:27Z');

describe('an explanation', () => {
  const named = (name: string, entry: Partial<Entry> = {}) =>
    entryOf({ match: [name], matchesName: (candidate) => candidate === name, ...entry });

  it('tries entries up to the one that decides', () => {
    const entries = [
      named('data/etl'),
      named(repository, { accounts: new Set(['444455556666']) }),
      named(repository, { regions: new Set(['us-east-1']) }),
      named(repository, { registry: 'public' }),
      named(repository),
      named(repository, { windows: [] }),
    ];
    const { tried, unread, judgement } = explain(policyOf({ entries }), {
      registry,
      account,
      region,
      repository,
      ...nobody,
      time: fridayNight,
    });
    expect(tried.map(({ match }) => match)).toEqual([
      'other-name',
      'other-account',
      'other-region',
      'other-registry',
      'matches',
    ]);
    expect(unread).toBe(1);
    expect(judgement.entry).toBe(entries[4]);
  });

  it('says of each window of the entry that decided whether it was open', () => {
    const windows = [weekly([5], 8, 20), weekly([5], 22, 23), weekly([5], 22, 24)];
    const policy = policyOf({ defaults: entryOf({ match: null, windows }) });
    const { windows: tried, judgement } = explain(policy, {
      registry,
      account,
      region,
      repository,
      ...nobody,
      time: fridayNight,
    });
    expect(tried.map(({ open }) => open)).toEqual([false, true, true]);
    expect(judgement.rule).toEqual({ kind: 'window', window: windows[1] });
  });

  it('takes what it is not told for no match, and says what would change', () => {
    const elsewhere = named(repository, { accounts: new Set([account]), windows: [weekly([5], 22, 24)] });
    const policy = policyOf({ entries: [elsewhere] });
    const { judgement, alternatives, tried } = explain(policy, {
      registry,
      account: null,
      region,
      repository,
      ...nobody,
      time: fridayNight,
    });
    expect(tried.map(({ match }) => match)).toEqual(['unknown']);
    expect(judgement).toMatchObject({ verdict: 'outside', entry: policy.defaults });
    expect(alternatives).toMatchObject([{ entry: elsewhere, judgement: { verdict: 'inside' } }]);
  });
});

const ACCOUNTS = ['111122223333', '444455556666'];
const REGIONS = ['eu-central-1', 'us-east-1'];
const some = (all: readonly string[]) =>
  fc.option(
    fc.subarray([...all], { minLength: 1 }).map((names) => new Set(names)),
    { nil: null },
  );
const window = fc
  .record({
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7] as const, { minLength: 1 }),
    from: fc.nat(23),
    length: fc.integer({ min: 1, max: 24 }),
    zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'),
  })
  .map(({ days, from, length, zone }) => weekly(days, from, from + length, zone));
const windows = fc.option(fc.array(window, { maxLength: 3 }), { nil: null });
const entry = fc
  .record({
    names: fc.subarray(['a', 'b', 'c']),
    accounts: some(ACCOUNTS),
    regions: some(REGIONS),
    registry: fc.constantFrom('private' as const, 'public' as const, null),
    windows,
  })
  .map(({ names, ...rest }) => entryOf({ ...rest, match: names, matchesName: (name) => names.includes(name) }));
const policies = fc
  .record({ entries: fc.array(entry, { maxLength: 4 }), defaults: windows })
  .map(({ entries, defaults }) => policyOf({ entries, defaults: entryOf({ match: null, windows: defaults }) }));
const questions = fc.record({
  registry: fc.constantFrom('private' as const, 'public' as const),
  repository: fc.constantFrom('a', 'b', 'c'),
  account: fc.constantFrom(...ACCOUNTS, null),
  region: fc.constantFrom(...REGIONS, null),
  tag: fc.constant(null),
  principal: fc.constant({ arn: null, role: null }),
  time: fc
    .integer({ min: at('2025-01-01T00:00:00Z') / 1000, max: at('2028-01-01T00:00:00Z') / 1000 })
    .map((s) => s * 1000),
});

it('says what a check says of a push there and then', () => {
  fc.assert(
    fc.property(policies, questions, (policy, question) => {
      const { judgement, windows: tried, alternatives } = explain(policy, question);
      // What is not known matches no more than an account or Region that no policy names.
      const account = question.account ?? '000000000000';
      const region = question.region ?? 'xx-nowhere-0';
      const push = pushOf({
        registry: question.registry,
        repository: question.repository,
        account,
        region,
        time: question.time,
      });
      expect(judgement).toEqual(new Judge(policy).judge(push));
      expect(tried.some(({ open }) => open)).toBe(judgement.verdict === 'inside');
      const first = tried.find(({ open }) => open)?.window;
      expect(judgement.rule).toEqual(first ? { kind: 'window', window: first } : null);
      if (question.account !== null && question.region !== null) expect(alternatives).toEqual([]);
    }),
  );
});

describe('an explanation for the ARN of', () => {
  const ROLE = 'arn:aws:iam::111122223333:role';
  const SESSION = 'arn:aws:sts::111122223333:assumed-role';
  it.each([
    ['a session', `${SESSION}/release/mary`, `${SESSION}/release/mary`, 'exempt', null],
    ['a session of a role that may have a path', `${SESSION}/release/mary`, `${ROLE}/release`, 'exempt', 'path'],
    ['a session that the path may exempt', `${SESSION}/release/mary`, `${ROLE}/ci/release`, 'outside', 'path'],
    ['a session of another role', `${SESSION}/release/mary`, `${ROLE}/rebuild`, 'outside', null],
    ['a role', `${ROLE}/ci/release`, `${ROLE}/ci/release`, 'exempt', null],
    ['a role whose sessions are all exempt', `${ROLE}/ci/release`, `${SESSION}/release/*`, 'exempt', null],
    ['a role of which some sessions are', `${ROLE}/ci/release`, `${SESSION}/release/mary`, 'outside', 'session'],
    ['a role where the sessions of another are', `${ROLE}/ci/release`, `${SESSION}/rebuild/mary`, 'outside', null],
    ['a user', 'arn:aws:iam::111122223333:user/alice', `${ROLE}/alice`, 'outside', null],
  ])('%s', (_, asked, pattern, verdict, doubt) => {
    const policy = policyOf({ exemptions: [exemptionOf({ principals: patternsOf(pattern) })] });
    const { judgement, principalDoubt } = explain(policy, {
      ...pushOf({ time: fridayNight }),
      tag: null,
      principal: principalOf('principal', asked),
    });
    expect({ verdict: judgement.verdict, doubt: principalDoubt }).toEqual({ verdict, doubt });
  });
});
