import { describe, expect, it } from 'vitest';
import { keepIssues } from '../../src/github/keep-issues.ts';
import { MAX_ISSUES, morning, TODAY, today } from '../support/full-day.ts';
import { clientOf } from '../support/github-client.ts';
import type { GithubModel } from '../support/github-model.ts';
import { atRequest, type Fault } from '../support/github-server/fault.ts';
import { githubOn } from '../support/github-server/github-on.ts';
import { byTitle, settingsOf } from '../support/keeping.ts';
import { PatientClock } from '../support/patient-clock.ts';
import { foundOf } from '../support/tracking.ts';

/** The morning of the day, in a repository that lost its labels. */
async function begun(): Promise<GithubModel> {
  const model = await morning();
  model.labels.clear();
  return model;
}

/** The day, through sockets. `fault`: what goes wrong with the request of this number. */
async function throughSockets(model: GithubModel, number: number, fault: Fault | null) {
  const stop = new AbortController();
  const clock = new PatientClock(model.now);
  const server = await githubOn(model, {
    limits: true,
    faults: (asked) => {
      const found = fault && atRequest(number, fault)(asked);
      if (found?.kind === 'killed') return { ...found, onKill: () => stop.abort() };
      if (found?.kind === 'silence' || found?.kind === 'stalled') setImmediate(() => clock.expire());
      return found;
    },
  });
  const tracker = clientOf(server, model.now, { clock, signal: stop.signal });
  const settings = { ...settingsOf(tracker), maxIssues: MAX_ISSUES };
  const kept = await tracker
    .repository()
    .then(() => keepIssues(foundOf(TODAY), settings))
    .catch(() => null);
  expect(server.limits.impatient).toBe(0);
  return { failed: kept?.outcomes.filter(({ error }) => error !== null).length ?? null, requests: server.requests };
}

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
  { kind: 'html', when: 'after', status: 502 },
  { kind: 'silence', when: 'before' },
  { kind: 'silence', when: 'after' },
  { kind: 'stalled' },
];

const words = (fault: Fault) => JSON.stringify(fault);

describe('whatever goes wrong with any request, the day ends as if nothing had', () => {
  it.each(FAULTS.map((fault) => ({ fault, words: words(fault) })))('$words', async ({ fault }) => {
    const undisturbed = await begun();
    const { requests } = await throughSockets(undisturbed, 0, null);
    const wanted = byTitle(undisturbed);
    for (let number = 1; number <= requests.length; number++) {
      const model = await begun();
      const { failed } = await throughSockets(model, number, fault);
      // Only a run that is killed leaves something for the next.
      if (fault.kind !== 'killed') expect(failed, `request ${number}`).toBe(0);
      await today(model);
      expect(byTitle(model), `request ${number}: ${requests[number - 1]?.words}`).toEqual(wanted);
    }
  });
});
