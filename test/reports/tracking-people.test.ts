import { describe, expect, it } from 'vitest';
import type { RunFacts } from '../../src/core/facts.ts';
import type { PushHolding, Tracking } from '../../src/core/tracking/tracking.ts';
import { annotationsOf } from '../../src/reports/annotations.ts';
import { stepsOf } from '../../src/reports/next-steps.ts';
import { verdictLine } from '../../src/reports/outcome-words.ts';
import { htmlReport } from '../../src/reports/page.ts';
import { markdownReport } from '../../src/reports/summary.ts';
import { textReport } from '../../src/reports/text.ts';
import { periodOf, zoneOf } from '../support/facts.ts';
import { pageText } from '../support/page-text.ts';
import { issueAt, tracked } from '../support/run-facts.ts';
import { APPROVED, heldRun, REFUSED, REMEMBERED, saturdayRun } from '../support/tracked-run.ts';

const URL = 'https://github.com/acme/shop/issues';

const summary = (facts: RunFacts) => [...markdownReport(facts)].join('');
const text = (facts: RunFacts) => [...textReport(facts)].join('');
const page = (facts: RunFacts) => pageText([...htmlReport(facts)].join(''));

/** One incident of one push, held so. */
const oneHeld = (holding: PushHolding) => tracked(saturdayRun(['shop/checkout v1']), { held: () => holding });

/** The lines of a text that hold a word. */
const linesWith = (whole: string, word: string) => whole.split('\n').filter((line) => line.includes(word));

/** What stands below a title of a text report, to the next gap. */
function below(whole: string, title: string): string[] {
  const lines = whole.split('\n');
  const at = lines.indexOf(title);
  return at === -1 ? [] : lines.slice(at + 1, lines.indexOf('', at)).map((line) => line.trim());
}

