import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Collection } from '../../src/core/collection.ts';
import type { RunFacts } from '../../src/core/facts.ts';
import type { Push } from '../../src/core/push.ts';
import type { SignIn } from '../../src/core/sign-in.ts';
import { markdownReport } from '../../src/reports/summary.ts';
import {
  callerOf,
  entryOf,
  exceptionOf,
  freezeOf,
  GITHUB,
  patternsOf,
  periodOf,
  policyOf,
  pushOf,
} from '../support/facts.ts';
import { kinds, parsed } from '../support/markdown.ts';
import { runFactsOf } from '../support/run-facts.ts';

const RUNNER_LIMIT = 1_048_576;

const ON_MAIN: SignIn = { kind: 'web-identity', provider: GITHUB, subject: 'repo:acme/shop:ref:refs/heads/main' };
const ALWAYS_CLOSED = policyOf({ defaults: entryOf({ match: null, windows: [] }) });

function factsFor(pushes: readonly Push[], unreadable = 0, policy = ALWAYS_CLOSED, signIn = ON_MAIN): RunFacts {
  const scope = { from: null, to: null, accounts: [], regions: [] };
  const collection = new Collection(scope, 'report');
  for (const push of pushes) collection.push(push);
  collection.signIn('ASIAEXAMPLEEXAMPLE00', signIn);
  for (let place = 0; place < unreadable; place++) {
    collection.unreadable({
      code: 'json-broken',
      source: 'x'.repeat(300),
      place: String(place),
      expected: 'a',
      got: 'b',
    });
  }
  const context = { toolVersion: '0', source: 'files', scope, policy } as const;
  return runFactsOf(context, collection, {
    records: pushes.length + 1,
    inputs: { kind: 'file', count: 1 },
    evidence: [],
    claims: null,
  });
}

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

function summary(facts: RunFacts): string {
  return [...markdownReport(facts)].join('');
}

/** Text that does something in Markdown. */
const hostile = fc
  .array(
    fc.constantFrom(
      '@acme/team',
      '![x](y)',
      '[x](https://y)',
      '<b>',
      '|',
      '`',
      '\n',
      '# ',
      '<!--',
      '&amp;',
      '\\',
      'www.x.y',
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''));

const LIVE = ['link', 'image', 'emphasis', 'strong', 'break'];

describe('a job summary', () => {
  it.each([
    ['10,000 incidents', 10_000, 1],
    ['an incident of 20,000 pushes', 1, 20_000],
    ['1,000 incidents of 10 pushes', 1000, 10],
  ])('of %s with the longest tags of four-byte characters is whole and fits', (_, incidents, each) => {
    const pushes = Array.from({ length: incidents * each }, (_, index) =>
      pushOf({ eventId: String(index), repository: `${'r'.repeat(200)}${index % incidents}`, tag: '😀'.repeat(300) }),
    );
    const subject = `repo:acme/shop:environment:${'😀'.repeat(300)}`;
    const text = summary(factsFor(pushes, 1000, ALWAYS_CLOSED, { ...ON_MAIN, subject }));
    expect(Buffer.byteLength(text)).toBeLessThan(RUNNER_LIMIT);
    expect(text).toContain('not shown here: the JSON report has them all');
    const found = kinds(parsed(text));
    expect(found.filter((kind) => kind === 'html')).toHaveLength(2);
    expect(text.trimEnd()).toMatch(/### Next\n\n(- .+\n?)+$/);
  });

  it('shows everything where it fits', () => {
    const text = summary(factsFor([pushOf({ eventId: 'a' }), pushOf({ eventId: 'b', repository: 'shop/web' })]));
    expect(text).not.toContain('not shown here');
    expect(text).toContain('### 1. `shop/checkout`');
    expect(text).toContain('### 2. `shop/web`');
  });

  it('has no live mention, image, link or HTML of its pushes', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...SIGN_INS), (text, signIn) => {
        const { principal } = pushOf();
        const push = pushOf({
          repository: text,
          tag: text,
          errorCode: text,
          principal: { ...principal, session: text },
        });
        const found = kinds(parsed(summary(factsFor([push], 0, ALWAYS_CLOSED, signIn(text)))));
        expect(found.filter((kind) => LIVE.includes(kind))).toEqual(['strong']);
        expect(found.filter((kind) => kind === 'html')).toHaveLength(2);
        expect(found.filter((kind) => kind === 'heading')).toHaveLength(3);
        // Two tables, each a header and a row: 5 columns for the push, 6 for the repository.
        expect(found.filter((kind) => kind === 'tableCell')).toHaveLength(22);
      }),
    );
  });

  it('has none of its policy and calendars either', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const during = periodOf('2026-10-24T00:00:00Z', '2026-10-24T06:00:00Z', text);
        const policy = policyOf({
          freezes: [freezeOf({ name: text, reason: text, during })],
          exceptions: [
            exceptionOf({ name: text, reason: text, approvedBy: text, repositories: patternsOf('shop/web'), during }),
          ],
        });
        const pushes = [pushOf({ eventId: 'a' }), pushOf({ eventId: 'b', repository: 'shop/web' })];
        const found = kinds(parsed(summary(factsFor(pushes, 0, policy))));
        expect(found.filter((kind) => LIVE.includes(kind))).toEqual(['strong']);
        expect(found.filter((kind) => kind === 'html')).toHaveLength(4);
        // Of the push 5 columns, of the repositories 6 with two rows, of what was let through 5.
        expect(found.filter((kind) => kind === 'tableCell')).toHaveLength(10 + 18 + 10);
      }),
    );
  });
});
