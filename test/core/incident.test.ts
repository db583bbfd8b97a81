import { describe, expect, it } from 'vitest';
import { imagePushesOf } from '../../src/core/image-pushes.ts';
import { incidentsOf } from '../../src/core/incident.ts';
import { Judge } from '../../src/core/judge.ts';
import type { Policy } from '../../src/core/policy.ts';
import type { Push } from '../../src/core/push.ts';
import { at, attributed, entryOf, policyOf, pushOf, weekly } from '../support/facts.ts';

function incidents(pushes: readonly Push[], policy: Policy = policyOf()) {
  const judge = new Judge(policy);
  const judged = pushes.map((push) => attributed({ push, judgement: judge.judge(push) }));
  return incidentsOf(judged, imagePushesOf(judged));
}

describe('one incident is', () => {
  it('all violations of one repository in one closed period', () => {
    const found = incidents([
      pushOf({ time: at('2026-10-23T20:41:00Z') }),
      pushOf({ time: at('2026-10-24T00:14:09Z') }),
      pushOf({ time: at('2026-10-26T10:00:00Z') }),
      pushOf({ time: at('2026-10-26T19:00:00Z') }),
    ]);
    expect(found.map(({ key, pushes }) => [key, pushes.length])).toEqual([
      ['private/111122223333/eu-central-1/shop/checkout@2026-10-23T18:00:00Z', 2],
      ['private/111122223333/eu-central-1/shop/checkout@2026-10-26T19:00:00Z', 1],
    ]);
    expect(found[0]).toMatchObject({ firstTime: at('2026-10-23T20:41:00Z'), lastTime: at('2026-10-24T00:14:09Z') });
  });

  it('of one registry, account, Region and name', () => {
    const apart = [
      {},
      { registry: 'public' },
      { account: '444455556666' },
      { region: 'us-east-1' },
      { repository: 'x' },
    ] as const;
    expect(incidents(apart.map((push) => pushOf(push)))).toHaveLength(apart.length);
  });

  it('a local week where nothing ever opens', () => {
    const never = policyOf({ defaults: entryOf({ windows: [] }) });
    // Monday 00:00 in Berlin is Sunday 22:00 UTC in summer.
    const found = incidents(
      [pushOf({ time: at('2026-10-18T21:59:59Z') }), pushOf({ time: at('2026-10-18T22:00:00Z') })],
      never,
    );
    expect(found.map(({ key }) => key.split('@')[1])).toEqual(['week-2026-10-12', 'week-2026-10-19']);
    expect(found[0]).toMatchObject({ closedFrom: null, closedUntil: null });
  });
});

it('puts the most severe first, then the earliest', () => {
  const policy = policyOf({
    entries: [
      entryOf({
        matchesName: (repository) => repository === 'pay',
        severity: 'critical',
        windows: [weekly([1], 8, 9)],
      }),
    ],
  });
  const found = incidents(
    [
      pushOf({ repository: 'b', time: at('2026-10-24T01:00:00Z') }),
      pushOf({ repository: 'a', time: at('2026-10-24T02:00:00Z') }),
      pushOf({ repository: 'pay', time: at('2026-10-24T03:00:00Z') }),
    ],
    policy,
  );
  expect(found.map(({ repository }) => repository)).toEqual(['pay', 'b', 'a']);
});