describe('what holds an incident', () => {
  it.each<[string, PushHolding, string, string]>([
    ['an open issue', { kind: 'open', issue: issueAt(12) }, `[#12](${URL}/12)`, `Issue #12, ${URL}/12`],
    [
      'an approval',
      APPROVED,
      `[#12](${URL}/12)\u00A0approved by mona-lisa`,
      `Outside, approved by mona-lisa on 2026-10-26 09:14 UTC (#12), ${URL}/12`,
    ],
    [
      'an issue that a person closed',
      { kind: 'closed', issue: issueAt(12) },
      `[#12](${URL}/12)\u00A0closed, not approved`,
      `Closed, not approved (#12), ${URL}/12`,
    ],
    ['no room', { kind: 'overflow', issue: null }, 'no room (max-issues)', 'No room for an issue (max-issues)'],
    [
      'no room to open one again',
      { kind: 'overflow', issue: issueAt(12) },
      `[#12](${URL}/12)\u00A0no room (max-issues)`,
      `No room (max-issues) to reopen issue #12, ${URL}/12`,
    ],
    ['nothing, for it was not delivered', { kind: 'undelivered', issue: null }, 'not delivered', 'Not delivered'],
    [
      'nothing new, for that was not delivered',
      { kind: 'undelivered', issue: issueAt(12) },
      `[#12](${URL}/12)\u00A0not delivered`,
      `Not delivered to issue #12, ${URL}/12`,
    ],
  ])('is %s', (_, holding, cell, line) => {
    const two = tracked(saturdayRun(['shop/checkout v1', 'shop/cart v1']), { held: () => holding });
    expect(linesWith(summary(two), '| medium |').map((row) => row.split(' | ')[2])).toEqual([cell, cell]);
    expect(text(oneHeld(holding)).split('\n')).toContain(`  ${line}`);
    expect(annotationsOf(oneHeld(holding), 'incomplete').at(-1)?.text.split('\n')).toContain(line);
    expect(page(oneHeld(holding)).split('\n')).toContain(line.replace(`, ${URL}/12`, ''));
  });

  it('is told above what is known of the incident', () => {
    expect(summary(oneHeld(APPROVED))).toContain(
      `### 1 incident\n\nOutside, approved by mona-lisa on 2026-10-26 09:14 UTC ([#12](${URL}/12)).\n\n- \`shop/checkout\` in account`,
    );
  });

  it('is told of each part where several hold it', () => {
    expect(linesWith(summary(heldRun()), '| `shop/checkout` |')[0]).toContain(
      `| [#12](${URL}/12)\u00A0approved by mona-lisa; [#15](${URL}/15) |`,
    );
    expect(summary(heldRun())).toContain(
      `Outside, approved by mona-lisa on 2026-10-26 09:14 UTC ([#12](${URL}/12)): \`v1\`. Issue [#15](${URL}/15): \`v2\`.`,
    );
    expect(linesWith(text(heldRun()), '#1').slice(0, 2)).toEqual([
      `  Outside, approved by mona-lisa on 2026-10-26 09:14 UTC (#12): v1, ${URL}/12`,
      `  Issue #15: v2, ${URL}/15`,
    ]);
    expect(linesWith(page(heldRun()), '#15')[0]).toBe('Issue #15 v2');
  });

  it('says undeclared where that is the verdict', () => {
    const facts = oneHeld(APPROVED);
    const [judged] = facts.pushes;
    if (!judged) throw new Error('there is a push');
    const undeclared = { ...judged, judgement: { ...judged.judgement, verdict: 'undeclared' as const } };
    const [incident] = facts.incidents;
    if (!incident) throw new Error('there is an incident');
    const tracking: Tracking | null = facts.tracking && {
      ...facts.tracking,
      holdings: new Map([[undeclared, APPROVED]]),
    };
    expect(text({ ...facts, tracking, incidents: [{ ...incident, pushes: [undeclared] }] })).toContain(
      '  Undeclared, approved by mona-lisa on',
    );
  });

  it('is told of each push in the table of the page', () => {
    expect(linesWith(page(heldRun()), '| outside').map((row) => row.split(' | ')[1])).toEqual([
      'outside #12 approved by mona-lisa',
      'outside #15',
      'outside #12 approved by mona-lisa',
      'outside #9 closed, not approved',
      'outside no room (max-issues)',
      'outside #8 not delivered',
    ]);
  });

  it('is told in few words where one annotation is about several incidents', () => {
    const names = Array.from({ length: 14 }, (_, index) => `shop/r${index % 2} v${index}`);
    const facts = saturdayRun(names);
    const [incident] = facts.incidents;
    if (!incident) throw new Error('there are incidents');
    const often = { ...facts, incidents: Array.from({ length: 12 }, () => incident) };
    const held = tracked(often, {
      held: ({ push }) => (push.tag === 'v0' ? APPROVED : { kind: 'open', issue: issueAt(15) }),
    });
    expect(annotationsOf(held, 'violations').at(-1)?.text).toContain('\nIssues: #12 approved by mona-lisa, #15');
  });
});

