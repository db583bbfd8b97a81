import { type Instant, type Interval, SECOND } from '../../core/instant.ts';
import type { Found } from './found.ts';
import type { Page, PageRequest } from './lookup.ts';

/** "The default number of results returned is 50, with a maximum of 50 possible" (API Reference, "LookupEvents"). */
export const PAGE_SIZE = 50;

/** How many lengths of the last page the time before it is taken to be as busy as that page. */
const SIMILAR_PAGES = 32;
/** How many lengths of the first page of the older neighbour the time after it is taken to be as busy as that page. */
const SIMILAR_TO_OLDER = 4;

/** How many events lie in how many seconds. */
interface Dense {
  readonly seconds: number;
  readonly events: number;
}

/** A stretch of unread time, in seconds, with its events a second as they are guessed. */
interface Guess {
  readonly seconds: number;
  readonly density: number;
}

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
  /** Of the first page that told anything, and of the last; `null` before it. */
  #first: Dense | null = null;
  #last: Dense | null = null;
  /** The slice that ends where this one starts, if it was cut off from it. */
  #older: Slice | null = null;
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
    const events = this.#guess().reduce((sum, { seconds, density }) => sum + seconds * density, 0);
    return Math.max(events / PAGE_SIZE, this.#token === null ? 0 : 0.1);
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
    const older = new Slice(this.found, { from, to });
    older.#older = this.#older;
    this.#older = older;
    return older;
  }

  /** How many seconds from its start on hold about so many pages. */
  #secondsOf(pages: number): number {
    let events = pages * PAGE_SIZE;
    let before = 0;
    for (const { seconds, density } of this.#guess()) {
      if (events < seconds * density) return before + events / density;
      events -= seconds * density;
      before += seconds;
    }
    return before;
  }

  /**
   * What is unread, from its start on: taken to be as dense as the first page of the older neighbour, as all that was read,
   * and as the last page.
   */
  #guess(): readonly Guess[] {
    const seconds = (this.#open - this.#floor) / SECOND;
    const older = this.#older === null ? null : this.#older.#first;
    const likeOlder = Math.min(seconds, (older?.seconds ?? 0) * SIMILAR_TO_OLDER);
    const likeLast = Math.min(seconds, (this.#last?.seconds ?? 0) * SIMILAR_PAGES);
    // Where they meet, each has its share.
    const share = Math.min(1, seconds / Math.max(1, likeOlder + likeLast));
    return [
      { seconds: likeOlder * share, density: densityOf(older) },
      { seconds: seconds - (likeOlder + likeLast) * share, density: this.found.density },
      { seconds: likeLast * share, density: densityOf(this.#last) },
    ];
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
    this.#first ??= this.#last ?? (over ? { seconds: (before - this.#floor) / SECOND, events: 0 } : null);
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

function densityOf(dense: Dense | null): number {
  return dense === null ? 0 : dense.events / dense.seconds;
}
