import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunFacts } from '../../src/core/facts.ts';
import type { Entry, Policy } from '../../src/core/policy.ts';
import type { KeptIssue } from '../../src/core/tracking/kept-issue.ts';
import type { ToldStep } from '../../src/core/tracking/step.ts';
import type { Texts } from '../../src/core/tracking/texts.ts';
import { issueTexts } from '../../src/reports/issue-texts.ts';
import {
  at,
  entryOf,
  exceptionOf,
  freezeOf,
  GITHUB,
  patternsOf,
  periodOf,
  policyOf,
  pushOf,
  weekly,
} from '../support/facts.ts';
import { belongingIn, ORIGIN } from '../support/issue-stories.ts';
import { isLive, kinds, nodesOf, parsed, seen } from '../support/markdown.ts';
import { expectWholeAndInert } from '../support/markdown-report.ts';
import { factsFor } from '../support/run-facts.ts';
import { hostileText } from '../support/saying.ts';
import { issueOf } from '../support/tracking.ts';

/** GitHub takes so many characters; the marker takes the rest. */
const ROOM = 65_536;
/** What every marker leaves. */
const LEAST_ROOM = 20_000;

const MENTIONS = ['@octocat', '@acme/payments', '@acme/a_b.c', '@mona_acme'];

/** A policy that says the text wherever it has names. */
function policySaying(text: string, entry: Partial<Entry> = {}): Policy {
  const during = periodOf('2026-10-24T00:00:00Z', '2026-10-24T06:00:00Z', text);
  return policyOf({
    path: text,
    defaults: entryOf({
      match: [text],
      windows: [{ ...weekly([1], 8, 20), text }],
      notify: [text, ...MENTIONS, `@${text}`, `@acme/${text}`],
      ...entry,
    }),
    approvers: [text, 'ann'],
    freezes: [freezeOf({ name: text, reason: text, during, repositories: patternsOf('frozen') })],
    exceptions: [
      exceptionOf({ name: text, reason: text, approvedBy: text, repositories: patternsOf('excepted'), during }),
    ],
  });
}

/** A run of which everything that somebody else wrote is one text. */
function hostileRun(text: string, repository: string, count = 3, entry: Partial<Entry> = {}): RunFacts {
  const said = { type: text, arn: text, name: text, session: text, role: text, account: text, via: text };
  const pushes = Array.from({ length: count }, (_, index) =>
    pushOf({
      repository,
      account: text,
      region: text,
      eventId: String(index).padStart(6, '0'),
      time: at('2026-10-24T00:00:00Z') + index * 1000,
      tag: index % 3 === 2 ? null : `${index === 1 ? '' : index}${text}`,
      digest: index % 2 === 0 ? text : `sha256:${String(index).padStart(64, '0')}`,
      errorCode: index % 2 === 0 ? text : null,
      platforms: [text],
      principal: index % 2 === 0 ? said : { ...said, session: `${index}${text}` },
    }),
  );
  return factsFor(pushes, {
    policy: policySaying(text, entry),
    signIn: { kind: 'web-identity', provider: GITHUB, subject: text },
  });
}

function textsOf(facts: RunFacts): Texts {
  return issueTexts(facts, ORIGIN, 'release-approved');
}

/** Each thing that a comment can tell, by and of hostile names. */
function stepsOf(facts: RunFacts, by: string): ToldStep[] {
  const belonging = belongingIn(facts);
  const label = { by, at: at('2026-10-24T09:00:00Z'), counts: false };
  const issue: KeptIssue = { ...issueOf(7, ['a'], { isOpen: false, label }), title: by, text: by };
  return [
    { kind: 'grow', issue, belonging, news: belonging.pushes.slice(-2) },
    { kind: 'reopen', issue, belonging },
    { kind: 'close-excused', issue, pushes: facts.pushes },
    { kind: 'close-approved', issue, approval: label },
    { kind: 'answer-label', issue, label },
    { kind: 'answer-label', issue, label: { ...label, counts: true } },
  ];
}

