import { type Instant, type Interval, SECOND } from '../../core/instant.ts';
import type { Found } from './found.ts';
import type { Page, PageRequest } from './lookup.ts';

/** "The default number of results returned is 50, with a maximum of 50 possible" (API Reference, "LookupEvents"). */
export const PAGE_SIZE = 50;

/** How many lengths of the last page the time before it is taken to be as busy as that page. */
const SIMILAR_PAGES = 32;

/**
 * A stretch of time of one search, read page by page from its end to its start. All times are whole seconds. The
 * part that is still to be read is `[floor, open)`: each page lowers `open`, and a cut raises `floor`, even while a page
 * is under way, since the newest come first.
 */
export class Slice {
  readonly found: Found;
  #asked: Interval;
  #token: string | null = null;
  #floor: Instant;
  #open: Instant;
  /** Seconds and events of the last page; `null` before the first. */
  #last: { readonly seconds: number; readonly events: number } | null = null;
  /** False once a page came in another order than the documented one: then only the last token is the end. */
  #ordered = true;
  underWay = false;
  /** Not to be asked before, after a failure. */
  notBefore: Instant = Number.NEGATIVE_INFINITY;
  /** Failures since the last page. */
  failures = 0;
  /** Restarts at the same moment. */
  restarts = 0;

  constructor(found: Found, range: Interval) {
    this.found = found;
    this.#asked = range;
    this.#floor = range.from;
    this.#open = range.to;
  }

  /** What is still to be read. Where nothing can be said of the order, that is everything. */
  get unread(): Interval {
    return { from: this.#floor, to: this.#ordered ? this.#open : this.#asked.to };
  }

  /** Whether it has shown events. */
  get proven(): boolean {
    return this.#last !== null;
  }

  /** Whether its next page is the first. */
  get fresh(): boolean {
    return this.#token === null;
  }

  get request(): PageRequest {
    return { ...this.#asked, attribute: this.found.search.attribute, token: this.#token };
  }

  /** Pages that are still to come, estimated; those under way among them. */
  get pages(): number {
    const { near, far, local } = this.#guess();
    return Math.max((far * this.found.density + near * local) / PAGE_SIZE, this.#token === null ? 0 : 0.1);
  }

  /** Pages that are estimated to come after the one that is under way. */
  get pagesBehind(): number {
    return Math.max(0, this.pages - 1);
  }

  /** Cuts off the older part with about so many pages; `null` where it would be none, or all. */
  cut(pages: number): Slice | null {
    if (!this.#ordered) return null;
    const from = this.#floor;
    const to = from + Math.floor(this.#secondsOf(pages)) * SECOND;
    if (to <= from || to >= this.#open) return null;
    this.#floor = to;
    if (this.#token === null && !this.underWay) this.#asked = this.unread;
    return new Slice(this.found, { from, to });
  }

  /** How many seconds from its start on hold about so many pages. */
  #secondsOf(pages: number): number {
    const { near, far, local } = this.#guess();
    const events = pages * PAGE_SIZE;
    const inFar = far * this.found.density;
    if (events < inFar) return events / this.found.density;
    return far + (local > 0 ? Math.min(near, (events - inFar) / local) : 0);
  }

  /** Seconds that are unread: `near` ones taken to be as dense (events a second) as the last page, `far` ones as all. */
  #guess(): { readonly near: number; readonly far: number; readonly local: number } {
    const seconds = (this.#open - this.#floor) / SECOND;
    if (this.#last === null) return { near: 0, far: seconds, local: 0 };
    const near = Math.min(seconds, this.#last.seconds * SIMILAR_PAGES);
    return { near, far: seconds - near, local: this.#last.events / this.#last.seconds };
  }

  /** Takes in a page; answers whether it was the last. */
  take({ events, token }: Page): boolean {
    this.failures = 0;
    const before = this.#open;
    let newest: Instant | null = null;
    for (const { time } of events) {
      if (time === null) continue;
      if (time >= this.#open) this.#ordered = false;
      this.#open = Math.min(this.#open, Math.floor(time / SECOND) * SECOND + SECOND);
      newest ??= time;
    }
    const over = token === null || (this.#ordered && this.#open <= this.#floor);
    if (newest !== null) {
      const seconds = Math.max(SECOND, newest + SECOND - this.#open) / SECOND;
      this.#last = { seconds, events: events.length };
    }
    this.found.add(events.length, (before - (over ? Math.min(this.#floor, this.#open) : this.#open)) / SECOND);
    this.#token = token;
    return over;
  }

  /** Its token is over: asks again for what is unread. What comes twice has the same eventID. */
  restart(): void {
    const { from, to } = this.unread;
    this.restarts = to < this.#asked.to ? 1 : this.restarts + 1;
    this.#asked = { from, to };
    this.#token = null;
  }
}
