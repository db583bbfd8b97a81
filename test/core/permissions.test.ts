import { expect, it } from 'vitest';
import { adviceFor } from '../../src/core/advice.ts';
import { endingPermissions } from '../../src/core/ending-permissions.ts';
import { imagePushesOf } from '../../src/core/image-pushes.ts';
import { Judge } from '../../src/core/judge.ts';
import { letThrough } from '../../src/core/let-through.ts';
import type { Policy } from '../../src/core/policy.ts';
import {
  at,
  attributed,
  entryOf,
  exceptionOf,
  exemptionOf,
  patternsOf,
  periodOf,
  policyOf,
  pushOf,
} from '../support/facts.ts';

it('tells permissions that have ended, or end within seven days', () => {
  const ending = (name: string, to: string) => exceptionOf({ name, during: periodOf('2026-10-01T00:00:00Z', to) });
  const policy = policyOf({
    exceptions: [
      ending('ended', '2026-10-24T00:00:00Z'),
      ending('in a week', '2026-10-31T00:00:00Z'),
      ending('later', '2026-10-31T00:00:00.001Z'),
    ],
    exemptions: [exemptionOf(), exemptionOf({ until: at('2026-10-22T00:00:00Z') / 86_400_000 })],
  });
  const told = endingPermissions(policy, at('2026-10-24T00:00:00Z'));
  expect(told.map(({ rule, end, ended }) => [rule.kind, new Date(end).toISOString(), ended])).toEqual([
    // Through the 22nd in Berlin.
    ['exemption', '2026-10-22T22:00:00.000Z', true],
    ['exception', '2026-10-24T00:00:00.000Z', true],
    ['exception', '2026-10-31T00:00:00.000Z', false],
  ]);
});

it('counts what each rule let through', () => {
  const exception = exceptionOf();
  const policy = policyOf({ exceptions: [exception], defaults: entryOf({ match: null, tags: patternsOf('v*') }) });
  const judge = new Judge(policy);
  const pushes = [
    pushOf({ eventId: 'a', time: at('2026-10-23T00:00:00Z'), tag: 'dev-1' }),
    pushOf({ eventId: 'b', time: at('2026-10-24T00:00:00Z'), digest: 'sha256:b' }),
    // The signature of the one before.
    pushOf({ eventId: 'c', time: at('2026-10-24T00:30:00Z'), tag: null, subject: 'sha256:b' }),
    pushOf({ eventId: 'd', time: at('2026-10-25T00:00:00Z'), tag: 'dev-3' }),
  ].map((push) => attributed({ push, judgement: judge.judge(push) }));
  expect(letThrough(pushes, imagePushesOf(pushes))).toMatchObject([
    {
      verdict: 'not-a-release',
      pushes: 2,
      images: 2,
      first: at('2026-10-23T00:00:00Z'),
      last: at('2026-10-25T00:00:00Z'),
    },
    { verdict: 'excepted', rule: { exception }, pushes: 2, images: 1 },
  ]);
});

it.each<[string, readonly [string, string | null][]]>([
  ['arn:aws:iam::111122223333:role/release', []],
  ['arn:aws:sts::111122223333:assumed-role/release/*', []],
  ['arn:aws:sts::*:assumed-role/release/*', [['open-account', null]]],
  ['arn:aws:iam::1111222233??:role/release', [['open-account', null]]],
  [
    'arn:aws:sts::111122223333:assumed-role/release/deploy-*',
    [['session-name', 'arn:aws:iam::111122223333:role/release']],
  ],
  [
    'arn:aws:sts::*:assumed-role/release/deploy',
    [
      ['session-name', 'arn:aws:iam::*:role/release'],
      ['open-account', null],
    ],
  ],
])('%s', (pattern, advice) => {
  const rules: Partial<Policy> = { exceptions: [exceptionOf({ principals: patternsOf(pattern) })] };
  expect(adviceFor(policyOf(rules)).map(({ kind, instead }) => [kind, instead])).toEqual(advice);
});
