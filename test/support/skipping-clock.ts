import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../src/core/clock.ts';

/** A clock for real sockets that does not sleep: whatever is waited for has passed as soon as the sockets had a turn. */
export function skippingClock(start: number): Clock {
  let now = start;
  return {
    now: () => now,
    random: () => 0.5,
    sleep: async (milliseconds, signal) => {
      await setTimeout(1);
      if (!signal.aborted) now += milliseconds;
    },
  };
}
