import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunFacts } from '../../src/core/facts.ts';
import { DELIVERY_FAILURES } from '../../src/core/tracking/delivery-problem.ts';
import type { PushHolding } from '../../src/core/tracking/tracking.ts';
import { annotationsOf } from '../../src/reports/annotations.ts';
import { FORMAT_NAMES, FORMATS } from '../../src/reports/formats.ts';
import { htmlReport } from '../../src/reports/page.ts';
import { markdownReport } from '../../src/reports/summary.ts';
import { at, pushOf } from '../support/facts.ts';
import { expectWholeAndInert } from '../support/markdown-report.ts';
import { ocsfMistakes } from '../support/ocsf/mistakes.ts';
import { attribute, elementsIn, parsedPage, shapeOf } from '../support/page.ts';
import { factsFor, issueAt, tracked } from '../support/run-facts.ts';
import { commandsIn } from '../support/runner.ts';
import { hostileText } from '../support/saying.ts';
import { withoutIssueLinks } from '../support/tracked-run.ts';

/** Everything that GitHub, a person there or the policy says, said in one text. */
function hostileRun(text: string, url = issueAt(7).url): RunFacts {
  const issue = { number: 7, url };
  const slot = { source: 'cloudtrail', account: text, region: text } as const;
  const holdings: PushHolding[] = [
    { kind: 'approved', issue, approval: { by: text, at: at('2026-10-26T09:14:00Z') } },
    { kind: 'open', issue },
    { kind: 'closed', issue },
    { kind: 'overflow', issue },
    { kind: 'undelivered', issue },
  ];
  // Of the first repository all in one incident; of the others one each.
  const pushes = holdings.flatMap((_, index) => [
    pushOf({
      eventId: `a${index}`,
      repository: 'shop/all',
      tag: text || null,
      time: at('2026-10-24T01:00:00Z') + index,
    }),
    pushOf({ eventId: `b${index}`, repository: `shop/${index}` }),
  ]);
  return tracked(factsFor(pushes), {
    held: ({ push }) => holdings[Number(push.eventId.slice(1))] ?? null,
    keeping: { kind: 'other-ref', ref: text, defaultBranch: text },
    problems: DELIVERY_FAILURES.map((failure) => ({ failure, request: text, detail: text })),
    notAssignable: [text, text],
    remembered: {
      dashboard: issue,
      holes: [{ ...slot, from: 0, to: 1000, reason: 'failed' }],
      neverChecked: [{ ...slot, before: 0 }],
      dropped: [slot],
      beyond: [issue],
    },
  });
}

const shown = (format: keyof typeof FORMATS, facts: RunFacts) => [...FORMATS[format](facts)].join('');

describe('whatever GitHub says', () => {
  it('a summary is whole and leads to issues only', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expectWholeAndInert(withoutIssueLinks([...markdownReport(hostileRun(text))].join(''), [issueAt(7).url]));
      }),
      { numRuns: 25 },
    );
  });

  it('an address of another form is no link', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const url = `https://github.com/${text} "x"`;
        expectWholeAndInert(shown('markdown', hostileRun('x', url)));
        const targets = elementsIn(parsedPage(shown('html', hostileRun('x', url)))).map((one) =>
          attribute(one, 'href'),
        );
        expect(targets.filter((target) => target?.startsWith('https:'))).toEqual([]);
      }),
      { numRuns: 25 },
    );
    expect(shown('html', hostileRun('x', 'javascript:alert(1)'))).not.toContain('javascript:');
  });

  it('a page has no other elements or attributes', () => {
    const plain = shapeOf([...htmlReport(hostileRun('x'))].join(''));
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(shapeOf([...htmlReport(hostileRun(text))].join(''))).toEqual(plain);
      }),
      { numRuns: 25 },
    );
  });

  it('a finding is what the published class says', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const line of FORMATS.ocsf(hostileRun(text))) expect(ocsfMistakes(JSON.parse(line))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it.each(FORMAT_NAMES)('%s holds no workflow command', (format) => {
    const command = fc.constantFrom('##[error]x', '::error::x', '\n::stop-commands::x', '\r\n##[x]');
    fc.assert(
      fc.property(fc.oneof(command, hostileText), (text) => {
        expect(commandsIn(shown(format, hostileRun(text)))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('annotations are as long as the page shows, and hold none either', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom(1, 100), (text, times) => {
        for (const { text: said, title } of annotationsOf(hostileRun(text.repeat(times)), 'violations')) {
          expect(said.length).toBeLessThanOrEqual(4096);
          expect(`${title}${said}`).not.toMatch(/::|##\[|\r|\u2028/);
        }
      }),
      { numRuns: 25 },
    );
  });
});
