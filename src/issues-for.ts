import { createHash } from 'node:crypto';
import { UsageError } from './core/errors.ts';
import type { RunFacts, SourceName } from './core/facts.ts';
import type { Origin } from './core/origin.ts';
import type { Policy } from './core/policy.ts';
import type { Scope } from './core/scope.ts';
import type { EarlierChecks, Place } from './core/tracking/memory.ts';
import { MARK_BITS } from './core/tracking/told.ts';
import { type Tracking, untracked } from './core/tracking/tracking.ts';
import type { Environment, InputName } from './github/inputs.ts';
import { loadIssueKeeper } from './github-library.ts';
import { labelOf, lookBackOf, maxIssuesOf, switchOf } from './options.ts';
import { dashboardText, dashboardTitle, textOfCopy } from './reports/dashboard.ts';
import { issueTexts } from './reports/issue-texts.ts';
import type { SourceRequest } from './source-request.ts';
import type { StepWorld } from './world.ts';

/** The issues of a run, as far as the step needs them. */
export interface RunIssues {
  /** Its start is where the first place is read from. */
  readonly scope: Scope;
  /** `null`: the scope decides. */
  readonly earlier: EarlierChecks | null;
  /** Whether violations get issues. */
  readonly areKept: boolean;
  readonly keep: (facts: RunFacts) => Promise<Tracking>;
}

type OpenIssues = (policy: Policy, request: SourceRequest, source: SourceName) => Promise<RunIssues>;

/** The inputs about issues, understood before anything is asked. Throws a `UsageError` where they make no sense. */
export function issuesFor(input: (name: InputName) => string, world: StepWorld): OpenIssues {
  const { environment, clock, signal, version, githubTimeout: timeout } = world;
  const [issues, dashboard] = [switchOf('issues', input('issues')), switchOf('dashboard', input('dashboard'))];
  const label = labelOf('label', input('label'), 'release-window');
  const approvalLabel = labelOf('approval-label', input('approval-label'), 'release-approved');
  if (label.toLowerCase() === approvalLabel.toLowerCase()) {
    throw new UsageError('labels-alike', `label and approval-label are both "${label}": they mean two things`);
  }
  const maxIssues = maxIssuesOf(input('max-issues'));
  const lookBack = lookBackOf(input('look-back'));
  if (!issues && !dashboard) {
    return async (_, { scope }) => ({
      scope,
      earlier: null,
      areKept: false,
      keep: async () => untracked({ kind: 'off' }),
    });
  }
  const origin = originOf(environment);
  const run = environment.GITHUB_RUN_ID ?? '';
  return async (policy, { scope, places, heldFor }, source) => {
    const openKeeper = await loadIssueKeeper();
    const { from, to } = scope;
    const slots = places.map((place) => ({ source, ...place }));
    const keeper = await openKeeper({
      apiUrl: environment.GITHUB_API_URL || 'https://api.github.com',
      token: input('github-token'),
      ref: environment.GITHUB_REF ?? '',
      run: /^\d+$/.test(run) ? run : null,
      origin,
      version,
      timeout,
      clock,
      signal,
      issues,
      dashboard,
      label,
      approvalLabel,
      maxIssues,
      lookBack,
      policy,
      markOf,
      asked: from === null || to === null ? null : { slots, start: from, to },
      heldFor,
      textsOf: (facts) => issueTexts(facts, origin, approvalLabel),
      dashboardWords: { title: dashboardTitle, text: dashboardText, textOfCopy },
    });
    const { earlier } = keeper;
    const kept = { areKept: keeper.keepsIssues, keep: (facts: RunFacts) => keeper.keep(facts) };
    if (earlier === null) return { ...kept, scope, earlier };
    const start = Math.min(...places.map(earlier.startOf));
    // What becomes known only while it is read, as the account of the environment, claims nothing before: no push of then
    // is judged.
    const startOf = (place: Place) => Math.max(start, earlier.startOf(place));
    return { ...kept, scope: { ...scope, from: start }, earlier: { ...earlier, startOf } };
  };
}

/** What the runner says of the run. */
function originOf(environment: Environment): Origin {
  const repository = environment.GITHUB_REPOSITORY ?? '';
  if (!/^[^/\s]+\/[^/\s]+$/.test(repository)) {
    throw new UsageError(
      'no-repository',
      'GITHUB_REPOSITORY is not set, so there is nowhere to keep issues: outside of a workflow set issues: false and dashboard: false',
    );
  }
  const serverUrl = (environment.GITHUB_SERVER_URL || 'https://github.com').replace(/\/+$/, '');
  const run = environment.GITHUB_RUN_ID ?? '';
  return {
    serverUrl,
    repository,
    commit: environment.GITHUB_SHA || null,
    runUrl: run === '' ? null : `${serverUrl}/${repository}/actions/runs/${run}`,
  };
}

/** The first bits of SHA-256: what an issue remembers of a push. */
function markOf(id: string): number {
  return createHash('sha256')
    .update(id)
    .digest()
    .readUIntBE(0, MARK_BITS / 8);
}
