import { describe, expect, it } from 'vitest';
import { HOUR } from '../../src/core/instant.ts';
import { holdingsOf } from '../../src/core/tracking/holdings.ts';
import { untoldOf } from '../../src/core/tracking/tracking.ts';
import { GithubFailure } from '../../src/github/github-failure.ts';
import { keepIssues } from '../../src/github/keep-issues.ts';
import type { Tracker } from '../../src/github/tracker.ts';
import type { GithubModel } from '../support/github-model.ts';
import { APPROVAL_LABEL, issueWords, LABEL, linkTo, repository, run, settingsOf } from '../support/keeping.ts';
import { foundOf, idsOf, type Seen, stepWords } from '../support/tracking.ts';

const a: Seen = { id: 'a' };
const b: Seen = { id: 'b' };

function issues(model: GithubModel): string[] {
  return model.issues.map(issueWords);
}

/** Runs again with the same facts: nothing may be written. */
async function isQuiet(model: GithubModel, found: readonly Seen[]): Promise<void> {
  const before = model.writes;
  await run(model, found);
  expect(model.writes - before).toBe(0);
}

/** The first run may note what people did, and says nothing. */
async function isQuietAfterOne(model: GithubModel, found: readonly Seen[]): Promise<void> {
  const said = model.issues.flatMap(({ comments }) => comments).length;
  await run(model, found);
  expect(model.issues.flatMap(({ comments }) => comments)).toHaveLength(said);
  await isQuiet(model, found);
}

describe('the life of an issue', () => {
  it('opens, grows, is closed by a person, grows again', async () => {
    const model = repository();
    await run(model, [a]);
    expect(issues(model)).toEqual(['#1 open shop/checkout: 1 outside: a']);
    await isQuiet(model, [a]);

    await run(model, [a, b]);
    expect(issues(model)).toEqual(['#1 open shop/checkout: 2 outside: a+b | new: b']);
    await isQuiet(model, [a, b]);

    model.edit(1, { state: 'completed' });
    await isQuiet(model, [a, b]);

    await run(model, [a, b, { id: 'c' }]);
    expect(issues(model)).toEqual(['#1 open shop/checkout: 3 outside: a+b+c | new: b | new: c']);
    await isQuiet(model, [a, b, { id: 'c' }]);
  });

  it('is excused, and is no longer', async () => {
    const model = repository();
    const excused = { ...a, excused: true };
    await run(model, [a]);
    await run(model, [excused]);
    expect(issues(model)).toEqual(['#1 not_planned shop/checkout: 1 outside: a | excused: a']);
    await isQuiet(model, [excused]);
    await run(model, [a]);
    expect(issues(model)).toEqual(['#1 open shop/checkout: 1 outside: a | excused: a | no longer excused']);
    await isQuiet(model, [a]);
    await run(model, [excused]);
    expect(issues(model)).toEqual([
      '#1 not_planned shop/checkout: 1 outside: a | excused: a | no longer excused | excused: a',
    ]);
  });

  it('is approved, and needs a word for what comes later', async () => {
    const model = repository();
    await run(model, [a]);
    model.now += HOUR;
    model.setLabel(1, 'ann', APPROVAL_LABEL);
    model.now += HOUR;
    await run(model, [a]);
    expect(issues(model)).toEqual(['#1 completed shop/checkout: 1 [release-approved] outside: a | approved by ann']);
    await isQuiet(model, [a]);

    await run(model, [a, b]);
    expect(issues(model)).toEqual(['#1 open shop/checkout: 2 outside: a+b | approved by ann | new: b']);
    await isQuiet(model, [a, b]);

    model.now += HOUR;
    model.setLabel(1, 'ann', APPROVAL_LABEL);
    await run(model, [a, b]);
    expect(issues(model)).toEqual([
      '#1 completed shop/checkout: 2 [release-approved] outside: a+b | approved by ann | new: b | approved by ann',
    ]);
  });

  it.each(['bob', 'eve'])('is not approved by %s, who is told so once', async (login) => {
    const model = repository();
    await run(model, [a]);
    model.setLabel(1, login, APPROVAL_LABEL);
    await run(model, [a]);
    expect(issues(model)).toEqual([`#1 open shop/checkout: 1 [release-approved] outside: a | ${login}: no effect`]);
    await isQuiet(model, [a]);
  });

  it('is not approved while its news are being written: that word is to be given again', async () => {
    const model = repository();
    await run(model, [a]);
    model.now += HOUR;
    // After the run has seen that there is no label, before it tells the news.
    const before = async (request: number) => {
      if (request === 2) model.setLabel(1, 'ann', APPROVAL_LABEL);
      model.now += 1000;
    };
    await run(model, [a, b], { weather: { before } });
    await run(model, [a, b]);
    expect(issues(model)).toEqual(['#1 open shop/checkout: 2 outside: a+b | new: b | ann: too early']);
    await isQuiet(model, [a, b]);
  });
});

describe('two steps on one issue', () => {
  it('a label is answered and the issue opened again', async () => {
    const model = repository();
    const critical = { ...a, severity: 'critical' } as const;
    await run(model, [a, b]);
    await run(model, [
      { ...a, excused: true },
      { ...b, excused: true },
    ]);
    model.setLabel(1, 'bob', APPROVAL_LABEL);
    await run(model, [critical]);
    expect(issues(model)).toEqual([
      '#1 open shop/checkout: 1 [release-approved] outside: a, 1 before | excused: a+b | no longer excused | bob: no effect',
    ]);
    await isQuiet(model, [critical]);
  });

  it('a label is answered, and what a person had opened is closed for another reason', async () => {
    const model = repository();
    await run(model, [a]);
    model.setLabel(1, 'bob', APPROVAL_LABEL);
    await run(model, [{ ...a, excused: true }]);
    expect(issues(model)).toEqual([
      '#1 not_planned shop/checkout: 1 [release-approved] outside: a | bob: no effect | excused: a',
    ]);
    model.edit(1, { state: 'open' });
    await isQuietAfterOne(model, [a]);
  });
});

