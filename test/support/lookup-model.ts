import type { Clock } from '../../src/core/clock.ts';
import type { FoundEvent, Lookup, Page, PageRequest } from '../../src/sources/lookup-events/lookup.ts';
import { LookupFailure } from '../../src/sources/lookup-events/lookup.ts';

export interface ModelEvent {
  readonly eventName: string;
  readonly id: string;
  readonly time: number;
}

/**
 * LookupEvents as its documentation has it: two requests a second from a bucket of two, 50 events a page, newest first,
 * both ends of the range inclusive, a token bound to its parameters.
 */
export class LookupModel {
  readonly requests: PageRequest[] = [];
  throttles = 0;
  firstAnswer = Number.POSITIVE_INFINITY;
  lastRequest = Number.NEGATIVE_INFINITY;
  readonly #events: readonly ModelEvent[];
  readonly #clock: Clock;
  readonly #latency: () => number;
  #permits = 2;
  #filled: number;

  constructor(events: readonly ModelEvent[], clock: Clock, latency: () => number) {
    this.#events = events.toSorted((a, b) => b.time - a.time || (a.id < b.id ? -1 : 1));
    this.#clock = clock;
    this.#latency = latency;
    this.#filled = clock.now();
  }

  /** Takes a permit, as a neighbour would; answers whether there was one. */
  permit(): boolean {
    const now = this.#clock.now();
    this.#permits = Math.min(2, this.#permits + ((now - this.#filled) / 1000) * 2);
    this.#filled = now;
    if (this.#permits < 1) return false;
    this.#permits--;
    return true;
  }

  readonly lookup: Lookup = async (request, signal) => {
    this.requests.push(request);
    this.lastRequest = this.#clock.now();
    if (!this.permit()) {
      this.throttles++;
      throw new LookupFailure('throttled', 'throttled', null);
    }
    await this.#clock.sleep(this.#latency(), signal);
    this.firstAnswer = Math.min(this.firstAnswer, this.#clock.now());
    return this.#page(request);
  };

  #page({ attribute: { value: eventName }, from, to, token }: PageRequest): Page {
    if (from % 1000 !== 0 || to % 1000 !== 0 || from >= to) throw new Error(`not a range: ${from} ${to}`);
    const key = `${eventName} ${from} ${to} `;
    if (token !== null && !token.startsWith(key))
      throw new LookupFailure('token', 'failed', 'InvalidNextTokenException');
    const start = token === null ? 0 : Number(token.slice(key.length));
    const all = this.#events.filter((event) => event.eventName === eventName && event.time >= from && event.time < to);
    const next = start + 50;
    return {
      events: all.slice(start, next).map(({ id, time }): FoundEvent => ({ id, time, record: null })),
      token: next < all.length ? key + next : null,
    };
  }
}
