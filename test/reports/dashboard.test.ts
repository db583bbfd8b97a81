import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../src/core/instant.ts';
import type { SlotMark } from '../../src/core/tracking/memory.ts';
import { remember } from '../../src/core/tracking/remember.ts';
import { LONGEST } from '../../src/github/carry-out.ts';
import { dashboardBody } from '../../src/github/memory-text.ts';
import { dashboardText, textOfCopy } from '../../src/reports/dashboard.ts';
import { DASHBOARD_DETAILS } from '../../src/reports/dashboard-detail.ts';
import { type DashboardStory, FRANKFURT, NOW, ORIGIN, openIssue, SHOP, storyOf } from '../support/dashboard-story.ts';
import { DASHBOARDS } from '../support/dashboards.ts';
import { at, exceptionOf, periodOf, policyOf, zoneOf } from '../support/facts.ts';
import { nodesOf, parsed, seen } from '../support/markdown.ts';
import { expectWholeAndInert } from '../support/markdown-report.ts';
import { readPolicy } from '../support/policy-files.ts';
import { hostileText } from '../support/saying.ts';

const LEAST = 8000;
const CUT = /this one is cut to: ([a-z ]+)\./;

/** All that an issue can hold beside the memory. */
function roomOf({ view }: DashboardStory): number {
  return LONGEST - dashboardBody(view.memory, '').length;
}

function textOf(story: DashboardStory, room = roomOf(story)): string {
  return dashboardText(story.facts, story.view, room);
}

/** Fails unless it does nothing but lead to our own repository, and to the issues that it is about. */
function expectInert(text: string, { facts, view }: DashboardStory): void {
  const ours = `${ORIGIN.serverUrl}/${ORIGIN.repository}/`;
  const place = `\\]\\(${ours.replaceAll('.', '\\.')}(?:actions/runs/\\d+|blob/[\\w.%/~-]+)\\)`;
  const link = new RegExp(`\\[(?:run \\d+|this run|\`\\w{7}\`)${place}`, 'g');
  const { holdings, remembered } = facts.tracking ?? expect.fail();
  const held = [...holdings.values()].map(({ issue }) => issue?.number);
  const known = new Set([...held, ...[...view.open, ...(remembered?.beyond ?? [])].map(({ number }) => number)]);
  const inert = text
    .replace(link, 'link')
    .replace(/#(\d+)\b/g, (reference, number) => (known.has(Number(number)) ? 'issue' : reference))
    .replace('\n---\n', '\n');
  expectWholeAndInert(inert);
}

describe.each(Object.entries(DASHBOARDS))('the dashboard of %s', (name, story) => {
  it('reads well, and fits', async () => {
    const text = textOf(story());
    expect(text.length).toBeLessThanOrEqual(roomOf(story()));
    expectInert(text, story());
    await expect(text).toMatchFileSnapshot(join(import.meta.dirname, `dashboard/${name}.md`));
  });

  it('is the same for the same facts', () => {
    expect(textOf(story())).toBe(textOf(story()));
  });

  it('fits into any room, and says what was cut', () => {
    const whole = textOf(story(), Number.POSITIVE_INFINITY);
    expect(whole).not.toMatch(CUT);
    for (const room of [LEAST, 12_000, 20_000, 30_000, 40_000, 50_000]) {
      const text = textOf(story(), room);
      expect(text.length).toBeLessThanOrEqual(room);
      expectInert(text, story());
      if (text !== whole) expect(DASHBOARD_DETAILS.map((detail) => detail.name)).toContain(CUT.exec(text)?.[1]);
    }
  });
});

it('of an organisation in the least room still names what is worst', async () => {
  const text = textOf(DASHBOARDS.organisation?.() ?? expect.fail(), LEAST);
  await expect(text).toMatchFileSnapshot(join(import.meta.dirname, 'dashboard/organisation-cut.md'));
});

describe('a dashboard, whatever its texts', () => {
  /** Every list long, and everything said in one text. */
  function said(text: string, times: number): DashboardStory {
    const policy = policyOf({
      path: text,
      exceptions: Array.from({ length: times }, () => exceptionOf({ name: text, reason: text })),
      acceptedGaps: Array.from({ length: times }, (_, index) => ({
        ...{ account: `${text}${index}`, region: `${text}${index}`, reason: text },
        during: periodOf('2026-10-25T10:00:00Z', '2026-10-25T12:00:00Z'),
        zone: zoneOf('UTC'),
        place: { line: 1, column: 1 },
      })),
    });
    const places = Array.from({ length: times }, (_, index) => `${text}${index}`);
    return storyOf({
      policy,
      claims: places.map((place, index) => ({
        account: place,
        region: place,
        from: NOW - DAY + index,
        to: NOW,
        reason: index % 2 === 0 ? 'failed' : null,
        detail: text,
      })),
      pushes: places.map((repository) => ({
        ...{ account: text, region: text, repository, tag: text },
        time: at('2026-10-25T14:00:00Z'),
      })),
      open: places.map((repository, index) => openIssue(index + 901, repository, { account: text, region: text })),
      holdingOf: () => ({ kind: 'overflow', issue: null }),
      result: 'incomplete',
    });
  }

  it('does nothing, and fits', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom(1, 3, 30), fc.constantFrom(1, 10), (text, times, longer) => {
        const story = said(text.repeat(longer), times);
        for (const room of [LEAST, 20_536]) {
          const dashboard = textOf(story, room);
          expect(dashboard.length).toBeLessThanOrEqual(room);
          expectInert(dashboard, story);
        }
      }),
      { numRuns: 30 },
    );
  });
});

