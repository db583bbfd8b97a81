import type { Instant } from './instant.ts';

/** Time and chance, as they are handed in. Milliseconds. */
export interface Clock {
  readonly now: () => Instant;
  /** Ends early, without an error, when the signal comes. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
}