describe('what people wrote', () => {
  it('a title that they changed, their comments, labels and other issues stay', async () => {
    const model = repository();
    const theirs = model.open('bob', { title: 'Ours', body: 'We say', labels: [LABEL], assignees: [] });
    await run(model, [a]);
    model.edit(2, { title: 'The weekend push' });
    model.comment(2, 'ann', 'fine');
    model.issue(2).labels.add('bug');
    await run(model, [a, b]);
    expect(issues(model)).toEqual([
      '#1 open Ours We say',
      '#2 open The weekend push [bug] outside: a+b | ann: fine | new: b',
    ]);
    expect(theirs.body).toBe('We say');
  });

  it('an issue by a stranger is not ours, whatever it says', async () => {
    const model = repository();
    await run(model, [a]);
    const [ours] = model.issues;
    const draft = { title: 't', body: ours?.body ?? '', labels: [LABEL], assignees: [] };
    model.issues = [];
    model.open('eve', draft);
    await run(model, [a]);
    expect(issues(model)).toEqual(['#2 open t outside: a', '#3 open shop/checkout: 1 outside: a']);
  });

  it('a comment by a stranger that claims to be ours hides nothing', async () => {
    const model = repository();
    await run(model, [a]);
    await run(model, [a, b]);
    const [claim] = model.issue(1).comments.splice(0);
    model.edit(1, { body: model.issue(1).body });
    const fresh = repository();
    await run(fresh, [a]);
    fresh.comment(1, 'eve', claim?.body ?? '');
    await run(fresh, [a, b]);
    expect(issues(fresh)).toEqual([`#1 open shop/checkout: 2 outside: a+b | eve: ${claim?.body} | new: b`]);
  });
});

describe('what it costs', () => {
  const incidents = (count: number) =>
    Array.from({ length: count }, (_, index): Seen => ({ id: `a${index}`, repository: `r${index}` }));
  const requestsOf = async (model: GithubModel, found: readonly Seen[]) => {
    let requests = 0;
    const before = async (request: number) => {
      requests = request;
    };
    await run(model, found, { maxIssues: 500, weather: { before } });
    return requests;
  };

  it('one list where nothing changed, one call more for each new issue', async () => {
    const model = repository();
    expect(await requestsOf(model, incidents(200))).toBe(201);
    expect(await requestsOf(model, incidents(200))).toBe(1);
    expect(await requestsOf(model, incidents(225))).toBe(26);
  });

  it('asks who approved only of issues that are open or tell what the run found', async () => {
    const model = repository();
    await run(model, incidents(20));
    model.now += HOUR;
    for (const { number } of [...model.issues]) model.setLabel(number, 'ann', APPROVAL_LABEL);
    await run(model, incidents(20));
    // The list, one label, and once whether she may write.
    expect(await requestsOf(model, incidents(1))).toBe(3);
    expect(await requestsOf(model, incidents(0))).toBe(1);
  });
});

describe('what no issue holds', () => {
  it('is what there was no room for, and what GitHub did not take', async () => {
    const model = repository();
    const found = ['p', 'q', 'r'].map((id): Seen => ({ id, repository: `shop/${id}` }));
    const { plan, outcomes } = await run(model, found, {
      maxIssues: 2,
      weather: { failed: { at: 2, when: 'before' } },
    });
    const failed = outcomes.filter(({ error }) => error !== null).map(({ step }) => step);
    expect(failed.map(stepWords)).toEqual(['open p']);
    const holdings = holdingsOf(plan, outcomes, linkTo);
    expect([...holdings].map(([{ push }, { kind, issue }]) => [push.eventId, kind, issue?.number ?? null])).toEqual([
      ['p', 'undelivered', null],
      ['q', 'open', 1],
      ['r', 'overflow', null],
    ]);
    expect(idsOf(untoldOf(holdings))).toBe('p+r');
  });
});

it.each([
  { failure: new GithubFailure('server-error', null, '502'), tried: 3 },
  { failure: new GithubFailure('token-refused', null, null), tried: 1 },
])('goes on after a failure, unless it is final: $failure.message', async ({ failure, tried }) => {
  const model = repository();
  const tracker = model.connect();
  let tries = 0;
  const create: Tracker['create'] = async (draft) => {
    tries++;
    if (tries === 1) throw failure;
    return tracker.create(draft);
  };
  const found = ['p', 'q', 'r'].map((id): Seen => ({ id, repository: `shop/${id}` }));
  const { outcomes } = await keepIssues(foundOf(found), [], settingsOf({ ...tracker, create }));
  expect(tries).toBe(tried);
  // What was not tried is counted as failed by the same.
  const isDone = (index: number) => index > 0 && tried > 1;
  expect(outcomes.map(({ error }) => error)).toEqual(found.map((_, index) => (isDone(index) ? null : failure)));
  expect(model.issues).toHaveLength(tried - 1);
});

it('keeps its hands off where a newer version has written', async () => {
  const model = repository();
  await run(model, [a]);
  const issue = model.issue(1);
  issue.body = issue.body.replace('incident 1 ', 'incident 2 ');
  await expect(run(model, [a, b])).rejects.toThrow('issue #1 was written by a newer version');
  expect(model.issues).toHaveLength(1);
});
