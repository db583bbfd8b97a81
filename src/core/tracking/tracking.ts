import type { RunFacts } from '../facts.ts';
import type { Instant } from '../instant.ts';
import type { AttributedPush } from '../verdict.ts';
import type { DeliveryProblem } from './delivery-problem.ts';
import type { Approval } from './kept-issue.ts';
import type { Hole, Slot } from './memory.ts';
import type { LetGo } from './remember.ts';

/** Whether issues are kept. */
export type Keeping =
  | { readonly kind: 'kept' }
  /** `issues: false` */
  | { readonly kind: 'off' }
  /** Only runs on the default branch write to issues. */
  | { readonly kind: 'other-ref'; readonly ref: string; readonly defaultBranch: string }
  /** The problems say why. */
  | { readonly kind: 'failed' };

export interface IssueLink {
  readonly number: number;
  readonly url: string;
}

/** Whether a violation is held, and how. */
export const HOLDINGS = [
  'open',
  'approved',
  'closed',
  'overflow',
  'undelivered',
] as const satisfies readonly PushHolding['kind'][];

/** What holds a violation. */
export type PushHolding =
  | { readonly kind: 'open'; readonly issue: IssueLink }
  | { readonly kind: 'approved'; readonly issue: IssueLink; readonly approval: Approval }
  /** A person closed it, or took back the approval for which it was closed: closed, not approved. */
  | { readonly kind: 'closed'; readonly issue: IssueLink }
  /** There is no room for one more open issue. `issue`: the closed one that it would be told in. */
  | { readonly kind: 'overflow'; readonly issue: IssueLink | null }
  /** GitHub did not take it. `issue`: the one that it should have been told in. */
  | { readonly kind: 'undelivered'; readonly issue: IssueLink | null };

/** What is remembered from run to run, as far as people are to know. */
export interface Remembered {
  /** `null`: there is none, the problems say why. */
  readonly dashboard: IssueLink | null;
  /** Not read in earlier runs nor in this one, and not let go: red until then. Besides what this run's coverage says. */
  readonly holes: readonly Hole[];
  /** Not read in earlier runs nor in this one, and let go by the policy now. */
  readonly letGo: readonly LetGo[];
  /** Never checked before this moment. */
  readonly neverChecked: readonly (Slot & { readonly before: Instant })[];
  /** Checked before, and asked for no more. */
  readonly dropped: readonly Slot[];
  /** Open issues of which pushes may be older than what the source holds: not looked at again. */
  readonly beyond: readonly IssueLink[];
}

/** What became of a run's violations at GitHub. */
export interface Tracking {
  readonly keeping: Keeping;
  /** Of each violation, where issues are kept. */
  readonly holdings: ReadonlyMap<AttributedPush, PushHolding>;
  /** Each once. */
  readonly problems: readonly DeliveryProblem[];
  /** Logins that the policy names as assignees and that GitHub does not let be assigned. */
  readonly notAssignable: readonly string[];
  /** `null`: nothing remembers how far was checked. */
  readonly remembered: Remembered | null;
}

/** Of a run that writes nothing to issues. */
export function untracked(keeping: Keeping): Tracking {
  return { keeping, holdings: new Map(), problems: [], notAssignable: [], remembered: null };
}

/** What was not read in earlier runs makes this one incomplete too. */
export function withTracking(facts: RunFacts, tracking: Tracking): RunFacts {
  const isWhole = tracking.remembered === null || tracking.remembered.holes.length === 0;
  return { ...facts, tracking, complete: facts.complete && isWhole };
}

/**
 * Violations that no issue holds: there was no room for an open one, or GitHub did not take them. They make a run red, and
 * keep the mark from passing them.
 */
export function untoldOf(holdings: Tracking['holdings']): AttributedPush[] {
  return [...holdings]
    .filter(([, { kind }]) => kind === 'overflow' || kind === 'undelivered')
    .map(([judged]) => judged);
}
