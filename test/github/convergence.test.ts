import { describe, expect, it } from 'vitest';
import { MAX_ISSUES, morning, TODAY, today } from '../support/full-day.ts';
import { type GithubModel, Killed } from '../support/github-model.ts';
import { byTitle, issueWords, markerOf, run, stateOf } from '../support/keeping.ts';
import { markOf } from '../support/tracking.ts';

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
