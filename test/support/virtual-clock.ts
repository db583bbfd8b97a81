import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../src/core/clock.ts';

/** A clock that stands still until `run` moves it to whatever is waited for next. Nothing sleeps. */
export class VirtualClock implements Clock {
  #now: number;
  readonly #waiting = new Set<{ readonly at: number; readonly go: () => void }>();
  /** The same chances each time (a linear congruence). */
  #chance = 1;

  constructor(now: number) {
    this.#now = now;
  }

  readonly now = () => this.#now;

  readonly random = () => {
    this.#chance = (this.#chance * 48_271) % 2_147_483_647;
    return this.#chance / 2_147_483_647;
  };

  readonly sleep = (milliseconds: number, signal: AbortSignal): Promise<void> => {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const go = () => {
        this.#waiting.delete(waiter);
        signal.removeEventListener('abort', go);
        resolve();
      };
      const waiter = { at: this.#now + milliseconds, go };
      this.#waiting.add(waiter);
      signal.addEventListener('abort', go, { once: true });
    });
  };

  async run<Value>(promise: Promise<Value>): Promise<Value> {
    let over = false;
    const end = () => {
      over = true;
    };
    promise.then(end, end);
    for (;;) {
      await setImmediate();
      if (over) return promise;
      const next = [...this.#waiting].reduce<{ at: number; go: () => void } | null>(
        (first, waiter) => (first === null || waiter.at < first.at ? waiter : first),
        null,
      );
      if (next === null) continue;
      this.#now = Math.max(this.#now, next.at);
      next.go();
    }
  }
}