describe('the verdict', () => {
  const three = saturdayRun(['shop/a v1', 'shop/b v1', 'shop/c v1']);
  const heldAs = (holdings: Readonly<Record<string, PushHolding>>) =>
    tracked(three, { held: ({ push }) => holdings[push.repository] ?? { kind: 'open', issue: issueAt(1) } });
  const untold: PushHolding = { kind: 'overflow', issue: null };

  it.each<[string, RunFacts, string]>([
    ['open issues', heldAs({}), 'in 3 incidents'],
    ['one approved', heldAs({ 'shop/a': APPROVED }), 'in 3 incidents, 1 of them approved'],
    [
      'all approved',
      heldAs({ 'shop/a': APPROVED, 'shop/b': APPROVED, 'shop/c': APPROVED }),
      'in 3 incidents, all approved',
    ],
    ['the only one approved', oneHeld(APPROVED), 'in 1 incident, approved'],
    [
      'one approved, one not told',
      heldAs({ 'shop/a': APPROVED, 'shop/b': untold }),
      'in 3 incidents, 1 of them approved, 1 of them not told in an issue',
    ],
    ['no issues', tracked(three, { keeping: { kind: 'off' }, remembered: null }), 'in 3 incidents'],
  ])('heeds %s', (_, facts, words) => {
    const count = facts.images.length;
    const images = count === 1 ? '1 of 1 image' : `${count} of ${count} images`;
    expect(verdictLine(facts)).toBe(`Not compliant: ${images} broke the rules, ${words}`);
  });

  it('of a run that is red for GitHub alone does not look like praise', () => {
    const facts = tracked(saturdayRun([]), { problems: [REFUSED] });
    expect(verdictLine(facts)).toBe('Compliant: no image was pushed; not all was delivered to GitHub');
    expect(summary(facts)).toContain('**⚠️ Compliant: no image was pushed; not all was delivered to GitHub**');
    expect([...htmlReport(facts)].join('')).toContain('<header class="verdict incomplete">');
  });

  it('is incomplete for what earlier runs did not read', () => {
    const facts = tracked(saturdayRun([]), { remembered: { holes: REMEMBERED.holes } });
    expect(verdictLine(facts)).toMatch(/^Incomplete: not everything could be read\./);
  });

  it('says that what earlier runs did not read is let go now', () => {
    const accepted = {
      account: '111122223333',
      region: 'eu-west-1',
      during: periodOf('2026-10-01T00:00:00Z', '2026-10-03T00:00:00Z'),
      zone: zoneOf('UTC'),
      reason: 'CloudTrail was off',
      place: { line: 9, column: 1 },
    };
    const letGo = REMEMBERED.holes.map((hole) => ({ ...hole, accepted }));
    expect(verdictLine(tracked(saturdayRun([]), { remembered: { letGo } }))).toBe(
      'Compliant but for accepted gaps: no image was pushed',
    );
  });
});

describe('what to do next', () => {
  const ASK = 'Ask those who pushed about each incident';

  it.each<[string, RunFacts, string[]]>([
    ['nothing where all is approved', oneHeld(APPROVED), []],
    ['to ask about what is not', heldRun(), [`${ASK} that is not approved, and look`, 'If such pushes']],
    ['to ask about all where none is', oneHeld({ kind: 'closed', issue: issueAt(9) }), [`${ASK}, and look`, 'If such']],
    [
      'to mend what GitHub refused',
      tracked(saturdayRun([]), { problems: [REFUSED] }),
      ['Mend what is named under Not delivered'],
    ],
  ])('is %s', (_, facts, starts) => {
    const steps = stepsOf(facts);
    expect(steps.map((step, index) => step.slice(0, starts[index]?.length))).toEqual(starts);
  });
});

describe('what is not delivered', () => {
  const refused =
    'GitHub refused POST /repos/acme/shop/issues: the token may not do this (issues=write). Add permissions: issues: write to the job, or let the App or person behind github-token write issues.';
  const lines = [
    '1 incident is not, or not wholly, told in an issue: the next run tries again.',
    refused,
    'What helps: docs/issues.md#when-github-says-no',
    '1 incident waits for room: no more than max-issues are open at once. Close what is settled, or raise max-issues.',
  ];

  it('stands near the top of every report', () => {
    const facts = heldRun({ problems: [REFUSED] });
    expect(below(text(facts), 'Not delivered')).toEqual(lines);
    const [head = '', ...rest] = summary(facts).split('\n### ');
    expect(head.split('\n')).toHaveLength(4);
    expect(rest[0]).toMatch(/^Not delivered\n\n- 1 incident is not/);
    expect(page(facts)).toContain(`## Not delivered\n${lines.map((line) => `- ${line}`).join('\n')}\n`);
  });

  it('is an error beside the run, unless it is only room that lacks and nothing is to fail', () => {
    const levels = (facts: RunFacts) =>
      (['violations', 'incomplete', 'never'] as const).map(
        (failOn) => annotationsOf(facts, failOn).find(({ title }) => title?.includes('issues do not tell'))?.level,
      );
    expect(levels(heldRun({ problems: [REFUSED] }))).toEqual(['error', 'error', 'error']);
    expect(levels(heldRun())).toEqual(['error', 'error', 'warning']);
    expect(levels(oneHeld(APPROVED))).toEqual([undefined, undefined, undefined]);
  });

  it('leaves room for ten annotations of a level', () => {
    const names = Array.from({ length: 40 }, (_, index) => `shop/r${index} v1`);
    const facts = tracked(saturdayRun(names), { problems: [REFUSED], remembered: { holes: REMEMBERED.holes } });
    for (const failOn of ['violations', 'never'] as const) {
      const annotations = annotationsOf(facts, failOn);
      for (const level of ['error', 'warning']) {
        expect(annotations.filter((one) => one.level === level).length).toBeLessThanOrEqual(10);
      }
    }
  });
});

