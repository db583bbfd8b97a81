import type { Instant } from '../instant.ts';
import type { Told } from './told.ts';

/**
 * How the tool closed an issue. `overruled`: as excused, and a person opened it again; then it is not closed for that again.
 */
export const ENDS = ['excused', 'approved', 'duplicate', 'overruled'] as const;

export type End = (typeof ENDS)[number];

/** What an issue remembers of itself, hidden in its body. It says what was told, never what is allowed. */
export interface Marker {
  /** Of the incident when it was told first. Other windows would give it another. */
  readonly key: string;
  /** Stands for the policy under which it was last told. */
  readonly policy: string;
  /** The closed period, as it was told last; `null`: it has no start. A later check reads from here on. */
  readonly closedFrom: Instant | null;
  /** `null`: it has no end. */
  readonly closedUntil: Instant | null;
  readonly told: Told;
  /** When the last of them was told, by GitHub's clock; `null`: when the issue was opened. */
  readonly toldAt: Instant | null;
  /** `null`: it was not the tool that closed it, or it is open. */
  readonly end: End | null;
  /** The setting of the approval label for which the tool closed the issue; `null`: none. */
  readonly approvedAt: Instant | null;
  /** The setting of the approval label of which the tool said that it has no effect; `null`: none. */
  readonly answeredAt: Instant | null;
  /** How often the tool has written this: a comment bears the number of the state that it was written for. */
  readonly revision: number;
  /** A hash of the title as the tool wrote it: a person's title stays. */
  readonly title: number;
}

/** The part of an incident's key that no policy can change: registry, account, Region, name. */
export function repositoryOfKey(key: string): string {
  const end = key.lastIndexOf('@');
  return end === -1 ? key : key.slice(0, end);
}
