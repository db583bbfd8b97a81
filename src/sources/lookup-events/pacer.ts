import { type Instant, SECOND } from '../../core/instant.ts';

/** "You can make two requests per second, per account, per Region" (CloudTrail API Reference, "LookupEvents"). */
export const QUOTA_PER_SECOND = 2;

/** One percent under the quota, since requests do not all travel equally long. */
const SHORTEST_GAP = (SECOND / QUOTA_PER_SECOND) * 1.01;
const LONGEST_GAP = 5 * SECOND;
const SLOWER = 1.5;
/** Requests a second that each answer gives back, until the quota is reached again. */
const FASTER = 0.05;

/**
 * Spaces the requests of one account and Region evenly, for the quota is shared with everyone there: it slows down when
 * neighbours leave less of it, and recovers with each answer.
 */
export class Pacer {
  #gap = SHORTEST_GAP;
  #next: Instant = Number.NEGATIVE_INFINITY;
  #slowedAt: Instant = Number.NEGATIVE_INFINITY;

  /** Milliseconds between two requests at present. */
  get gap(): number {
    return this.#gap;
  }

  /** How long to wait for the next permit, in milliseconds. */
  wait(now: Instant): number {
    return Math.max(0, this.#next - now);
  }

  /** Uses the permit that is due. */
  take(now: Instant): void {
    this.#next = Math.max(this.#next, now) + this.#gap;
  }

  answered(): void {
    this.#gap = Math.max(SHORTEST_GAP, SECOND / (SECOND / this.#gap + FASTER));
  }

  /** `sent`: when the throttled request was sent. Those that were under way together tell the same once. */
  throttled(sent: Instant, now: Instant): void {
    if (sent < this.#slowedAt) return;
    this.#slowedAt = now;
    this.#gap = Math.min(LONGEST_GAP, this.#gap * SLOWER);
    this.#next = Math.max(this.#next, now + this.#gap);
  }
}
