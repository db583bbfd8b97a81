import { HOUR, type Instant, MINUTE } from '../../../src/core/instant.ts';
import { Refused } from './refusal.ts';

/** Requests an hour of GITHUB_TOKEN. */
const AN_HOUR = 1_000;
const SECOND = 1_000;

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits */
const SECONDARY = [
  { within: MINUTE, most: 80, counts: ({ isContent }: Counted) => (isContent ? 1 : 0) },
  { within: HOUR, most: 500, counts: ({ isContent }: Counted) => (isContent ? 1 : 0) },
  { within: MINUTE, most: 900, counts: ({ points }: Counted) => points },
];

interface Counted {
  readonly at: Instant;
  readonly isContent: boolean;
  readonly points: number;
}

/** The limits of GITHUB_TOKEN, by a clock that is given. */
export class Limits {
  readonly #now: () => Instant;
  #counted: Counted[] = [];
  #hour = { used: 0, ends: Number.NEGATIVE_INFINITY };
  #waitUntil = Number.NEGATIVE_INFINITY;
  /** Requests that came although GitHub had said to wait. */
  impatient = 0;

  constructor(now: () => Instant) {
    this.#now = now;
  }

  /** Every request counts in the hour. */
  count(): void {
    const now = this.#now();
    if (now >= this.#hour.ends) this.#hour = { used: 0, ends: now + HOUR };
    this.#hour.used++;
    if (now < this.#waitUntil) this.impatient++;
  }

  /** Throws what GitHub answers where a limit is exceeded. */
  check(method: string): void {
    const now = this.#now();
    if (this.#hour.used > AN_HOUR) throw this.primary(403);
    this.#counted = this.#counted.filter(({ at }) => at > now - HOUR);
    const isContent = method === 'POST' || method === 'PATCH';
    const one = { at: now, isContent, points: method === 'GET' ? 1 : 5 };
    for (const { within, most, counts } of SECONDARY) {
      if (counts(one) === 0) continue;
      const recent = this.#counted.filter((other) => other.at > now - within && counts(other) > 0);
      const sum = recent.reduce((total, other) => total + counts(other), counts(one));
      const [oldest] = recent;
      if (sum > most && oldest) throw this.secondary(403, Math.ceil((oldest.at + within - now) / SECOND));
    }
    this.#counted.push(one);
  }

  /** Exceeded, whatever was counted; `null`: without `retry-after`, which GitHub leaves out at times. */
  secondary(status: 403 | 429, retryAfter: number | null): Refused {
    this.#waitUntil = this.#now() + (retryAfter === null ? MINUTE : retryAfter * SECOND);
    const headers: Record<string, string> = retryAfter === null ? {} : { 'retry-after': String(retryAfter) };
    const message =
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID AAAA:BBBB.';
    return new Refused(status, message, { headers });
  }

  primary(status: 403 | 429): Refused {
    this.#hour.used = AN_HOUR;
    this.#waitUntil = this.#hour.ends;
    return new Refused(
      status,
      'API rate limit exceeded for installation ID 1. If you reach out to GitHub Support for help, please include the request ID AAAA:BBBB.',
    );
  }

  headers(): Readonly<Record<string, string>> {
    const { used, ends } = this.#hour;
    return {
      'x-ratelimit-limit': String(AN_HOUR),
      'x-ratelimit-remaining': String(Math.max(0, AN_HOUR - used)),
      'x-ratelimit-used': String(Math.min(AN_HOUR, used)),
      'x-ratelimit-reset': String(Math.ceil(ends / SECOND)),
      'x-ratelimit-resource': 'core',
    };
  }
}
