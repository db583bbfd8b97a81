import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Held } from '../../src/core/tracking/step.ts';
import { isTold, namesOf } from '../../src/core/tracking/told.ts';
import type { AttributedPush } from '../../src/core/verdict.ts';
import type { GithubModel, ModelIssue } from '../support/github-model.ts';
import { DEEDS, type Happening, Life, MAX_ISSUES } from '../support/issue-life.ts';
import { LABEL, markerOf } from '../support/keeping.ts';
import { foundOf, idsOf, markOf } from '../support/tracking.ts';

const repository = fc.constantFrom('p', 'q', 'r', 's', 't');
const which = fc.nat(40);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('push'),
      repository,
      severity: fc.constantFrom('low', 'medium', 'medium', 'high', 'critical'),
      excused: fc.constantFrom(false, false, false, true),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('hide', 'show', 'excuse', 'unexcuse'), which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('move'),
      repository,
      periods: fc.array(fc.constantFrom('w1', 'w2', 'w3'), { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('person'), deed: fc.constantFrom(...DEEDS), which }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('killed'),
      at: fc.integer({ min: 1, max: 12 }),
      when: fc.constantFrom('before', 'after'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('crossed'), at: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('blind'), which }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('run') }) },
);

/** An issue that the tool may touch. */
function isOurs(issue: ModelIssue, { writers }: GithubModel): boolean {
  const isTrusted = issue.author.endsWith('[bot]') || writers.has(issue.author);
  return issue.labels.has(LABEL) && isTrusted && markerOf(issue) !== null;
}

function snapshot(issues: readonly ModelIssue[]): ModelIssue[] {
  return structuredClone(issues.map((issue) => issue));
}

function tellersOf(judged: AttributedPush, issues: readonly ModelIssue[]): ModelIssue[] {
  const names = namesOf(judged.push, markOf);
  const place = `private/111122223333/eu-central-1/${judged.push.repository}`;
  return issues.filter((issue) => {
    const marker = markerOf(issue);
    return marker?.repository === place && isTold(marker.told, names);
  });
}

/** Not one that a person opened again. */
function isOnlyOurs(issue: ModelIssue): boolean {
  const end = markerOf(issue)?.end;
  return end !== 'overruled' && end !== 'duplicate';
}

function severityOf({ belonging }: Held): string {
  return belonging.incidents[0].severity;
}

it('whatever happens, after an undisturbed run everything is as it should be', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 40, size: 'max' }), async (happenings) => {
      const life = new Life();
      for (const what of [...happenings, { kind: 'run' } as const]) {
        if (what.kind === 'run') await runAndLook(life);
        else await life.happens(what);
      }
    }),
    { numRuns: Number(process.env.ISSUE_LIVES ?? 150) },
  );
});

async function runAndLook(life: Life): Promise<void> {
  const { model } = life;
  const before = snapshot(model.issues);
  const { plan, outcomes } = await life.run();
  const after = snapshot(model.issues);
  expect(outcomes.filter(({ error }) => error !== null)).toEqual([]);
  const ours = after.filter((issue) => isOurs(issue, model));
  const open = ours.filter(({ state }) => state === 'open');

  // Every violation is told, and held, once.
  const violations = foundOf(life.found).pushes.filter(({ judgement }) => judgement.cause !== null);
  const held = plan.held.flatMap(({ belonging }) => belonging.pushes);
  expect(idsOf(held)).toBe(idsOf(violations));
  for (const { belonging, holding } of plan.held) {
    for (const judged of belonging.pushes) {
      const tellers = tellersOf(judged, ours);
      const openTellers = tellers.filter(({ state }) => state === 'open');
      if (holding.kind === 'open') expect(openTellers.length).toBeGreaterThan(0);
      if (holding.kind === 'closed') expect(openTellers.filter(isOnlyOurs)).toEqual([]);
      if (holding.kind === 'closed' || holding.kind === 'approved') expect(tellers).not.toEqual([]);
      // No issue twice, but where a person wants it so.
      expect(openTellers.filter(isOnlyOurs).length).toBeLessThan(2);
    }
  }
  const keys = open.filter(isOnlyOurs).map((issue) => markerOf(issue)?.key);
  expect(new Set(keys).size).toBe(keys.length);

  // Of issues that are not ours nothing is touched, and of ours nothing that people wrote.
  for (const old of before) {
    const now = after.find(({ number }) => number === old.number);
    if (!isOurs(old, model)) expect(now).toEqual(old);
    if (old.title.startsWith('mine')) expect(now?.title).toBe(old.title);
    for (const label of old.labels) if (label !== 'release-approved') expect(now?.labels).toContain(label);
    expect(now?.comments.slice(0, old.comments.length)).toEqual(old.comments);
    // What a person closed is opened only for news.
    const marker = markerOf(old);
    const byPerson =
      isOurs(old, model) && old.state !== 'open' && (marker?.end === null || marker?.end === 'overruled');
    if (byPerson && now?.state === 'open') expect(plan.steps.map(newsOf)).toContain(old.number);
    // What was told stays told.
    for (const mark of isOurs(old, model) ? (marker?.told.pushes ?? []) : []) {
      expect(now && markerOf(now)?.told.pushes.has(mark)).toBe(true);
    }
  }
  if (!life.crossed) expectNoNewsTwice(ours);

  // The most severe are never held back, nobody without need, and the others only where there is room.
  const overflow = plan.held.filter(({ holding }) => holding.kind === 'overflow');
  expect(overflow.map(severityOf).filter((severity) => severity === 'high' || severity === 'critical')).toEqual([]);
  if (overflow.length > 0) expect(open.length).toBeGreaterThanOrEqual(MAX_ISSUES);
  const opened = plan.held.filter(({ holding, belonging }) => {
    return holding.kind === 'open' && (holding.issue === null || !holding.issue.isOpen) && belonging.pushes.length > 0;
  });
  if (opened.some((one) => severityOf(one) === 'medium' || severityOf(one) === 'low')) {
    expect(open.length).toBeLessThanOrEqual(MAX_ISSUES);
  }

  // The next run has nothing to do.
  const writes = model.writes;
  await life.run();
  expect(model.writes).toBe(writes);
}

function newsOf(step: { readonly kind: string; readonly issue?: { readonly number: number } }): number | null {
  return step.kind === 'grow' ? (step.issue?.number ?? null) : null;
}

function expectNoNewsTwice(issues: readonly ModelIssue[]): void {
  for (const { comments } of issues) {
    const ids = comments.flatMap(({ body }) => /\nnew: (.*)$/.exec(body)?.[1]?.split('+') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  }
}
