import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RunFacts } from '../../src/core/facts.ts';
import type { Push } from '../../src/core/push.ts';
import { htmlReport } from '../../src/reports/page.ts';
import { visible } from '../../src/reports/visible.ts';
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
} from '../support/facts.ts';
import { attribute, elementsIn, parsedPage, shapeOf, textIn } from '../support/page.ts';
import { factsFor } from '../support/run-facts.ts';

/** What is said of some pushes, each of which differs from the others. */
function run(pushes: readonly Partial<Push>[], asked: Parameters<typeof factsFor>[1] = {}): RunFacts {
  const all = pushes.map((push, index) => pushOf({ eventId: String(index), ...push }));
  return factsFor(all, { policy: policyOf(), ...asked });
}

const page = (facts: RunFacts) => [...htmlReport(facts)].join('');

/** A run with a text at every place that somebody else may write; its repository is always the last by name. */
function hostileRun(text: string): RunFacts {
  const principal = { ...pushOf().principal, name: text, session: text, arn: text, via: text };
  const policy = policyOf({
    path: text,
    defaults: entryOf({ match: null }),
    freezes: [
      freezeOf({ name: text, reason: text, during: periodOf('2026-10-20T00:00:00Z', '2026-10-21T00:00:00Z', text) }),
    ],
    exceptions: [
      exceptionOf({ name: text, reason: text, approvedBy: text, ticket: text, repositories: patternsOf('excepted') }),
    ],
    exemptions: [exemptionOf({ reason: text, principals: patternsOf('nobody') })],
    calendars: [{ path: text, sha256: text }],
  });
  const pushes: Partial<Push>[] = [
    { repository: `shop/~${text}`, tag: text, principal, userAgent: text, sourceIp: text, errorCode: text },
    { repository: 'shop/frozen', time: at('2026-10-20T12:00:00Z'), tag: text },
    { repository: 'excepted', tag: text },
  ];
  const place = { source: text, place: text, expected: text, got: text };
  return run(pushes, {
    policy,
    unreadable: [{ code: 'json-broken', ...place }],
    signIn: { kind: 'role', caller: callerOf({ arn: text }) },
    reproduce: ['check', text],
  });
}

const ACTIVE = [
  '</script>',
  '</style>',
  '</title>',
  '</svg>',
  '<!--',
  ']]>',
  '<b>',
  '"',
  "'",
  '&',
  '\u0000',
  '\u2028',
  '\u202e',
  '\ud800',
  '\n',
  ' ',
];
const text = fc.array(fc.oneof(fc.constantFrom(...ACTIVE), fc.string({ unit: 'binary' })), {
  minLength: 1,
  maxLength: 6,
});

it('what others wrote adds no element, attribute or comment, and is seen', () => {
  const plain = shapeOf(page(hostileRun('x')));
  fc.assert(
    fc.property(text, (parts) => {
      // Lines are cut where they are too long, which is told elsewhere.
      const written = parts.join('').slice(0, 60);
      const markup = page(hostileRun(written));
      expect(shapeOf(markup)).toEqual(plain);
      const codes = elementsIn(parsedPage(markup)).filter(({ tagName }) => tagName === 'code');
      expect(codes.map(textIn)).toContain(visible(written));
    }),
  );
});

it('allows its own style sheet and script, by their hashes, and nothing else', () => {
  const elements = elementsIn(parsedPage(page(run([{}]))));
  const hashes = elements
    .filter(({ tagName }) => tagName === 'style' || tagName === 'script')
    .map((element) => `'sha256-${createHash('sha256').update(textIn(element)).digest('base64')}'`);
  const policy = elements.find((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy');
  expect(policy && attribute(policy, 'content')).toBe(
    `default-src 'none'; style-src ${hashes[0]}; script-src ${hashes[1]}; base-uri 'none'; form-action 'none'`,
  );
  const names = elements.flatMap(({ attrs }) => attrs.map(({ name }) => name));
  expect(names.filter((name) => /^(on|style$|src|srcset$|srcdoc$|formaction$)/.test(name))).toEqual([]);
});

it('leads only to places in itself, all of which are there', () => {
  const elements = elementsIn(parsedPage(page(run([{}, { time: at('2026-10-20T12:00:00Z') }]))));
  const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  const targets = elements.flatMap((element) => attribute(element, 'href') ?? []);
  expect(targets.length).toBeGreaterThan(5);
  for (const target of targets) expect(ids.map((id) => `#${id}`)).toContain(target);
});

it('weighs little before the first push', () => {
  expect(page(run([])).length).toBeLessThan(150_000);
});

it('lists what it can of very many pushes, and says what it leaves out', () => {
  const [bad] = run([{}]).images;
  const [good] = run([{ time: at('2026-10-20T12:00:00Z') }]).images;
  if (!bad || !good) throw new Error('nothing was judged');
  const images = [bad, ...Array.from({ length: 10_000 }, () => ({ ...good }))];
  const markup = page({ ...run([{}]), images });
  const rows = elementsIn(parsedPage(markup)).filter((element) => /^p\d+$/.test(attribute(element, 'id') ?? ''));
  expect(rows).toHaveLength(10_000);
  expect(rows.filter((row) => attribute(row, 'class') === 'outside')).toHaveLength(1);
  expect(markup).toContain('10,000 of 10,001 pushes are listed here');
});
