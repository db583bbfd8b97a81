import { describe, expect, it } from 'vitest';
import { HOUR } from '../../src/core/instant.ts';
import { keepIssues } from '../../src/github/keep-issues.ts';
import { MAX_ISSUES, morning, TODAY, today } from '../support/full-day.ts';
import { clientOf } from '../support/github-client.ts';
import type { GithubModel } from '../support/github-model.ts';
import { atRequest, type Fault } from '../support/github-server/fault.ts';
import { githubOn } from '../support/github-server/github-on.ts';
import { APPROVAL_LABEL, byTitle, LABEL, repository, run, settingsOf } from '../support/keeping.ts';
import { PatientClock } from '../support/patient-clock.ts';
import { foundOf, type Seen } from '../support/tracking.ts';

interface Day {
  readonly found: readonly Seen[];
  readonly maxIssues: number;
}

/** A day through sockets. `fault`: what goes wrong with the request of this number. */
async function throughSockets(model: GithubModel, { found, maxIssues }: Day, number = 0, fault: Fault | null = null) {
  const stop = new AbortController();
  const clock = new PatientClock(model);
  const server = await githubOn(model, {
    limits: true,
    faults: (asked) => {
      const wrong = fault && atRequest(number, fault)(asked);
      if (wrong?.kind === 'killed') return { ...wrong, onKill: () => stop.abort() };
      if (wrong?.kind === 'silence' || wrong?.kind === 'stalled') setImmediate(() => clock.expire());
      return wrong;
    },
  });
  const tracker = clientOf(server, model, { clock, signal: stop.signal });
  const kept = await tracker
    .repository()
    .then(() => tracker.issues(LABEL))
    .then((listed) => keepIssues(foundOf(found), listed, { ...settingsOf(tracker), maxIssues }))
    .catch(() => null);
  expect(server.limits.impatient).toBe(0);
  return { failures: kept?.outcomes.flatMap(({ error }) => error ?? []) ?? null, requests: server.requests };
}

it('does over sockets what the model does in memory', async () => {
  const [model, inMemory] = [await morning(), await morning()];
  const { failures } = await throughSockets(model, { found: TODAY, maxIssues: MAX_ISSUES });
  await today(inMemory);
  expect(failures).toEqual([]);
  expect(byTitle(model)).toEqual(byTitle(inMemory));
});

/** New, grown, excepted, approved and overflowing incidents, in a repository that lost its labels. */
const DAY: Day = {
  maxIssues: 2,
  found: [
    { id: 'a', repository: 'grown' },
    { id: 'b', repository: 'grown' },
    { id: 'c', repository: 'excepted', excused: true },
    { id: 'd', repository: 'approved' },
    { id: 'e', repository: 'new-critical', severity: 'critical' },
    { id: 'f', repository: 'new-high', severity: 'high' },
    { id: 'g', repository: 'new-low', severity: 'low' },
  ],
};

async function begun(): Promise<GithubModel> {
  const model = repository();
  await run(model, [
    { id: 'a', repository: 'grown' },
    { id: 'c', repository: 'excepted' },
    { id: 'd', repository: 'approved' },
  ]);
  model.now += HOUR;
  const approved = model.issues.find(({ title }) => title.startsWith('approved'))?.number ?? 0;
  model.setLabel(approved, 'ann', APPROVAL_LABEL);
  model.now += HOUR;
  for (const label of [LABEL, APPROVAL_LABEL]) model.labels.delete(label);
  return model;
}

it('shows the day', async () => {
  const model = await begun();
  const { requests } = await throughSockets(model, DAY);
  expect(byTitle(model)).toMatchInlineSnapshot(`
    [
      "completed approved: 1 [release-approved] outside: d | approved by ann",
      "not_planned excepted: 1 outside: c | excused: c",
      "open grown: 2 outside: a+b | new: b",
      "open new-critical: 1 outside: e",
      "open new-high: 1 outside: f",
    ]
  `);
  expect(requests.map((one) => one.words)).toMatchInlineSnapshot(`
    [
      "GET /repos/acme/shop",
      "GET /repos/acme/shop/issues",
      "GET /repos/acme/shop/issues/3/events",
      "GET /repos/acme/shop/collaborators/ann/permission",
      "GET /repos/acme/shop/labels/release-window",
      "POST /repos/acme/shop/labels",
      "GET /repos/acme/shop/labels/release-approved",
      "POST /repos/acme/shop/labels",
      "POST /repos/acme/shop/issues",
      "POST /repos/acme/shop/issues",
      "GET /repos/acme/shop/issues/3/comments",
      "POST /repos/acme/shop/issues/3/comments",
      "PATCH /repos/acme/shop/issues/3",
      "GET /repos/acme/shop/issues/2/comments",
      "POST /repos/acme/shop/issues/2/comments",
      "PATCH /repos/acme/shop/issues/2",
      "GET /repos/acme/shop/issues/1/comments",
      "POST /repos/acme/shop/issues/1/comments",
      "PATCH /repos/acme/shop/issues/1",
    ]
  `);
});

const FAULTS: readonly Fault[] = [
  { kind: 'killed', when: 'before' },
  { kind: 'killed', when: 'after' },
  { kind: 'reset', when: 'before' },
  { kind: 'reset', when: 'after' },
  { kind: 'error', when: 'before', status: 500 },
  { kind: 'error', when: 'after', status: 502 },
  { kind: 'cut-off' },
  { kind: 'half-json' },
  { kind: 'secondary-limit', status: 403, retryAfter: 60 },
  { kind: 'secondary-limit', status: 429, retryAfter: null },
  { kind: 'html', when: 'before', status: 200 },
  { kind: 'silence', when: 'before' },
  { kind: 'stalled' },
];

describe('whatever goes wrong with any request, the day ends as if nothing had', () => {
  it.each(FAULTS.map((fault) => ({ fault, words: Object.values(fault).join(' ') })))('$words', async ({ fault }) => {
    const undisturbed = await begun();
    const { requests } = await throughSockets(undisturbed, DAY);
    const wanted = byTitle(undisturbed);
    const disturbed = requests.map(async ({ number, words }) => {
      const model = await begun();
      const { failures } = await throughSockets(model, DAY, number, fault);
      // The next run has something left to do only where this one was killed.
      if (fault.kind === 'killed') await run(model, DAY.found, { maxIssues: DAY.maxIssues });
      else expect(failures, `request ${number}, ${words}`).toEqual([]);
      expect(byTitle(model), `request ${number}, ${words}`).toEqual(wanted);
      const { writes } = model;
      await run(model, DAY.found, { maxIssues: DAY.maxIssues });
      expect(model.writes, `request ${number}, ${words}`).toBe(writes);
    });
    await Promise.all(disturbed);
  });
});
