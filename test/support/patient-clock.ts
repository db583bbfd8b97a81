import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../src/core/clock.ts';
import { HOUR, type Instant } from '../../src/core/instant.ts';

/** Longer than anything that is waited for, but an answer. */
export const FOREVER = HOUR;

/**
 * A clock for real sockets that does not sleep: whatever is waited for has passed as soon as the sockets had a turn. What
 * is waited for `FOREVER`, as the end of a request without an answer, comes when it is told to.
 */
export class PatientClock implements Clock {
  readonly #time: { now: Instant };
  /** Milliseconds, in order. */
  readonly slept: number[] = [];
  readonly #waiting = new Set<() => void>();

  /** `time` goes on by what is waited for: that of a model goes with it. */
  constructor(time: { now: Instant }) {
    this.#time = time;
  }

  readonly now = () => this.#time.now;

  readonly random = () => 0.5;

  readonly sleep = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
    if (milliseconds >= FOREVER) return this.#untilTold(signal);
    this.slept.push(milliseconds);
    await setTimeout(1);
    if (!signal.aborted) this.#time.now += milliseconds;
  };

  /** Forever is over, for all that wait so long. */
  expire(): void {
    for (const go of this.#waiting) go();
  }

  #untilTold(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        this.#waiting.delete(go);
        signal.removeEventListener('abort', go);
        resolve();
      };
      this.#waiting.add(go);
      signal.addEventListener('abort', go, { once: true });
    });
  }
}
