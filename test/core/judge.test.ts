import { describe, expect, it } from 'vitest';
import { Judge } from '../../src/core/judge.ts';
import { at, entryOf, policyOf, pushOf, weekly, zoneOf } from '../support/facts.ts';
import { windowIn } from '../support/policy-files.ts';

describe('a push is judged', () => {
  it('by the first entry that matches', () => {
    const first = entryOf({ matchesName: (repository) => repository.startsWith('shop/'), windows: [] });
    const second = entryOf({ matchesName: () => true });
    const judge = new Judge(policyOf({ entries: [first, second] }));
    expect(judge.judge(pushOf({ repository: 'shop/checkout' })).entry).toBe(first);
    expect(judge.judge(pushOf({ repository: 'data/etl' })).entry).toBe(second);
  });

  it('by the default windows where no entry matches', () => {
    const policy = policyOf({ entries: [entryOf({ matchesName: () => false })] });
    expect(new Judge(policy).judge(pushOf()).entry).toBe(policy.defaults);
  });

  it('inside, by the first of its windows that was open', () => {
    const [early, late] = [weekly([6], 0, 3), weekly([6], 2, 4)];
    const judge = new Judge(policyOf({ defaults: entryOf({ windows: [weekly([1], 8, 9), early, late] }) }));
    expect(judge.judge(pushOf())).toMatchObject({
      verdict: 'inside',
      cause: null,
      rule: { window: early },
      closedSince: null,
    });
    expect(judge.judge(pushOf({ time: at('2026-10-24T01:30:00Z') })).rule).toEqual({ kind: 'window', window: late });
  });

  it('outside, with the closed period around it', () => {
    expect(new Judge(policyOf()).judge(pushOf())).toMatchObject({
      verdict: 'outside',
      cause: 'closed-hours',
      rule: null,
      closedSince: at('2026-10-23T18:00:00Z'),
      opensAt: at('2026-10-26T07:00:00Z'),
    });
  });

  it('inside a window of months as a whole, however it is worked out', () => {
    const windows = [windowIn('Europe/Berlin', '2026-01-10T18:00/2026-12-20T09:00')];
    const judge = new Judge(policyOf({ defaults: entryOf({ windows }) }));
    expect(judge.judge(pushOf({ time: at('2026-12-20T07:59:59.999Z') })).verdict).toBe('inside');
    expect(judge.judge(pushOf({ time: at('2026-01-01T00:00:00Z') }))).toMatchObject({
      closedSince: null,
      opensAt: at('2026-01-10T17:00:00Z'),
    });
    expect(judge.judge(pushOf({ time: at('2026-12-20T08:00:00Z') }))).toMatchObject({
      closedSince: at('2026-12-20T08:00:00Z'),
      opensAt: null,
    });
  });

  it.each([
    ['violation', 'undeclared'],
    ['report', null],
  ] as const)('undeclared, where nothing gives windows (undeclared: %s)', (undeclared, cause) => {
    const policy = policyOf({ undeclared, defaults: entryOf({ match: null, windows: null }) });
    expect(new Judge(policy).judge(pushOf())).toMatchObject({ verdict: 'undeclared', cause, closedSince: null });
  });

  it('in both passes of an hour that the clocks repeat alike', () => {
    // New York, Saturday 22:00 to Sunday 02:00; on 2026-11-01 the hour from 01:00 comes twice.
    const judge = new Judge(policyOf({ defaults: entryOf({ windows: [weekly([6], 22, 26, 'America/New_York')] }) }));
    const verdictAt = (time: string) => judge.judge(pushOf({ time: at(time) })).verdict;
    expect(verdictAt('2026-11-01T05:59:59Z')).toBe('inside');
    expect(verdictAt('2026-11-01T06:59:59Z')).toBe('inside');
    expect(verdictAt('2026-11-01T07:00:00Z')).toBe('outside');
  });
});

describe('the zone in which its times are shown', () => {
  it.each([
    ['the entry’s', entryOf({ zone: zoneOf('Asia/Kolkata') }), 'Asia/Kolkata'],
    [
      'else its first window’s',
      entryOf({ zone: null, windows: [weekly([1], 8, 9, 'America/New_York')] }),
      'America/New_York',
    ],
    [
      'also where that is dated',
      entryOf({ zone: null, windows: [windowIn('Asia/Kolkata', '2026-12-24')] }),
      'Asia/Kolkata',
    ],
    ['else UTC', entryOf({ zone: null, windows: null }), 'UTC'],
  ])('is %s', (_, defaults, name) => {
    expect(new Judge(policyOf({ defaults })).judge(pushOf()).zone.name).toBe(name);
  });
});

it('shares one answer among all pushes into one stretch of time', () => {
  const judge = new Judge(policyOf());
  expect(judge.judge(pushOf({ time: at('2026-10-24T10:00:00Z') }))).toBe(judge.judge(pushOf()));
});
