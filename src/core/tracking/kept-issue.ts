import type { Instant } from '../instant.ts';
import type { AttributedPush } from '../verdict.ts';
import type { Marker } from './marker.ts';

/** Somebody set the approval label. */
export interface LabelSet {
  readonly by: string;
  /** By GitHub's clock. */
  readonly at: Instant;
  /** Whether the policy names them as an approver and they may write to the repository now. */
  readonly counts: boolean;
}

/** An issue about an incident, as GitHub holds it: with our label, a valid marker, and an author who may be trusted. */
export interface KeptIssue {
  readonly number: number;
  readonly isOpen: boolean;
  readonly createdAt: Instant;
  readonly title: string;
  /** The body below the marker. */
  readonly text: string;
  readonly marker: Marker;
  /** The last to set the approval label; `null`: the issue does not bear it. */
  readonly label: LabelSet | null;
}

/** An approver's word, which covers all that the issue has told. */
export interface Approval {
  readonly by: string;
  /** By GitHub's clock. */
  readonly at: Instant;
}

/**
 * `null`: nobody who may has approved what the issue tells, or it was before the last of it was told. What was pushed after
 * the word cannot have been told before it, whatever somebody made the issue say.
 */
export function approvalOf(issue: KeptIssue, pushes: readonly AttributedPush[]): Approval | null {
  const { label } = issue;
  if (!label?.counts || label.at < toldAt(issue)) return null;
  return pushes.some(({ push }) => push.time > label.at) ? null : { by: label.by, at: label.at };
}

/** When the issue told the last of what it tells, by GitHub's clock. */
function toldAt({ marker, createdAt }: KeptIssue): Instant {
  return marker.toldAt ?? createdAt;
}
