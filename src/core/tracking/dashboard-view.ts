import type { Instant } from '../instant.ts';
import type { Origin } from '../origin.ts';
import type { Memory } from './memory.ts';
import type { OpenIncident } from './open-incidents.ts';

/** What the dashboard tells besides the facts of the run. */
export interface DashboardView {
  /** As it is after the run, and as it fits into an issue. */
  readonly memory: Memory;
  /** After the run. */
  readonly open: readonly OpenIncident[];
  /** The run's moment. */
  readonly now: Instant;
  /** So long the run's source holds a record, in milliseconds; `null`: it holds everything. */
  readonly heldFor: number | null;
  readonly origin: Origin;
}
