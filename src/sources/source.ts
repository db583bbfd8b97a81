import type { SourceName } from '../core/facts.ts';
import type { Intake, SourceSummary } from '../core/reading.ts';

/** A place that pushes are read from. */
export interface Source {
  readonly name: SourceName;
  /**
   * Reads everything it was made for and hands each record of interest to `intake`. What cannot be read is handed over as
   * unreadable; a rejection means that the source could not start at all (wrong paths) and is a `UsageError`.
   */
  read(intake: Intake, signal: AbortSignal): Promise<SourceSummary>;
}
