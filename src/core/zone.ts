import type { Instant } from './instant.ts';

/** A time in which a zone keeps one offset. Half open, UTC. */
export interface OffsetPiece {
  readonly from: Instant;
  readonly to: Instant;
  /** Local wall clock minus UTC, milliseconds: positive east of Greenwich. */
  readonly offset: number;
}

/** An IANA time zone, answered from the tz database that the product carries. */
export interface Zone {
  /** The tz database's spelling of the name that was asked for (an alias keeps its own name: `Asia/Calcutta`). */
  readonly name: string;
  /** Offset in force at a moment, milliseconds east of UTC. */
  offsetAt(instant: Instant): number;
  /** The pieces of constant offset that overlap `[from, to)`, in order, first and last not cut to the range. */
  pieces(from: Instant, to: Instant): readonly OffsetPiece[];
}
