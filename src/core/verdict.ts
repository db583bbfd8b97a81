import type { Instant } from './instant.ts';
import type { Entry } from './policy.ts';
import type { Push } from './push.ts';
import type { Window } from './window.ts';
import type { Zone } from './zone.ts';

export type Verdict = 'inside' | 'outside' | 'undeclared';

/** Why a push broke the rules. */
export type Cause = 'closed-hours' | 'undeclared';

/** What the policy says of one stretch of time of one repository. Pushes into the same stretch share one judgement. */
export interface Judgement {
  readonly verdict: Verdict;
  /** `null` unless the push is a violation. */
  readonly cause: Cause | null;
  /** The entry that matched, or the file's defaults. */
  readonly entry: Entry;
  /** The window that was open; `null` where none was. */
  readonly window: Window | null;
  /** In which zone people read the times of this repository. */
  readonly zone: Zone;
  /** The opening before an inside push; `null` where it was never closed before, or the verdict is another. */
  readonly openSince: Instant | null;
  /** The next closing after an inside push; `null` where there is none, or the verdict is another. */
  readonly closesAt: Instant | null;
  /** The closing before an outside push; `null` where it was never open before, or the verdict is another. */
  readonly closedSince: Instant | null;
  /** The next opening after an outside push; `null` where there is none, or the verdict is another. */
  readonly opensAt: Instant | null;
}

export interface JudgedPush {
  readonly push: Push;
  readonly judgement: Judgement;
}
