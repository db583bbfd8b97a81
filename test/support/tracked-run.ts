import type { RunFacts } from '../../src/core/facts.ts';
import { HOUR } from '../../src/core/instant.ts';
import type { PushHolding } from '../../src/core/tracking/tracking.ts';
import { at, policyOf, pushOf } from './facts.ts';
import { factsFor, issueAt, ON_MAIN, tracked } from './run-facts.ts';

const WEEK = { from: at('2026-10-19T00:00:00Z'), to: at('2026-10-26T00:00:00Z') };
const READ = [{ ...WEEK, account: '111122223333', region: 'eu-central-1', reason: null, detail: null }];

export const APPROVED: PushHolding = {
  kind: 'approved',
  issue: issueAt(12),
  approval: { by: 'mona-lisa', at: at('2026-10-26T09:14:00Z') },
};

/** Who is held by what, by repository and tag. One incident is held in two parts. */
const HELD = new Map<string, PushHolding>([
  ['shop/checkout v1', APPROVED],
  ['shop/checkout v2', { kind: 'open', issue: issueAt(15) }],
  ['shop/cart v1', APPROVED],
  ['shop/mail v1', { kind: 'closed', issue: issueAt(9) }],
  ['shop/search v1', { kind: 'overflow', issue: null }],
  ['shop/web v1', { kind: 'undelivered', issue: issueAt(8) }],
]);

/** All of a week was read; pushes on Saturday from 02:14 in Berlin on, an hour apart, `repository tag` each. */
export function saturdayRun(names: readonly string[]): RunFacts {
  const pushes = names.map((name, index) => {
    const [repository = '', tag = ''] = name.split(' ');
    return pushOf({ eventId: name, repository, tag, time: at('2026-10-24T00:14:09Z') + index * HOUR });
  });
  return factsFor(pushes, { policy: policyOf(), claims: READ, signIn: ON_MAIN });
}

/** Incidents held in every way that there is. */
export function heldRun(besides: Parameters<typeof tracked>[1] = {}): RunFacts {
  const facts = saturdayRun([...HELD.keys()]);
  return tracked(facts, { held: ({ push }) => HELD.get(push.eventId) ?? null, ...besides });
}

/** What every run that keeps issues may know besides, each once. */
export const REMEMBERED = {
  holes: [
    {
      source: 'cloudtrail',
      account: '111122223333',
      region: 'eu-west-1',
      from: at('2026-10-01T00:00:00Z'),
      to: at('2026-10-02T12:00:00Z'),
      reason: 'access-denied',
    },
  ],
  neverChecked: [
    { source: 'cloudtrail', account: '111122223333', region: 'eu-central-1', before: at('2026-10-19T00:00:00Z') },
  ],
  dropped: [{ source: 'cloudtrail', account: '444455556666', region: 'eu-central-1' }],
  beyond: [issueAt(2), issueAt(4)],
} as const;

export const REFUSED = {
  failure: 'permission-missing',
  request: 'POST /repos/acme/shop/issues',
  detail: 'issues=write',
} as const;
