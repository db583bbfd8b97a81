import { parse } from 'papaparse';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { RunFacts } from '../../src/core/facts.ts';
import type { PushHolding } from '../../src/core/tracking/tracking.ts';
import { CSV_COLUMNS, CSV_ISSUE_COLUMNS } from '../../src/reports/csv.ts';
import { FORMAT_NAMES, FORMATS } from '../../src/reports/formats.ts';
import { pushSchema } from '../../src/reports/push-schema.ts';
import { reportSchema } from '../../src/reports/report-schema.ts';
import { ocsfMistakes } from '../support/ocsf/mistakes.ts';
import { publishedSchema } from '../support/published-schema.ts';
import { issueAt, tracked } from '../support/run-facts.ts';
import { APPROVED, heldRun, REFUSED, REMEMBERED, saturdayRun } from '../support/tracked-run.ts';

const URL = 'https://github.com/acme/shop/issues';
const shown = (format: keyof typeof FORMATS, facts: RunFacts) => [...FORMATS[format](facts)].join('');
const linesOf = (format: 'ndjson' | 'ocsf', facts: RunFacts) =>
  shown(format, facts)
    .split('\n')
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line));

const known = heldRun({ problems: [REFUSED], notAssignable: ['ghost'], remembered: REMEMBERED });

function reportOf(facts: RunFacts) {
  const document: unknown = JSON.parse(shown('json', facts));
  expect(publishedSchema('report')(document)).toEqual([]);
  return reportSchema.parse(document);
}

const pushesOf = (facts: RunFacts) => linesOf('ndjson', facts).map((line) => pushSchema.parse(line));

/** An approved push and one in an open issue, as data. */
const APPROVED_DATA = {
  state: 'approved',
  number: 12,
  url: `${URL}/12`,
  approvedBy: 'mona-lisa',
  approvedAt: '2026-10-26T09:14:00Z',
};
const nobody = { approvedBy: null, approvedAt: null };

describe('the JSON report', () => {
  it('says of each incident what holds its pushes', () => {
    expect(reportOf(known).incidents.map(({ repository, issues }) => [repository, issues])).toEqual([
      [
        'shop/checkout',
        [
          { ...APPROVED_DATA, pushes: 1 },
          { state: 'open', number: 15, url: `${URL}/15`, ...nobody, pushes: 1 },
        ],
      ],
      ['shop/cart', [{ ...APPROVED_DATA, pushes: 1 }]],
      ['shop/mail', [{ state: 'closed', number: 9, url: `${URL}/9`, ...nobody, pushes: 1 }]],
      ['shop/search', [{ state: 'overflow', number: null, url: null, ...nobody, pushes: 1 }]],
      ['shop/web', [{ state: 'undelivered', number: 8, url: `${URL}/8`, ...nobody, pushes: 1 }]],
    ]);
  });

  it('says what was not delivered and what is remembered', () => {
    expect(reportOf(known).tracking).toEqual({
      keeping: 'kept',
      ref: null,
      defaultBranch: null,
      problems: [{ ...REFUSED, text: expect.stringContaining('the token may not do this (issues=write). Add') }],
      notAssignable: ['ghost'],
      remembered: {
        dashboard: issueAt(3),
        holes: [{ ...REMEMBERED.holes[0], from: '2026-10-01T00:00:00Z', to: '2026-10-02T12:00:00Z' }],
        neverChecked: [{ ...REMEMBERED.neverChecked[0], before: '2026-10-19T00:00:00Z' }],
        dropped: REMEMBERED.dropped,
        beyond: REMEMBERED.beyond,
      },
    });
    expect(reportOf(known).complete).toBe(false);
  });

  it('says where issues are kept', () => {
    const keeping = { kind: 'other-ref', ref: 'refs/heads/x', defaultBranch: 'main' } as const;
    const report = reportOf(tracked(saturdayRun(['shop/checkout v1']), { keeping, remembered: null }));
    expect(report.tracking).toMatchObject({
      keeping: 'other-ref',
      ref: 'refs/heads/x',
      defaultBranch: 'main',
      remembered: null,
    });
    expect(report.incidents.map(({ issues }) => issues)).toEqual([[]]);
  });
});

