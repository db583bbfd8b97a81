import { setMaxListeners } from 'node:events';
import type { Clock } from '../../core/clock.ts';
import { type Instant, SECOND } from '../../core/instant.ts';
import { EventIds } from './event-ids.ts';
import { Found } from './found.ts';
import { type FoundEvent, type Hole, type Lookup, LookupFailure, type Page, type Search } from './lookup.ts';
import type { Pacer } from './pacer.ts';
import { PAGE_SIZE, Slice } from './slice.ts';

/** A page is asked for so often, then its slice is given up. */
const MOST_ATTEMPTS = 10;
const SHORTEST_PAUSE = SECOND / 4;
const LONGEST_PAUSE = 20 * SECOND;
/** Cuts may cost so many requests more than full pages would need, and so many more for each page that was read. */
const SPARE_REQUESTS = 14;
const SPARE_A_PAGE = 0.05;
/** A smaller part, in pages, is not worth a request of its own. */
const SMALLEST_PART = 0.8;
const SMALLEST_REST = 0.4;

/** How far the reading of one account and Region has come. */
export interface ReadState {
  readonly requests: number;
  readonly events: number;
  /** Of the time of all searches, from 0 to 1. */
  readonly share: number;
  /** Estimated, milliseconds. */
  readonly remaining: number;
}

export interface ReadResult {
  readonly requests: number;
  /** Requests that were refused for being too many. */
  readonly throttles: number;
  readonly holes: readonly UnreadPart[];
}

/** A stretch of time in which a search was given up. */
interface UnreadPart extends Hole {
  readonly search: Search;
}

interface ReadOptions {
  readonly lookup: Lookup;
  readonly clock: Clock;
  /** Of the account and Region: everything that is asked there passes it. */
  readonly pacer: Pacer;
  /** At least one. */
  readonly searches: readonly Search[];
  /** So many are made; what is then left is given up, as where the run is told to stop. */
  readonly mostRequests: number;
  /** Called once for every event. */
  readonly take: (event: FoundEvent) => void;
  readonly progress: (state: ReadState) => void;
}

/** Reads all events of some searches in one account and Region, at the speed of the quota that they share. */
export async function readAtQuota(options: ReadOptions, signal: AbortSignal): Promise<ReadResult> {
  return new QuotaReader(options).read(signal);
}

class QuotaReader {
  readonly #options: ReadOptions;
  readonly #pacer: Pacer;
  readonly #slices: Set<Slice>;
  readonly #seen = new EventIds();
  readonly #holes: UnreadPart[] = [];
  #requests = 0;
  #answers = 0;
  #throttles = 0;
  /** Of an answer, milliseconds; a moving average. */
  #latency = 0;
  #wake: () => void = () => {};
  /** What the taker of an event threw. */
  #fault: { readonly error: unknown } | null = null;

  constructor(options: ReadOptions) {
    this.#options = options;
    this.#pacer = options.pacer;
    this.#slices = new Set(options.searches.map((search) => new Slice(new Found(search), search)));
  }

