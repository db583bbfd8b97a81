import type { Clock } from '../core/clock.ts';
import { HOUR, type Instant, MINUTE, SECOND } from '../core/instant.ts';
import { GithubFailure } from './github-failure.ts';
import { SlidingWindow } from './sliding-window.ts';

/** Nothing is waited for longer than this at once: the rest is done by the next run. */
const LONGEST_WAIT = 5 * MINUTE;
/** All waiting and all tries that failed may take so long together. */
const MOST_WAITING = 10 * MINUTE;
/** "Wait for at least one minute … an exponentially increasing amount of time" ("Best practices for using the REST API"). */
const UNSAID_PAUSE = MINUTE;
/** After the first try that failed; each that fails next doubles it. */
const FIRST_PAUSE = SECOND;
const LONGEST_PAUSE = 30 * SECOND;

/** Headers of an answer, in small letters. */
export type Headers = Readonly<Record<string, string | number | undefined>>;

/**
 * What may be asked of GitHub now: its documented limits, over what this process did, and what its answers say. Nothing is
 * asked before it may be; what lies too far off fails at once.
 */
export class Budget {
  readonly #clock: Clock;
  readonly #stop: AbortSignal;
  /**
   * "No more than 80 content-generating requests per minute and no more than 500 content-generating requests per hour"
   * ("Rate limits for the REST API"). It does not say whether an edit is one: all writes are counted.
   */
  readonly #writes = [new SlidingWindow(80, MINUTE), new SlidingWindow(500, HOUR)];
  /** "No more than 900 points per minute": 1 to read, 5 to write. */
  readonly #points = [new SlidingWindow(900, MINUTE)];
  #heldUntil: Instant = Number.NEGATIVE_INFINITY;
  #isLimited = false;
  #waited = 0;
  #limits = 0;
  #failures = 0;

  constructor(clock: Clock, stop: AbortSignal) {
    this.#clock = clock;
    this.#stop = stop;
  }

  /** Before each request. */
  request(): Promise<void> {
    return this.#take(this.#points, 1);
  }

  /** Before one that changes something, besides. */
  async write(): Promise<void> {
    await this.#take(this.#writes, 1);
    await this.#take(this.#points, 4);
  }

  answered(headers: Headers): void {
    this.#limits = 0;
    this.#failures = 0;
    this.#heedLimit(headers);
  }

  /** GitHub said that too much was asked. */
  limited(headers: Headers): void {
    const now = this.#clock.now();
    const seconds = Number(headers['retry-after']);
    if (seconds > 0) this.#holdLimited(now + seconds * SECOND);
    else if (!this.#heedLimit(headers)) this.#holdLimited(now + UNSAID_PAUSE * 2 ** this.#limits);
    this.#limits++;
  }

  /** A request that was begun then failed by something that may pass. */
  failed(begun: Instant): void {
    const now = this.#clock.now();
    this.#waited += now - begun;
    const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#failures);
    this.#heldUntil = Math.max(this.#heldUntil, now + pause * (0.5 + this.#clock.random()));
    this.#failures++;
  }

  /** Whether the answer says that nothing is left. */
  #heedLimit(headers: Headers): boolean {
    const reset = Number(headers['x-ratelimit-reset']);
    if (headers['x-ratelimit-remaining'] !== '0' || !(reset > 0)) return false;
    // A second later, as GitHub's own plugin has it: the header is cut to seconds.
    this.#holdLimited((reset + 1) * SECOND);
    return true;
  }

  #holdLimited(until: Instant): void {
    if (until <= this.#heldUntil) return;
    this.#heldUntil = until;
    this.#isLimited = true;
  }

  async #take(windows: readonly SlidingWindow[], weight: number): Promise<void> {
    for (;;) {
      if (this.#stop.aborted) throw new GithubFailure('stopped', null, null);
      const now = this.#clock.now();
      if (this.#heldUntil <= now) this.#isLimited = false;
      const wait = Math.max(this.#heldUntil - now, ...windows.map((window) => window.wait(now, weight)));
      if (wait <= 0) {
        for (const window of windows) window.take(now, weight);
        return;
      }
      if (wait > LONGEST_WAIT || this.#waited + wait > MOST_WAITING) throw this.#over(now + wait);
      this.#waited += wait;
      await this.#clock.sleep(wait, this.#stop);
    }
  }

  #over(until: Instant): GithubFailure {
    const moment = Number.isFinite(new Date(until).getTime()) ? new Date(until).toISOString() : null;
    return new GithubFailure(this.#isLimited ? 'rate-limited' : 'budget-spent', null, moment);
  }
}
