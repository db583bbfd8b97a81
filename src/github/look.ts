import type { DeliveryProblem } from '../core/tracking/delivery-problem.ts';
import { type Memory, NO_MEMORY } from '../core/tracking/memory.ts';
import type { Keeping } from '../core/tracking/tracking.ts';
import { memoryOf } from './keep-dashboard.ts';
import { type Ours, oursAmong } from './ours.ts';
import { problemOf } from './problem-of.ts';
import type { Repository, Tracker } from './tracker.ts';

export interface LookOptions {
  readonly tracker: Tracker & Repository;
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
export async function lookFirst({ tracker, ref, issues, dashboard, label }: LookOptions): Promise<Look> {
  if (!issues && !dashboard) return { ...NOTHING, keeping: { kind: 'off' } };
  try {
    const { defaultBranch } = await tracker.repository();
    if (ref !== `refs/heads/${defaultBranch}`) {
      return { ...NOTHING, keeping: { kind: 'other-ref', ref, defaultBranch } };
    }
    const listed = await tracker.issues(label);
    const ours = oursAmong(listed);
    const memory = memoryOf(ours.dashboards);
    return { ...ours, keeping: { kind: issues ? 'kept' : 'off' }, ranBefore: listed.length > 0, memory, problem: null };
  } catch (error) {
    return { ...NOTHING, keeping: { kind: 'failed' }, problem: problemOf(error) };
  }
}