describe('a push', () => {
  it('has what holds it in NDJSON, as the published schema says', () => {
    expect(linesOf('ndjson', known).flatMap(publishedSchema('push'))).toEqual([]);
    expect(pushesOf(known).map(({ eventId, issue }) => [eventId, issue?.state, issue?.number])).toEqual([
      ['shop/checkout v1', 'approved', 12],
      ['shop/checkout v2', 'open', 15],
      ['shop/cart v1', 'approved', 12],
      ['shop/mail v1', 'closed', 9],
      ['shop/search v1', 'overflow', null],
      ['shop/web v1', 'undelivered', 8],
    ]);
    expect(pushesOf(known)[0]?.issue).toEqual(APPROVED_DATA);
  });

  it('that nothing holds says so', () => {
    expect(pushesOf(tracked(saturdayRun(['shop/checkout v1']))).map(({ issue }) => issue)).toEqual([null]);
  });

  it('has columns for it behind all others', () => {
    const { data } = parse<string[]>(
      shown('csv', known)
        .replace(/^\uFEFF/, '')
        .trimEnd(),
      { newline: '\r\n' },
    );
    const [header = [], ...rows] = data;
    expect(header).toEqual([...CSV_COLUMNS, ...CSV_ISSUE_COLUMNS]);
    expect(rows.map((row) => row.slice(CSV_COLUMNS.length))).toEqual([
      ['approved', '12', `${URL}/12`, 'mona-lisa', '2026-10-26T09:14:00Z'],
      ['open', '15', `${URL}/15`, '', ''],
      ['approved', '12', `${URL}/12`, 'mona-lisa', '2026-10-26T09:14:00Z'],
      ['closed', '9', `${URL}/9`, '', ''],
      ['overflow', '', '', '', ''],
      ['undelivered', '8', `${URL}/8`, '', ''],
    ]);
    const unheld = parse<string[]>(shown('csv', tracked(saturdayRun(['shop/checkout v1']))), { newline: '\r\n' }).data;
    expect(unheld[1]?.slice(CSV_COLUMNS.length)).toEqual(['', '', '', '', '']);
  });
});

describe('a finding', () => {
  const status = z.object({ status_id: z.number(), status: z.string(), comment: z.optional(z.string()) });
  const statusOf = (holdings: readonly (PushHolding | null)[]) => {
    const facts = saturdayRun(holdings.map((_, index) => `shop/checkout v${index}`));
    const all = tracked(facts, { held: ({ push }) => holdings[Number(push.tag?.slice(1))] ?? null });
    const [finding] = linesOf('ocsf', all);
    expect(ocsfMistakes(finding)).toEqual([]);
    return status.parse(finding);
  };
  const open: PushHolding = { kind: 'open', issue: issueAt(15) };
  const closed: PushHolding = { kind: 'closed', issue: issueAt(9) };
  const word = 'approved by mona-lisa on 2026-10-26 09:14 UTC (#12)';

  it.each<[string, readonly (PushHolding | null)[], z.infer<typeof status>]>([
    ['approved', [APPROVED], { status_id: 4, status: 'Resolved', comment: `Outside, ${word}` }],
    ['open', [open], { status_id: 1, status: 'New', comment: 'Issue #15' }],
    ['closed', [closed], { status_id: 99, status: 'Closed, not approved', comment: 'Closed, not approved (#9)' }],
    [
      'without room',
      [{ kind: 'overflow', issue: null }],
      { status_id: 1, status: 'New', comment: 'No room for an issue (max-issues)' },
    ],
    ['held by nothing', [null], { status_id: 1, status: 'New' }],
    [
      'approved in part',
      [APPROVED, open],
      { status_id: 1, status: 'New', comment: `Outside, ${word}: v0; Issue #15: v1` },
    ],
    [
      'approved and closed',
      [APPROVED, closed],
      { status_id: 99, status: 'Closed, not approved', comment: `Outside, ${word}: v0; Closed, not approved (#9): v1` },
    ],
    [
      'approved but for one that nothing holds',
      [APPROVED, null],
      { status_id: 1, status: 'New', comment: `Outside, ${word}: v0` },
    ],
  ])('of an incident that is %s has its status', (_, holdings, expected) => {
    expect(statusOf(holdings)).toEqual(expected);
  });

  it('names the issues of its pushes', () => {
    const [first] = linesOf('ocsf', known);
    expect(first).toMatchObject({
      unmapped: {
        issues: [
          { state: 'approved', number: 12 },
          { state: 'open', number: 15 },
        ],
      },
      evidences: [{ data: { issue: { number: 12 } } }, { data: { issue: { number: 15 } } }],
    });
  });
});

it.each(FORMAT_NAMES)('%s says nothing of issues where the run has nothing to do with them', (format) => {
  const facts = saturdayRun(['shop/checkout v1', 'shop/cart v1']);
  const report = shown(format, facts).replace(/<style>[\s\S]*?<\/style>/, '');
  expect(report).not.toMatch(/issue(?!r)|tracking|approved|dashboard/i);
});
