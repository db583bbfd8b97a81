import { describe, expect, it } from 'vitest';
import { HOUR } from '../../src/core/instant.ts';
import { type GithubModel, Killed, type Weather } from '../support/github-model.ts';
import { APPROVAL_LABEL, issueWords, markerOf, repository, run, stateOf } from '../support/keeping.ts';
import { markOf, type Seen } from '../support/tracking.ts';

/** A day in which everything happens at once: so many issues may be open. */
const MAX_ISSUES = 14;

const seen = (repository: string, ids: string, more: Omit<Seen, 'id'> = {}): Seen[] =>
  [...ids].map((id) => ({ id: `${id}-${repository}`, repository, ...more }));

/** What the days before had found. */
const BEFORE: readonly Seen[] = [
  ...seen('known', 'a'),
  ...seen('grown', 'a'),
  ...seen('closed', 'a'),
  ...seen('closed-grown', 'a'),
  ...seen('excepted', 'ab'),
  ...seen('approved', 'a'),
  ...seen('approved-grown', 'a'),
  ...seen('early', 'a'),
  ...seen('stranger', 'a'),
  ...seen('excused-before', 'a', { excused: false }),
  ...seen('overruled', 'a'),
  ...seen('moved', 'ab'),
  ...seen('twin', 'a'),
];

/** What this day finds. */
const TODAY: readonly Seen[] = [
  ...seen('known', 'a'),
  ...seen('grown', 'abc'),
  ...seen('closed', 'a'),
  ...seen('closed-grown', 'ab'),
  ...seen('excepted', 'ab', { excused: true }),
  ...seen('approved', 'a'),
  ...seen('approved-grown', 'ab', { severity: 'high' }),
  ...seen('early', 'a'),
  ...seen('stranger', 'a'),
  ...seen('excused-before', 'a'),
  ...seen('overruled', 'a', { excused: true }),
  ...seen('moved', 'a', { period: 'elsewhere' }),
  ...seen('moved', 'bc', { period: 'nowhere' }),
  ...seen('twin', 'ab'),
  ...seen('new', 'ab'),
  ...seen('new-low', 'a', { severity: 'low' }),
  ...seen('new-low-too', 'a', { severity: 'low' }),
  ...seen('new-critical', 'a', { severity: 'critical' }),
  ...seen('new-high', 'a', { severity: 'high' }),
];

function numberOf(model: GithubModel, repository: string): number {
  const issue = model.issues.find((one) => one.title.startsWith(`${repository}:`));
  if (!issue) throw new Error(`no issue about ${repository}`);
  return issue.number;
}

/** The state in which this day begins. */
async function morning(): Promise<GithubModel> {
  const model = repository();
  await run(model, BEFORE);
  // Two runs at once: the second does not see what the first writes.
  const other = repository();
  await run(other, seen('twin', 'ab'));
  const [twin] = other.issues;
  model.open('release-bot[bot]', {
    title: 'twin: 2',
    body: twin?.body ?? '',
    labels: ['release-window'],
    assignees: [],
  });
  await run(model, [...seen('excused-before', 'a', { excused: true }), ...seen('overruled', 'a', { excused: true })]);
  model.edit(numberOf(model, 'overruled'), { state: 'open' });
  model.now += HOUR;
  model.setLabel(numberOf(model, 'approved-grown'), 'ann', APPROVAL_LABEL);
  model.setLabel(numberOf(model, 'early'), 'ann', APPROVAL_LABEL);
  model.now += HOUR;
  await run(model, [...seen('approved-grown', 'a'), ...seen('early', 'ab')]);
  model.edit(numberOf(model, 'early'), { state: 'open' });
  model.issue(numberOf(model, 'early')).labels.delete(APPROVAL_LABEL);
  // Somebody gave the word while the run was telling more.
  model.issue(numberOf(model, 'early')).labels.add(APPROVAL_LABEL);
  for (const closed of ['closed', 'closed-grown']) model.edit(numberOf(model, closed), { state: 'completed' });
  model.now += HOUR;
  model.setLabel(numberOf(model, 'approved'), 'ann', APPROVAL_LABEL);
  model.setLabel(numberOf(model, 'stranger'), 'eve', APPROVAL_LABEL);
  model.open('eve', { title: 'a stranger', body: 'hello', labels: ['release-window'], assignees: [] });
  model.now += HOUR;
  return model;
}

function today(model: GithubModel, weather?: Weather) {
  return run(model, TODAY, { maxIssues: MAX_ISSUES, ...(weather ? { weather } : {}) });
}

async function evening(): Promise<{ readonly model: GithubModel; readonly requests: number }> {
  const model = await morning();
  let requests = 0;
  const before = async (request: number) => {
    requests = request;
  };
  await today(model, { before });
  return { model, requests };
}

