import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Unreadable } from '../../src/core/reading.ts';
import { DELIVERY_FAILURES } from '../../src/core/tracking/delivery-problem.ts';
import type { PushHolding } from '../../src/core/tracking/tracking.ts';
import type { AttributedPush } from '../../src/core/verdict.ts';
import { markdownReport } from '../../src/reports/summary.ts';
import { DETAILS } from '../../src/reports/summary-detail.ts';
import { at, entryOf, exceptionOf, patternsOf, policyOf, pushOf } from '../support/facts.ts';
import { nodesOf, seen } from '../support/markdown.ts';
import { expectWholeAndInert } from '../support/markdown-report.ts';
import { ALWAYS_CLOSED, factsFor, issueAt, ON_MAIN, tracked } from '../support/run-facts.ts';
import { hostileText } from '../support/saying.ts';
import { withoutIssueLinks } from '../support/tracked-run.ts';

/** What fits is 900,000 bytes; the runner takes 1,048,576. */
const BUDGET = 900_000;

const LONG = '😀'.repeat(300);
/** Of each character there are two more bytes of Markdown. */
const LIVE = '@ '.repeat(400);

function pushes(incidents: number, each: number, text: string) {
  return Array.from({ length: incidents * each }, (_, index) =>
    pushOf({
      eventId: String(index),
      time: at('2026-10-24T00:00:00Z') + index * 1000,
      repository: `${text}${index % incidents}`,
      tag: `${index}${text}`,
      errorCode: text,
      principal: { ...pushOf().principal, name: text, session: text, arn: text },
      accessKeyId: index % 3 === 0 ? 'ASIAEXAMPLEEXAMPLE00' : String(index),
    }),
  );
}

function places(count: number, text: string): Unreadable[] {
  return Array.from({ length: count }, (_, index) => ({
    code: 'json-broken',
    source: `${index}${text}`,
    place: text,
    expected: text,
    got: text,
  }));
}

function summary(...facts: Parameters<typeof factsFor>): string {
  return [...markdownReport(factsFor(...facts))].join('');
}

/** A summary of a run with so many of everything, all of which say the text. */
function largeSummary({ incidents, each, others, text }: Size): string {
  const claims = Array.from({ length: others }, (_, index) => ({
    account: String(index).padStart(12, '0'),
    region: `${text}${index}`,
    from: at('2026-10-19T00:00:00Z') + index,
    to: at('2026-10-26T00:00:00Z'),
    reason: 'failed' as const,
    detail: `${text}${index}`,
  }));
  const policy = policyOf({
    path: text,
    defaults: entryOf({ match: null, windows: [] }),
    exceptions: Array.from({ length: others }, () =>
      exceptionOf({ name: text.repeat(10), reason: text.repeat(10), repositories: patternsOf('none') }),
    ),
  });
  const signIn = { ...ON_MAIN, subject: `repo:acme/shop:environment:${text}` };
  const reproduce = Array.from({ length: 3 * others }, () => text);
  return summary(pushes(incidents, each, text), {
    ...{ policy, signIn, claims, reproduce },
    unreadable: places(others, text),
  });
}

interface Size {
  readonly incidents: number;
  /** Pushes of each incident. */
  readonly each: number;
  /** Holes, exceptions, unreadable places. */
  readonly others: number;
  readonly text: string;
}

describe('a job summary', () => {
  it.each([
    ['10,000 incidents', 10_000, 1, LONG],
    ['2,000 incidents of live text', 2000, 1, LIVE],
    ['an incident of 10,000 pushes', 1, 10_000, LONG],
    ['1,000 incidents of 10 pushes', 1000, 10, LONG],
    ['1,000 incidents of short texts', 1000, 3, 'x'],
  ])('of %s is whole and fits, and says what was cut', (_, incidents, each, text) => {
    const report = largeSummary({ incidents, each, others: 1000, text });
    expect(Buffer.byteLength(report)).toBeLessThanOrEqual(BUDGET);
    expect(report).toContain('not shown here: the JSON report has them all');
    expect(report).toMatch(/so this one is cut to: [a-z ]+\. The JSON report has everything\.\n$/);
    expectWholeAndInert(report);
  });

  it('of any size is whole and fits', () => {
    const size = fc.record({
      incidents: fc.integer({ min: 0, max: 500 }),
      each: fc.integer({ min: 1, max: 4 }),
      others: fc.integer({ min: 0, max: 200 }),
      text: fc.tuple(hostileText, fc.constantFrom(1, 10, 100)).map(([text, times]) => text.repeat(times)),
    });
    fc.assert(
      fc.property(size, (chosen) => {
        const report = largeSummary(chosen);
        expect(Buffer.byteLength(report)).toBeLessThanOrEqual(BUDGET);
        expectWholeAndInert(report);
      }),
      { numRuns: 12 },
    );
  });

  it.each([
    ['500 incidents that all have issues, with live text', 500, 3, LIVE],
    ['10,000 incidents that all have issues', 10_000, 1, LONG],
  ])('of %s is whole and fits', (_, incidents, each, text) => {
    const run = factsFor(pushes(incidents, each, text), { policy: ALWAYS_CLOSED });
    const held = ({ push }: AttributedPush): PushHolding => {
      const issue = { number: Number(push.eventId), url: `https://github.example/${'r'.repeat(200)}/${push.eventId}` };
      return { kind: 'approved', issue, approval: { by: text, at: 0 } };
    };
    const problems = DELIVERY_FAILURES.map((failure) => ({ failure, request: text, detail: text }));
    const facts = tracked(run, { held, problems, notAssignable: [text] });
    const report = [...markdownReport(facts)].join('');
    expect(Buffer.byteLength(report)).toBeLessThanOrEqual(BUDGET);
    expect(report).toContain('approved by');
    const issues = [...(facts.tracking?.holdings.values() ?? []), { issue: issueAt(3) }];
    expectWholeAndInert(
      withoutIssueLinks(
        report,
        issues.flatMap(({ issue }) => issue?.url ?? []),
      ),
    );
  });

  it('shows everything where it fits, and says nothing of cuts', () => {
    const report = summary(pushes(30, 3, 'x'), { policy: ALWAYS_CLOSED });
    expect(report).not.toMatch(/not shown here|cut to/);
    const rows = nodesOf(expectWholeAndInert(report), 'tableRow').map(seen);
    for (let index = 0; index < 90; index++) expect(rows.some((row) => row.includes(`${index}x`))).toBe(true);
  });

  it.each(DETAILS.slice(1).map((detail, index) => [detail.name, detail, DETAILS[index]] as const))(
    'shows no more of anything with %s than a step before',
    (_, { name: __, ...less }, before) => {
      const more = new Map(Object.entries(before ?? {}));
      for (const [part, amount] of Object.entries(less)) expect(amount).toBeLessThanOrEqual(Number(more.get(part)));
    },
  );
});
