import type { Instant, Interval } from './instant.ts';
import type { Place } from './window.ts';
import type { Zone } from './zone.ts';

/** A stretch of a period. */
export interface PeriodStretch extends Interval {
  /** What a calendar calls the event; `null` where the period was not read from a calendar, or the event has no name. */
  readonly event: string | null;
}

/** A time that the policy names: windows, or the events of a calendar file. */
export interface Period {
  /** As the policy spells it, several windows joined; of a calendar its path. */
  readonly text: string;
  readonly place: Place;
  /** When it holds within `[from, to)`: sorted, disjoint, cut to the range. What names no zone is read in `around`. */
  stretches(around: Zone, from: Instant, to: Instant): readonly PeriodStretch[];
}