it('shows the day', async () => {
  const { model, requests } = await evening();
  expect([...model.issues.map(issueWords), `${requests} requests`]).toMatchInlineSnapshot(`
    [
      "#1 open approved-grown: 2 outside: a-approved-grown+b-approved-grown | approved by ann | new: b-approved-grown",
      "#2 completed approved: 1 [release-approved] outside: a-approved | approved by ann",
      "#3 open closed-grown: 2 outside: a-closed-grown+b-closed-grown | new: b-closed-grown",
      "#4 completed closed: 1 outside: a-closed",
      "#5 open early: 2 outside: a-early+b-early | new: b-early | ann: too early",
      "#6 not_planned excepted: 2 outside: a-excepted+b-excepted | excused: a-excepted+b-excepted",
      "#7 open excused-before: 1 outside: a-excused-before | excused: a-excused-before | no longer excused",
      "#8 open grown: 3 outside: a-grown+b-grown+c-grown | new: b-grown+c-grown",
      "#9 open known: 1 outside: a-known",
      "#10 open moved: 3 outside: a-moved+b-moved+c-moved | new: c-moved",
      "#11 open overruled: 1 outside: a-overruled | excused: a-overruled",
      "#12 open stranger: 1 [release-approved] outside: a-stranger | eve: no effect",
      "#13 open twin: 2 outside: a-twin+b-twin | new: b-twin",
      "#14 duplicate twin: 2 outside: a-twin+b-twin | see #13",
      "#15 open a stranger hello",
      "#16 open new-critical: 1 outside: a-new-critical",
      "#17 open new-high: 1 outside: a-new-high",
      "#18 open new: 2 outside: a-new+b-new",
      "#19 open new-low-too: 1 outside: a-new-low-too",
      "42 requests",
    ]
  `);
  const writes = model.writes;
  await today(model);
  expect(model.writes).toBe(writes);
});

describe('a run that is killed', () => {
  it.each(['before', 'after'] as const)(
    '%s any request ends, with one undisturbed run, as if it had not been',
    async (when) => {
      const { model: undisturbed, requests } = await evening();
      for (let at = 1; at <= requests; at++) {
        const model = await morning();
        const error = await today(model, { killed: { at, when } }).then(
          ({ outcomes }) => outcomes.find(({ error }) => error !== null)?.error ?? null,
          (thrown: unknown) => thrown,
        );
        expect(error).toBeInstanceOf(Killed);
        await today(model);
        expect(stateOf(model), `killed ${when} request ${at}`).toEqual(stateOf(undisturbed));
      }
    },
  );
});

describe('a request that fails', () => {
  it.each(['before', 'after'] as const)('%s its effect is made up for by the next run', async (when) => {
    const { model: undisturbed, requests } = await evening();
    for (let at = 1; at <= requests; at++) {
      const model = await morning();
      await today(model, { failed: { at, when } }).catch(() => {});
      await today(model);
      expect(byTitle(model), `failed ${when} request ${at}`).toEqual(byTitle(undisturbed));
    }
  });
});

/** One incident may be told before another where the first try failed. */
function byTitle(model: GithubModel): string[] {
  return model.issues.map((issue) => issueWords(issue).replace(/^#\d+ /, '')).sort();
}

describe('two runs at once', () => {
  it('leave, with the next, one open issue for each incident, and nothing untold', async () => {
    const { model: undisturbed, requests } = await evening();
    const told = new Set(openlyTold(undisturbed));
    for (let at = 1; at <= requests; at++) {
      const model = await morning();
      const before = async (request: number) => {
        if (request === at) await today(model);
      };
      await today(model, { before });
      await today(model);
      expect(new Set(openlyTold(model)), `crossed at request ${at}`).toEqual(told);
      const keys = model.issues.filter(({ state }) => state === 'open').map((issue) => markerOf(issue)?.key);
      expect(new Set(keys).size, `crossed at request ${at}`).toBe(keys.length);
      const writes = model.writes;
      await today(model);
      expect(model.writes, `crossed at request ${at}`).toBe(writes);
    }
  });

  it('also where they go by policies with other windows', async () => {
    const { requests } = await evening();
    const moved = TODAY.map((one) => ({ ...one, period: 'moved', excused: false }));
    for (let at = 1; at <= requests; at++) {
      const model = await morning();
      const before = async (request: number) => {
        if (request === at) await run(model, moved, { maxIssues: MAX_ISSUES });
      };
      await today(model, { before });
      await today(model);
      const open = model.issues.filter(({ state }) => state === 'open').map(markerOf);
      for (const { id } of TODAY) {
        const tellers = open.filter((marker) => marker?.told.pushes.has(markOf(id)));
        expect(tellers.length, `${id} crossed at request ${at}`).toBeLessThan(2);
      }
      const writes = model.writes;
      await today(model);
      expect(model.writes, `crossed at request ${at}`).toBe(writes);
    }
  });
});

/** The pushes of today that an issue tells which is open. */
function openlyTold(model: GithubModel): string[] {
  const markers = model.issues.filter(({ state }) => state === 'open').map(markerOf);
  return TODAY.map(({ id }) => id).filter((id) => markers.some((marker) => marker?.told.pushes.has(markOf(id))));
}