  async read(signal: AbortSignal): Promise<ReadResult> {
    const { clock } = this.#options;
    // Answers that come after the end are nobody's.
    const over = new AbortController();
    setMaxListeners(0, over.signal);
    const stop = () => this.#giveUp('stopped', null);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    try {
      while (this.#slices.size > 0 && this.#fault === null) {
        const wait = this.#mayAsk ? this.#pacer.wait(clock.now()) : LONGEST_PAUSE;
        const slice = wait > 0 ? null : this.#next(clock.now());
        if (slice !== null) this.#ask(slice, over.signal);
        else if (this.#mayAsk || this.#isUnderWay) await this.#pause(wait > 0 ? wait : this.#untilReady(clock.now()));
        else stop();
      }
    } finally {
      signal.removeEventListener('abort', stop);
      over.abort();
    }
    if (this.#fault !== null) throw this.#fault.error;
    return { requests: this.#requests, throttles: this.#throttles, holes: this.#holes };
  }

  get #mayAsk(): boolean {
    return this.#requests < this.#options.mostRequests;
  }

  get #isUnderWay(): boolean {
    return [...this.#slices].some(({ underWay }) => underWay);
  }

  /**
   * The slice to ask for a page now: one of which nothing is known, else the longest that waits, else a part of one that
   * is under way.
   */
  #next(now: Instant): Slice | null {
    const ready = [...this.#slices].filter(({ underWay, notBefore }) => !underWay && notBefore <= now);
    return longest(ready.filter(({ fresh }) => fresh)) ?? longest(ready) ?? this.#cutOff();
  }

  #cutOff(): Slice | null {
    const slices = [...this.#slices];
    const unproven = slices.filter(({ proven }) => !proven).length;
    const spent = this.#answers - this.#seen.size / PAGE_SIZE + unproven;
    if (spent >= SPARE_REQUESTS + SPARE_A_PAGE * this.#answers) return null;
    const source = longest(slices);
    if (source === null || source.pagesBehind < SMALLEST_REST) return null;
    const behind = slices.reduce((sum, { pagesBehind }) => sum + pagesBehind, 0);
    const atOnce = Math.ceil(this.#latency / this.#pacer.gap);
    const part = source.cut(Math.min(source.pagesBehind, Math.max(SMALLEST_PART, behind / atOnce)));
    if (part === null) return null;
    this.#slices.add(part);
    return part;
  }

  /** Waits for a time, milliseconds, or until something has changed. */
  async #pause(milliseconds: number): Promise<void> {
    const woken = new AbortController();
    this.#wake = () => woken.abort();
    await this.#options.clock.sleep(milliseconds, woken.signal);
  }

  #untilReady(now: Instant): number {
    const times = [...this.#slices].filter(({ underWay }) => !underWay).map(({ notBefore }) => notBefore - now);
    return Math.max(0, Math.min(LONGEST_PAUSE, ...times));
  }

  #ask(slice: Slice, over: AbortSignal): void {
    const { lookup, clock } = this.#options;
    const sent = clock.now();
    this.#pacer.take(sent);
    this.#requests++;
    slice.underWay = true;
    lookup(slice.request, over)
      .then(
        (page) => {
          if (!over.aborted) this.#answered(slice, page, sent);
        },
        (error: unknown) => {
          if (!over.aborted) this.#failed(slice, error, sent);
        },
      )
      .catch((error: unknown) => {
        this.#fault = { error };
      })
      .finally(() => {
        slice.underWay = false;
        this.#wake();
      });
  }

  #answered(slice: Slice, page: Page, sent: Instant): void {
    const latency = this.#options.clock.now() - sent;
    this.#latency = this.#answers === 0 ? latency : 0.8 * this.#latency + 0.2 * latency;
    this.#answers++;
    this.#pacer.answered();
    for (const event of page.events) {
      if (event.id === null || this.#seen.add(event.id)) this.#options.take(event);
    }
    if (slice.take(page)) this.#slices.delete(slice);
    this.#tell();
  }

  #failed(slice: Slice, error: unknown, sent: Instant): void {
    const now = this.#options.clock.now();
    const failure =
      error instanceof LookupFailure ? error : new LookupFailure('final', 'failed', null, { cause: error });
    const { kind, reason, detail } = failure;
    if (kind === 'final') {
      this.#giveUp(reason, detail);
      return;
    }
    if (kind === 'throttled') {
      this.#throttles++;
      this.#pacer.throttled(sent, now);
    }
    if (kind === 'token') slice.restart();
    slice.failures++;
    if (slice.failures >= MOST_ATTEMPTS || slice.restarts >= MOST_ATTEMPTS) {
      this.#slices.delete(slice);
      this.#holes.push({ ...slice.unread, search: slice.found.search, reason, detail });
    }
    const pause = Math.min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** slice.failures);
    slice.notBefore = now + pause * (0.5 + 0.5 * this.#options.clock.random());
    this.#tell();
  }

  /** Nothing more can be read: all that is left is a hole. */
  #giveUp(reason: Hole['reason'], detail: string | null): void {
    for (const { unread, found } of this.#slices) this.#holes.push({ ...unread, search: found.search, reason, detail });
    this.#slices.clear();
    this.#wake();
  }

  #tell(): void {
    const { searches, progress } = this.#options;
    const all = searches.reduce((sum, { from, to }) => sum + to - from, 0);
    let unread = 0;
    let pages = 0;
    for (const slice of this.#slices) {
      unread += slice.unread.to - slice.unread.from;
      pages += slice.pages;
    }
    progress({
      requests: this.#requests,
      events: this.#seen.size,
      share: 1 - unread / all,
      remaining: pages * this.#pacer.gap + (this.#slices.size > 0 ? this.#latency : 0),
    });
  }
}

function longest(slices: readonly Slice[]): Slice | null {
  let found: Slice | null = null;
  for (const slice of slices) if (found === null || slice.pages > found.pages) found = slice;
  return found;
}
