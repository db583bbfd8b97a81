import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Principal, Push } from '../../src/core/push.ts';
import type { Claim } from '../../src/core/reading.ts';
import type { SignIn } from '../../src/core/sign-in.ts';
import { markdownReport } from '../../src/reports/summary.ts';
import {
  at,
  callerOf,
  entryOf,
  exceptionOf,
  exemptionOf,
  freezeOf,
  patternsOf,
  periodOf,
  policyOf,
  pushOf,
  weekly,
  zoneOf,
} from '../support/facts.ts';
import { nodesOf, seen } from '../support/markdown.ts';
import { expectWholeAndInert } from '../support/markdown-report.ts';
import { factsFor, ON_MAIN } from '../support/run-facts.ts';
import { hostileText } from '../support/saying.ts';

/** Every place of a sign-in that somebody else wrote. */
const SIGN_INS: readonly ((text: string) => SignIn)[] = [
  (text) => ({ ...ON_MAIN, subject: text }),
  (text) => ({ ...ON_MAIN, subject: `repo:acme/shop:ref:refs/heads/${text}` }),
  (text) => ({ ...ON_MAIN, subject: `repo:acme/shop:environment:${text}` }),
  (text) => ({ kind: 'web-identity', provider: text, subject: text }),
  (text) => ({ kind: 'saml', provider: text, subject: text }),
  (text) => ({ kind: 'role', caller: callerOf({ type: 'IAMUser', arn: text }) }),
  (text) => ({ kind: 'role', caller: callerOf({ type: 'AWSService', service: text }) }),
  (text) => ({ kind: 'role', caller: callerOf({ arn: text }) }),
  (text) => ({ kind: 'role', caller: callerOf({ type: 'AWSAccount', account: text }) }),
];

const range = { from: at('2026-10-19T00:00:00Z'), to: at('2026-10-26T00:00:00Z') };

/** A push of which everything that somebody else wrote is one text. */
function hostilePush(text: string, push: Partial<Push> = {}): Push {
  const principal: Principal = {
    type: text,
    arn: text,
    name: text,
    session: text,
    role: text,
    account: text,
    via: text,
  };
  return pushOf({ repository: text, tag: text, errorCode: text, platforms: [text], principal, ...push });
}

/** Everything that a policy, a calendar or a log can say, said in one text. */
function hostileRun(text: string, signIn: SignIn) {
  const during = periodOf('2026-10-24T00:00:00Z', '2026-10-24T06:00:00Z', text);
  const policy = policyOf({
    path: text,
    defaults: entryOf({ match: [text], windows: [{ ...weekly([1], 8, 20), text }] }),
    freezes: [freezeOf({ name: text, reason: text, during, repositories: patternsOf('frozen') })],
    exceptions: [
      exceptionOf({
        name: text,
        reason: text,
        approvedBy: text,
        ticket: text,
        repositories: patternsOf('excepted'),
        during,
      }),
    ],
    exemptions: [
      exemptionOf({
        principals: patternsOf(text),
        reason: text,
        repositories: patternsOf('exempt'),
        until: at('2026-10-27T00:00:00Z') / 86_400_000,
      }),
    ],
    acceptedGaps: [
      {
        account: text,
        region: text,
        reason: text,
        during: periodOf('2026-10-19T00:00:00Z', '2026-10-20T00:00:00Z'),
        zone: zoneOf('Europe/Berlin'),
        place: { line: 1, column: 1 },
      },
    ],
  });
  const claims: Claim[] = [
    { ...range, account: '111122223333', region: 'eu-central-1', reason: null, detail: null },
    { ...range, account: text, region: text, reason: 'failed', detail: text },
  ];
  const pushes = ['frozen', 'excepted', 'exempt', text].map((repository, index) =>
    hostilePush(text, { eventId: String(index), repository, tagKnown: index > 0 }),
  );
  return factsFor(pushes, {
    policy,
    signIn,
    claims,
    unreadable: [{ code: 'json-broken', source: text, place: text, expected: text, got: text }],
    skipped: [
      {
        reason: 'refused',
        eventId: text,
        time: at('2026-10-24T00:00:00Z'),
        where: { registry: 'private', account: text, region: text, repository: text },
        errorCode: text,
        arrival: null,
      },
    ],
    logging: [
      { eventId: text, eventName: text, time: at('2026-10-24T00:00:00Z'), account: text, region: text, by: text },
    ],
    reproduce: ['check', text],
  });
}

describe('a job summary, whatever its texts', () => {
  it('is whole and does nothing with every text hostile at once', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom(...SIGN_INS), (text, signIn) => {
        expectWholeAndInert([...markdownReport(hostileRun(text, signIn(text)))].join(''));
      }),
      { numRuns: 150 },
    );
  });

  it('is whole and does nothing with one incident, which stands open', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom(...SIGN_INS), (text, signIn) => {
        expectWholeAndInert([...markdownReport(factsFor([hostilePush(text)], { signIn: signIn(text) }))].join(''));
      }),
      { numRuns: 100 },
    );
  });

  it('shows each text as that text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const document = expectWholeAndInert(
          [...markdownReport(factsFor([hostilePush(text)], { signIn: ON_MAIN }))].join(''),
        );
        const shown = nodesOf(document, 'inlineCode').map((node) => seen(node).replaceAll('\u200B', ''));
        const visible = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\uFFFD');
        // Of the repository, the tag, the role and more.
        expect(shown.filter((one) => one === (visible.trim() === '' ? '" "' : visible)).length).toBeGreaterThanOrEqual(
          4,
        );
      }),
      { numRuns: 100 },
    );
  });
});
