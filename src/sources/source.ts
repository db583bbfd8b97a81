import type { UnfoundReason } from '../core/attribution.ts';
import type { SourceName } from '../core/facts.ts';
import type { Intake, SourceSummary } from '../core/reading.ts';
import type { SoughtKey } from '../core/sign-in.ts';

/** What became of looking for sign-ins. */
export interface LookedUp {
  /** By access key, why none was found. */
  readonly unfound: ReadonlyMap<string, UnfoundReason>;
  /** Bytes that each query read, where the source is a table. */
  readonly scanned?: readonly number[];
}

/** Hands sign-ins to `intake`. */
export type LookUpSignIns = (
  sought: readonly SoughtKey[],
  intake: Pick<Intake, 'signIn'>,
  signal: AbortSignal,
) => Promise<LookedUp>;

/** A place that pushes are read from. */
export interface Source {
  readonly name: SourceName;
  /**
   * Reads everything it was made for and hands each record of interest to `intake`. What cannot be read is handed over as
   * unreadable; a rejection means that the source could not start at all (wrong paths) and is a `UsageError`.
   */
  read(intake: Intake, signal: AbortSignal): Promise<SourceSummary>;
  /** What is asked once the pushes are in, the most wanted key first; `null`: `read` hands over all sign-ins there are. */
  readonly lookUpSignIns: LookUpSignIns | null;
}