/** Fails unless a text is whole, does nothing, and leads only to pages of ours. */
function expectOurs(text: string): void {
  // Some end with a list, in which an open block of code would show.
  const document = expectWholeAndInert(`${text}\n\nThe end`, {
    kinds: ['emphasis'],
    leadsTo: (url) => /^https:\/\/github\.com\/acme\/windows\/[\w./%#~-]+$/.test(url),
  });
  for (const { value } of nodesOf(document, 'code')) expect(value).toMatch(/^ *(?:exceptions:|- name: )[^@`<]*$/);
}

const repository = (text: string) => fc.constantFrom(text, 'shop/checkout', 'frozen');
const hostile = hostileText.chain((text) => fc.tuple(fc.constant(text), repository(text)));

describe('the words of an issue, whatever its texts', () => {
  it('are a body that does nothing but mention whom the policy names, in its last line', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(0, 2, null), ([text, name], earlier) => {
        const facts = hostileRun(text, name);
        const body = textsOf(facts).body(belongingIn(facts), { room: ROOM, earlier });
        const end = body.lastIndexOf('\n\n');
        expectOurs(body.slice(0, end));
        const line = parsed(body.slice(end));
        expect([...new Set(kinds(line))].sort()).toEqual(
          expect.not.arrayContaining(['link', 'emphasis', 'strong', 'html']),
        );
        const mentioned = nodesOf(line, 'text').flatMap((node) => seen(node).split(' ').filter(isLive));
        expect(mentioned).toEqual(expect.arrayContaining(MENTIONS));
        for (const one of mentioned) expect(one).toMatch(/^@[\w-]+(?:\/[\w.-]+)?$/);
      }),
      { numRuns: 150 },
    );
  });

  it('are comments that do nothing and mention nobody', () => {
    fc.assert(
      fc.property(hostile, ([text, name]) => {
        const facts = hostileRun(text, name);
        for (const step of stepsOf(facts, text)) expectOurs(textsOf(facts).comment(step, ROOM));
      }),
      { numRuns: 60 },
    );
  });

  it('are a title that does nothing and is not too long', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom(1, 20, 300), (text, times) => {
        const facts = hostileRun('x', text.repeat(times));
        const title = textsOf(facts).title(belongingIn(facts));
        expect(title.length).toBeLessThanOrEqual(256);
        expect(title).toMatch(/: 3 pushes outside the release window, Sat 2026-10-24$/);
        expect(title.trim()).toBe(title);
        expect(title).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}`]|\p{Bidi_Control}|@[\w-]|#\d|gh-\d|:[\w+-]+:/iu);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the words of an issue of any size', () => {
  const LONG = ['x', '😀'.repeat(300), '@ '.repeat(400), '`'.repeat(700), '|\\|'.repeat(200), 'a'.repeat(1024)];

  it.each(LONG.flatMap((text) => [1, 12, 200].map((count) => ({ text, count, says: text.slice(0, 6) }))))(
    'are whole and fit, of $count pushes of $says…',
    ({ text, count }) => {
      const many = Array.from({ length: 40 }, (_, index) => `@acme/team-${index}${'x'.repeat(80)}`);
      const facts = hostileRun(text, text, count, { notify: many });
      const texts = textsOf({ ...facts, policy: { ...facts.policy, approvers: Array<string>(100).fill(text) } });
      const belonging = belongingIn(facts);
      for (const room of [ROOM, LEAST_ROOM]) {
        const body = texts.body(belonging, { room, earlier: 0 });
        expect(body.length).toBeLessThanOrEqual(room);
        expectOurs(body.slice(0, body.lastIndexOf('\n\n')));
        for (const step of stepsOf(facts, text)) {
          const comment = texts.comment(step, room);
          expect(comment.length).toBeLessThanOrEqual(room);
          expectOurs(comment);
        }
      }
    },
  );
});
