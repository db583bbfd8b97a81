import type { RunFacts } from './facts.ts';
import { untoldOf } from './tracking/tracking.ts';

export const FAIL_ON = ['violations', 'incomplete', 'never'] as const;

/** What turns a run red besides wrong use: `never` greens violations only, nothing greens an incomplete run. */
export type FailOn = (typeof FAIL_ON)[number];

/**
 * 0 compliant, or violations that `fail-on` lets pass · 1 violations, or something that should stand in an issue and does not ·
 * 3 incomplete, which wins over 1.
 */
export type ExitCode = 0 | 1 | 3;

export function exitCodeOf({ complete, violations, tracking }: RunFacts, failOn: FailOn): ExitCode {
  if (!complete) return 3;
  if (violations > 0 && failOn === 'violations') return 1;
  if (tracking === null) return 0;
  if (tracking.problems.length > 0) return 1;
  return failOn !== 'never' && untoldOf(tracking.holdings).length > 0 ? 1 : 0;
}

/**
 * Whether every push that the run was asked about was read, and none broke the rules. Where GitHub could not be asked what
 * earlier runs left unread, nobody knows.
 */
export function isCompliant(facts: RunFacts): boolean {
  return facts.complete && facts.violations === 0 && !isMemoryLost(facts);
}

/** Whether nobody can say how far earlier runs came, and what they left unread. */
export function isMemoryLost({ tracking }: Pick<RunFacts, 'tracking'>): boolean {
  return tracking !== null && tracking.keeping.kind === 'failed';
}
