import type { DeliveryProblem } from '../core/tracking/delivery-problem.ts';
import { type Memory, NO_MEMORY } from '../core/tracking/memory.ts';
import type { Keeping } from '../core/tracking/tracking.ts';
import { memoryOf } from './keep-dashboard.ts';
import { type Ours, oursAmong } from './ours.ts';
import { problemOf } from './problem-of.ts';
import type { Repository } from './repository.ts';
import type { Tracker } from './tracker.ts';

/** What a run asks of GitHub besides its issues. */
export interface RepositoryTracker extends Tracker {
  repository(): Promise<Repository>;
  /** Who was to be assigned to new issues and cannot be, so far. */
  readonly notAssignable: readonly string[];
}

export interface LookOptions {
  readonly tracker: RepositoryTracker;
  /** Without a token GitHub answers of public repositories, and takes nothing. */
  readonly hasToken: boolean;
  /** What the workflow runs on, as `refs/heads/main`. */
  readonly ref: string;
  /** Whether incidents get issues. */
  readonly issues: boolean;
  /** Whether a dashboard remembers how far was checked. */
  readonly dashboard: boolean;
  readonly label: string;
}

/** What GitHub held before anything was read. */
export interface Look extends Ours {
  readonly keeping: Keeping;
  /** Whether any issue bears the label. */
  readonly ranBefore: boolean;
  readonly memory: Memory;
  /** Why nothing can be kept; `null` but where `keeping` says `failed`. */
  readonly problem: DeliveryProblem | null;
}

const NOTHING = { issues: [], dashboards: [], ranBefore: false, memory: NO_MEMORY, problem: null } as const;

/** Looks before anything is read: how far to read back stands in issues. What GitHub refuses is a problem to be told. */
export async function lookFirst({ tracker, hasToken, ref, issues, dashboard, label }: LookOptions): Promise<Look> {
  if (!issues && !dashboard) return { ...NOTHING, keeping: { kind: 'off' } };
  if (!hasToken) return failed({ failure: 'token-missing', request: null, detail: null });
  try {
    const { defaultBranch, isArchived, hasIssues } = await tracker.repository();
    if (ref !== `refs/heads/${defaultBranch}`) {
      return { ...NOTHING, keeping: { kind: 'other-ref', ref, defaultBranch } };
    }
    if (isArchived) return failed({ failure: 'repository-archived', request: null, detail: null });
    if (!hasIssues) return failed({ failure: 'issues-disabled', request: null, detail: null });
    const listed = await tracker.issues(label);
    const ours = oursAmong(listed);
    const memory = memoryOf(ours.dashboards);
    return { ...ours, keeping: { kind: issues ? 'kept' : 'off' }, ranBefore: listed.length > 0, memory, problem: null };
  } catch (error) {
    return failed(problemOf(error));
  }
}

function failed(problem: DeliveryProblem): Look {
  return { ...NOTHING, keeping: { kind: 'failed' }, problem };
}