it('says of which log a violation without an issue holds the mark back, whosever the registry is', () => {
  const claim = { region: FRANKFURT, from: NOW - DAY, to: NOW, reason: null, detail: null };
  const story = storyOf({
    claims: [SHOP, '444455556666'].map((account) => ({ ...claim, account })),
    pushes: [{ account: '444455556666', recipientAccount: SHOP, time: at('2026-10-25T14:00:00Z') }],
    holdingOf: () => ({ kind: 'overflow', issue: null }),
    result: 'undelivered',
  });
  const lines = textOf(story).split('\n');
  expect(lines.filter((line) => line.includes('held back'))).toEqual([
    expect.stringContaining(`account ${SHOP}, Region ${FRANKFURT}`),
  ]);
});

describe('the line of what was read', () => {
  const mark = (since: string, until: string, more: Partial<SlotMark> = {}): SlotMark => ({
    ...{ source: 'cloudtrail', account: SHOP, region: FRANKFURT, since: at(since), until: at(until), policy: null },
    ...more,
  });
  const virginia = { region: 'us-east-1' };

  it.each<[string, SlotMark[], string]>([
    [
      'is of the time that all have in common',
      [
        mark('2026-09-01T00:00:00Z', '2026-10-26T05:00:00Z'),
        mark('2026-10-01T00:00:00Z', '2026-10-26T06:00:00Z', virginia),
      ],
      'Everything was read of 1 account in 2 Regions from 2026-10-01 00:00 to 2026-10-26 05:00 UTC',
    ],
    [
      'says where there is none, as where one is held back and another is new',
      [
        mark('2026-09-01T00:00:00Z', '2026-10-21T18:00:00Z'),
        mark('2026-10-25T06:00:00Z', '2026-10-26T06:00:00Z', virginia),
      ],
      'No time was read of all of 1 account in 2 Regions yet: *Checked* has each',
    ],
    [
      'goes on where another source stopped',
      [
        mark('2026-09-01T00:00:00Z', '2026-10-20T06:00:00Z'),
        mark('2026-10-13T06:00:00Z', '2026-10-26T06:00:00Z', { source: 'files' }),
      ],
      'Everything was read of 1 account in 1 Region from 2026-10-13 06:00 to 2026-10-26 06:00 UTC',
    ],
  ])('%s', (_, marks, line) => {
    const story = storyOf({ claims: [], result: 'compliant' });
    const memory = { ...story.view.memory, marks };
    expect(textOf({ ...story, view: { ...story.view, memory } })).toContain(`\n- ${line}\n`);
  });
});

it.each([
  ['never open', 'windows: never'],
  ['no windows declared', 'repositories: [{ match: other/*, windows: always }]'],
])('says of an open incident that its repository has %s', (words, windows) => {
  const policy = readPolicy(`version: 1\ntimezone: Europe/Berlin\n${windows}\n`);
  const open = [openIssue(7, 'shop/web', { closedFrom: null, closedUntil: null })];
  const [line] = textOf(storyOf({ policy, claims: [], open, result: 'compliant' }))
    .split('\n')
    .filter((one) => one.startsWith('| #7 '));
  expect(line).toContain(`| ${words} |`);
});

it('says what to write into the policy so that a hole is let go', () => {
  const story = DASHBOARDS.outage?.() ?? expect.fail();
  const [yaml = ''] = nodesOf(parsed(textOf(story)), 'code').map(seen);
  const { acceptedGaps } = readPolicy(`version: 1\ntimezone: Europe/Berlin\n${yaml}\n`);
  expect(story.view.memory.holes).not.toEqual([]);
  const next = remember(story.view.memory, {
    source: 'cloudtrail',
    coverage: [],
    now: NOW + HOUR,
    policy: 'policy',
    acceptedGaps,
    untold: [],
    unreadable: 0,
    isDelivered: true,
    result: 'compliant',
    run: null,
  });
  expect(next.holes).toEqual([]);
});

it.each(DASHBOARD_DETAILS.slice(1).map((detail, index) => [detail.name, detail, DASHBOARD_DETAILS[index]] as const))(
  'shows no more of anything with %s than a step before',
  (_, { name: __, ...less }, before) => {
    const more = new Map(Object.entries(before ?? {}));
    for (const [part, amount] of Object.entries(less)) expect(amount).toBeLessThanOrEqual(Number(more.get(part)));
  },
);

it('of which there were two says where to look', () => {
  expect(textOfCopy(12)).toBe(
    'This was a second dashboard, as two runs at once may make. What it remembered is in #12 now; this one is not used any more.\n',
  );
});
