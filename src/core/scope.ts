import type { Instant } from './instant.ts';
import type { RepositoryId } from './push.ts';
import type { SkipReason } from './skipped.ts';
import type { Place } from './tracking/memory.ts';

/** What a run was asked to check. */
export interface Scope {
  /** Start of the range, inclusive; `null`: from the first record on. */
  readonly from: Instant | null;
  /** End of the range, exclusive; `null`: up to the last record. */
  readonly to: Instant | null;
  /** Registry accounts that are checked; empty: all that appear. */
  readonly accounts: readonly string[];
  /** Regions whose pushes are checked; empty: all that appear. */
  readonly regions: readonly string[];
}

type OutOfScope = Extract<SkipReason, 'outside-range' | 'other-account' | 'other-region'>;

export function inRange({ from, to }: Scope, instant: Instant): boolean {
  return (from === null || from <= instant) && (to === null || instant < to);
}

/** Whether a source that is asked what the options say is asked for this. What is not known may be anything. */
export function isAskedFor(
  { accounts, regions }: Pick<Scope, 'accounts' | 'regions'>,
  { account, region }: Place,
): boolean {
  return (
    (account === null || accounts.length === 0 || accounts.includes(account)) &&
    (region === null || regions.length === 0 || regions.includes(region))
  );
}

/** Why something is not part of the run; `null` when it is. What a record does not show never puts it out of scope. */
export function outOfScope(scope: Scope, time: Instant | null, where: RepositoryId | null): OutOfScope | null {
  if (time !== null && !inRange(scope, time)) return 'outside-range';
  if (where === null) return null;
  if (scope.accounts.length > 0 && !scope.accounts.includes(where.account)) return 'other-account';
  if (scope.regions.length > 0 && !scope.regions.includes(where.region)) return 'other-region';
  return null;
}
