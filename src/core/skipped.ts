import type { Instant } from './instant.ts';
import type { Push, RepositoryId } from './push.ts';

/**
 * Why a record of interest was not judged. The first group is about arrivals that nobody pushed (policy key `arrivals`),
 * the second about calls after which nothing had arrived, the third about records told elsewhere, the fourth about
 * what was not asked for.
 */
export type SkipReason =
  | 'replication'
  | 'pull-through'
  | 'restore'
  | 'refused'
  | 'unchanged'
  | 'archive'
  | 'removal'
  | 'duplicate'
  | 'shared-copy'
  | 'corrected'
  | 'insight'
  | 'digest-file'
  | 'insight-file'
  | 'outside-range'
  | 'other-account'
  | 'other-region';

/** A record of interest that is counted, shown and not judged. */
export interface SkippedRecord {
  readonly reason: SkipReason;
  /** `null` for whole files, which have no event. */
  readonly eventId: string | null;
  readonly time: Instant | null;
  /** Where something arrived or would have; `null` where the record does not say. */
  readonly where: RepositoryId | null;
  /** The error code of a refusal, else `null`. */
  readonly errorCode: string | null;
  /** What arrived though nobody pushed it, as it is judged where the policy says so; else `null`. */
  readonly arrival: Push | null;
}