describe('what is remembered', () => {
  it('is told: holes are missing, the rest are notes', () => {
    const facts = heldRun({ remembered: REMEMBERED, notAssignable: ['ghost', 'acme-bot'] });
    expect(below(text(facts), 'Missing')).toEqual([
      'account 111122223333, Region eu-west-1: not read in earlier runs (cloudtrail) from 2026-10-01 00:00 to 2026-10-02 12:00 UTC: LookupEvents was denied',
      'What earlier runs did not read is tried again as long as its source may hold it, and keeps runs red until it is read or stands under accepted-gaps in release-windows.yml, with account, region, during and reason.',
    ]);
    expect(below(text(facts), 'Notes')).toEqual([
      'never checked before 2026-10-19 00:00 UTC: account 111122223333, Region eu-central-1',
      'checked before, and asked for no more, so nobody watches it: account 444455556666, Region eu-central-1',
      'older than what the source holds, so not looked at again: #2 and #4',
      'GitHub does not let issues here be assigned to ghost and acme-bot: correct assignees in release-windows.yml, or give them access',
    ]);
  });

  it('lets nothing go that the policy cannot name', () => {
    const [hole] = REMEMBERED.holes;
    const facts = tracked(saturdayRun([]), { remembered: { holes: [{ ...hole, account: null }] } });
    expect(below(text(facts), 'Missing')).toEqual([
      'Region eu-west-1: not read in earlier runs (cloudtrail) from 2026-10-01 00:00 to 2026-10-02 12:00 UTC: LookupEvents was denied',
      'What earlier runs did not read is tried again as long as its source may hold it, and keeps runs red until it is read.',
    ]);
  });

  it('leads to the dashboard', () => {
    expect(text(heldRun()).split('\n')).toContain(`Dashboard  #3, ${URL}/3`);
    expect(page(heldRun())).toContain('Dashboard: #3, which remembers how far was checked');
    expect(summary(heldRun())).toContain(`(1 file, 7 records). How far was checked is kept in [#3](${URL}/3).\n`);
  });

  it.each<[string, Pick<Tracking, 'keeping'> & { readonly remembered?: null }, string[]]>([
    ['kept', { keeping: { kind: 'kept' } }, []],
    [
      'kept without a dashboard',
      { keeping: { kind: 'kept' }, remembered: null },
      ['nothing remembers how far was checked: from decides how far back a check reads'],
    ],
    [
      'not wanted',
      { keeping: { kind: 'off' }, remembered: null },
      [
        'no issues are kept (issues: false)',
        'nothing remembers how far was checked: from decides how far back a check reads',
      ],
    ],
    [
      'left alone on another ref',
      { keeping: { kind: 'other-ref', ref: 'refs/heads/x', defaultBranch: 'main' }, remembered: null },
      ['this ran on refs/heads/x: issues are kept on main only, and none was written'],
    ],
    ['not kept, which the problems say', { keeping: { kind: 'failed' }, remembered: null }, []],
  ])('and whether issues are %s', (_, keeping, notes) => {
    expect(below(text(tracked(saturdayRun(['shop/checkout v1']), keeping)), 'Notes')).toEqual(notes);
  });
});
