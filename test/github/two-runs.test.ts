import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../src/core/instant.ts';
import { isTold, namesOf } from '../../src/core/tracking/told.ts';
import { memoryOf } from '../../src/github/keep-dashboard.ts';
import { oursAmong } from '../../src/github/ours.ts';
import { Days, type Rules } from '../support/days.ts';
import { clientOf } from '../support/github-client.ts';
import type { Asked } from '../support/github-server/fault.ts';
import { githubOn } from '../support/github-server/github-on.ts';
import { APPROVAL_LABEL, LABEL } from '../support/keeping.ts';
import { judgedOf, markOf } from '../support/tracking.ts';

const REGION = 'eu-central-1';

function push(days: Days, id: string, repository: string, severity: 'low' | 'medium' | 'high' = 'medium'): void {
  days.records.push({ id, region: REGION, repository, severity, time: days.now, deliveredAt: days.now });
}

/** New, grown, excepted and approved incidents, more than there is room for, and a time that was not read. */
async function begun(): Promise<Days> {
  const days = new Days();
  days.maxIssues = 4;
  await days.run();
  days.pass(HOUR);
  push(days, 'a', 'grown');
  push(days, 'b', 'excepted');
  push(days, 'c', 'approved');
  days.pass(HOUR);
  await days.run({ outage: { region: 'us-east-1', from: days.now - DAY, to: days.now } });
  days.pass(HOUR);
  const approved = days.model.issues.find(({ title }) => title.startsWith('approved'))?.number ?? 0;
  days.model.setLabel(approved, 'ann', APPROVAL_LABEL);
  days.change({ ...days.rules, name: 'policy 2', excused: new Set(['b']) });
  push(days, 'd', 'grown');
  push(days, 'e', 'new', 'high');
  push(days, 'f', 'low', 'low');
  push(days, 'g', 'lower', 'low');
  days.pass(HOUR);
  return days;
}

/** Nothing is there, not even the labels. */
async function first(): Promise<Days> {
  const days = new Days();
  push(days, 'a', 'one');
  push(days, 'b', 'two');
  days.pass(HOUR);
  return days;
}

async function look(days: Days) {
  return oursAmong(await days.model.connect().issues(LABEL));
}

/** The other run. */
const OTHERS: readonly [string, (days: Days) => Promise<unknown>][] = [
  ['the same', (days) => days.run()],
  ['one with less to read', (days) => days.run({ outage: { region: REGION, from: 0, to: days.now } })],
  [
    'one by other rules',
    (days) => by({ ...days.rules, name: 'policy 3', shift: 6 * HOUR, excused: new Set(['a']) }, days),
  ],
  ['one by the rules before', (days) => by({ name: 'policy 1', excused: new Set(), shift: 0 }, days)],
  ['one that ends in the middle', (days) => days.run({ killed: { at: 9, when: 'after' } }).catch(() => {})],
];

async function by(rules: Rules, days: Days): Promise<void> {
  const own = days.rules;
  days.change(rules);
  await days.run();
  days.change(own);
}

async function settles(days: Days, words: string): Promise<void> {
  days.maxIssues = 100;
  await days.run();
  days.pass(HOUR);
  await days.run();
  const { issues, dashboards } = await look(days);
  expect(dashboards.length, words).toBe(1);
  const { marks, holes } = memoryOf(dashboards);
  expect(holes, words).toEqual([]);
  for (const { until } of marks) expect(until, words).toBe(days.now);
  for (const record of days.records) {
    const { push } = judgedOf(days.seen(record));
    const tellers = issues.filter(({ marker }) => isTold(marker.told, namesOf(push, markOf)));
    const open = tellers.filter(({ isOpen }) => isOpen).length;
    const isAnswered = days.rules.excused.has(record.id) || record.repository === 'approved';
    expect(open, `${words}: ${record.id}`).toBe(isAnswered ? 0 : 1);
    expect(tellers.length, `${words}: ${record.id}`).toBeGreaterThan(0);
  }
  const said = days.model.issues.flatMap(({ comments }) => comments).length;
  const { writes } = days.model;
  days.pass(HOUR);
  await days.run();
  expect(days.model.writes - writes, words).toBe(1);
  expect(days.model.issues.flatMap(({ comments }) => comments).length, words).toBe(said);
}

describe('two runs at once leave, with the next, one open issue for each incident and one dashboard', () => {
  it.each(OTHERS)('of which the other is %s', async (name, other) => {
    let requests = 0;
    const counted = await begun();
    await counted.run({
      before: async (number) => {
        requests = number;
      },
    });
    expect(requests).toBeGreaterThan(9);
    for (let at = 1; at <= requests; at++) {
      const days = await begun();
      await days.run({
        before: async (number) => {
          if (number === at) await other(days);
        },
      });
      await settles(days, `${name}, crossed at ${at}`);
    }
  });

  // What comes between requests that only read is tried in memory.
  it.each<[string, () => Promise<Days>]>([
    ['a day of everything', begun],
    ['the very first day', first],
  ])('over sockets: %s', { timeout: 120_000 }, async (name, beginning) => {
    const through = async (days: Days, at: number) => {
      const before = async ({ number }: Asked) => {
        if (number === at) await days.run({ through: clientOf(await githubOn(days.model), days.model) });
      };
      const server = await githubOn(days.model, { before });
      await days.run({ through: clientOf(server, days.model) });
      return server.requests;
    };
    const requests = await through(await beginning(), 0);
    const writes = requests.filter(({ method }) => method !== 'GET');
    expect(writes.length).toBeGreaterThan(4);
    for (const { number, words } of writes) {
      const days = await beginning();
      await through(days, number);
      await settles(days, `${name}, crossed at ${words}`);
    }
  });
});
