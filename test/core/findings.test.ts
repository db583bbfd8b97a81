import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attribution } from '../../src/core/attribution.ts';
import { findingsOf } from '../../src/core/findings.ts';
import { imagePushesOf } from '../../src/core/image-pushes.ts';
import { HOUR, SECOND } from '../../src/core/instant.ts';
import { Judge } from '../../src/core/judge.ts';
import type { Push } from '../../src/core/push.ts';
import type { AttributedPush } from '../../src/core/verdict.ts';
import { at, attributed, entryOf, GITHUB, policyOf, pushOf } from '../support/facts.ts';

/** Saturday: closed. */
const SATURDAY = at('2026-10-24T10:00:00Z');
const MONDAY = at('2026-10-26T10:00:00Z');
const policy = policyOf({
  entries: [entryOf({ matchesName: (name) => name === 'pay', severity: 'critical' })],
});
const judge = new Judge(policy);
const WORKFLOW: Attribution = { kind: 'workflow', provider: GITHUB, subject: 'repo:a/b', where: null, through: [] };

function judged(eventId: string, push: Partial<Push> = {}, attribution?: Attribution): AttributedPush {
  const pushed = pushOf({ eventId, digest: `sha256:${eventId}`, time: SATURDAY, ...push });
  const one = attributed({ push: pushed, judgement: judge.judge(pushed) });
  return attribution ? { ...one, attribution } : one;
}

const mary = {
  principal: { ...pushOf().principal, session: 'mary', arn: 'arn:aws:sts::111122223333:assumed-role/x/mary' },
};

describe('one finding is', () => {
  it('all violations under one tag, with the first time, the last time and the count', () => {
    const pushes = [judged('a'), judged('b', { time: SATURDAY + HOUR }), judged('c', { time: MONDAY })];
    expect(findingsOf(imagePushesOf(pushes))).toMatchObject([
      {
        repository: 'shop/checkout',
        tag: 'v2.8.1',
        pushes: 2,
        images: 2,
        firstTime: SATURDAY,
        lastTime: SATURDAY + HOUR,
        severity: 'medium',
        cause: 'closed-hours',
        origin: 'unknown',
        riskScore: 46,
      },
    ]);
  });

  it.each<[string, Partial<Push>]>([
    ['Region', { region: 'us-east-1' }],
    ['account', { account: '444455556666' }],
    ['registry', { registry: 'public' }],
    ['repository', { repository: 'shop/web' }],
    ['principal', mary],
    ['tag', { tag: 'v3' }],
    ['tag, where the record lost it', { tag: null, tagKnown: false }],
    ['tag, where it has none', { tag: null }],
  ])('of one %s', (_, other) => {
    expect(findingsOf(imagePushesOf([judged('a'), judged('b', other)]))).toHaveLength(2);
  });

  it('an index under its tag with what it lists', () => {
    const index = judged('i', { time: SATURDAY + SECOND, kind: 'index', tag: 'v3', lists: ['sha256:a', 'sha256:b'] });
    const pushes = [judged('a', { tag: null }), judged('b', { tag: null }), index];
    expect(findingsOf(imagePushesOf(pushes))).toMatchObject([{ tag: 'v3', pushes: 3, images: 1 }]);
  });
});

it('puts the highest risk first, then the earliest', () => {
  const pushes = [
    judged('a', { tag: 'late', time: SATURDAY + HOUR }, WORKFLOW),
    judged('b', { tag: 'early' }, WORKFLOW),
    judged('c', { tag: 'nobody knows who' }),
    judged('d', { tag: 'pay', repository: 'pay' }),
  ];
  const findings = findingsOf(imagePushesOf(pushes));
  expect(findings.map(({ tag, riskScore }) => [tag, riskScore])).toEqual([
    ['pay', 85],
    ['nobody knows who', 45],
    ['early', 35],
    ['late', 35],
  ]);
});

const anyPushes = fc
  .array(
    fc.record({
      push: fc.record({
        time: fc.constantFrom(SATURDAY, SATURDAY + HOUR, MONDAY),
        tag: fc.constantFrom('v1', 'v2', null),
        repository: fc.constantFrom('shop/web', 'pay'),
        principal: fc.constantFrom(pushOf().principal, mary.principal),
      }),
      attribution: fc.constantFrom(undefined, WORKFLOW, { kind: 'user', arn: 'x', through: [] } as const),
    }),
    { maxLength: 10 },
  )
  .map((found) => found.map(({ push, attribution }, at) => judged(`e${at}`, push, attribution)));

it('holds every violation once, and the order in which they come has no influence', () => {
  fc.assert(
    fc.property(
      anyPushes.chain((pushes) =>
        fc.tuple(fc.constant(pushes), fc.shuffledSubarray(pushes, { minLength: pushes.length })),
      ),
      ([pushes, shuffled]) => {
        const findings = findingsOf(imagePushesOf(pushes));
        expect(findings.reduce((sum, finding) => sum + finding.pushes, 0)).toBe(
          pushes.filter(({ judgement }) => judgement.cause !== null).length,
        );
        expect(findingsOf([...imagePushesOf(shuffled)].reverse())).toEqual(findings);
      },
    ),
  );
});
