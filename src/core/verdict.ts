import type { Attribution } from './attribution.ts';
import type { Holiday } from './holidays.ts';
import type { Instant } from './instant.ts';
import type { Entry, Exception, Exemption, Freeze } from './policy.ts';
import type { Push } from './push.ts';
import type { Window } from './window.ts';
import type { Zone } from './zone.ts';

export const VERDICTS = ['inside', 'outside', 'excepted', 'exempt', 'not-a-release', 'undeclared'] as const;

export type Verdict = (typeof VERDICTS)[number];

export const CAUSES = ['freeze', 'holiday', 'closed-hours', 'undeclared'] as const;

/** Why a push broke the rules. The most particular reason comes first. */
export type Cause = (typeof CAUSES)[number];

/** The rule that opened or closed, or that excused a push. */
export type Rule =
  | { readonly kind: 'window'; readonly window: Window }
  /** `event`: what the calendar calls it, where the freeze is read from one. */
  | { readonly kind: 'freeze'; readonly freeze: Freeze; readonly event: string | null }
  /** The window would have been open. */
  | { readonly kind: 'holiday'; readonly holiday: Holiday; readonly window: Window }
  | { readonly kind: 'exception'; readonly exception: Exception }
  | { readonly kind: 'exemption'; readonly exemption: Exemption }
  /** The tags of the entry: this one is no release. */
  | { readonly kind: 'tags' };

export const RULE_KINDS = [
  'window',
  'freeze',
  'holiday',
  'exception',
  'exemption',
  'tags',
] as const satisfies readonly Rule['kind'][];

/** What the policy says of one stretch of time of one repository. Pushes into the same stretch share one judgement. */
export interface Judgement {
  readonly verdict: Verdict;
  /** `null` unless the push is a violation. */
  readonly cause: Cause | null;
  /** The entry that matched, or the file's defaults. */
  readonly entry: Entry;
  /** `null` where no rule was needed: closed hours, or nothing declared. */
  readonly rule: Rule | null;
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

/** A judged push, and the sign-in behind it. */
export interface AttributedPush extends JudgedPush {
  readonly attribution: Attribution;
}
