import type { Instant } from '../core/instant.ts';

/** Counts what was done within the last `length` milliseconds, of which no more than `limit` may be. */
export class SlidingWindow {
  readonly #limit: number;
  readonly #length: number;
  readonly #taken: { readonly at: Instant; readonly weight: number }[] = [];
  #sum = 0;

  constructor(limit: number, length: number) {
    this.#limit = limit;
    this.#length = length;
  }

  /** How long to wait until there is room for so much more, in milliseconds. */
  wait(now: Instant, weight: number): number {
    this.#forget(now);
    let over = this.#sum + weight - this.#limit;
    for (const { at, weight: given } of this.#taken) {
      if (over <= 0) return 0;
      over -= given;
      if (over <= 0) return at + this.#length - now;
    }
    return 0;
  }

  take(now: Instant, weight: number): void {
    this.#taken.push({ at: now, weight });
    this.#sum += weight;
  }

  #forget(now: Instant): void {
    const kept = this.#taken.findIndex(({ at }) => at + this.#length > now);
    for (const { weight } of this.#taken.splice(0, kept === -1 ? this.#taken.length : kept)) this.#sum -= weight;
  }
}
