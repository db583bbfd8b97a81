import { Octokit } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import type { Budget } from './budget.ts';
import { type Heeding, heeding } from './heeding.ts';
import type { transport } from './transport.ts';

/** How often a request that can be made again without harm is, after a failure that may pass. */
const REPEATS = 3;
/** How often a request is made again that GitHub did not do because of its limits. */
const LIMITED_REPEATS = 3;
/** What no repeat would mend; the limits are the business of the other plugin. */
const NOT_REPEATED = [400, 401, 403, 404, 407, 409, 410, 412, 415, 422, 429, 451];

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export interface Connecting extends Heeding {
  /** `https://api.github.com`, or that of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  readonly token: string;
  readonly userAgent: string;
  readonly fetch: ReturnType<typeof transport>;
}

/**
 * Octokit whose plugins decide whether a request is made again, and our budget when: the timers of their own Bottleneck
 * know no clock but the machine's, so they are handed limiters of ours and told to wait for nothing themselves.
 */
export function octokit({ apiUrl, token, userAgent, fetch, ...heeded }: Connecting): Octokit {
  // From the inside out: each repeat of `retry` passes the limiters of `throttling`.
  const Connected = Octokit.plugin(heeding(heeded), throttling, retry).defaults(() => ({
    baseUrl: apiUrl.replace(/\/+$/, ''),
    auth: token,
    userAgent,
    // Octokit would print what an answer says of itself.
    request: { fetch, log: SILENT },
    log: SILENT,
    // By a function, because the plugin's types know no limiters but Bottleneck's.
    throttle: throttle(heeded.budget),
    retry: { retries: REPEATS, retryAfterBaseValue: 0, doNotRetry: NOT_REPEATED },
  }));
  return new Connected();
}

function throttle(budget: Budget) {
  const isRepeated = (_after: number, _options: object, _octokit: object, count: number) => count < LIMITED_REPEATS;
  const free = limiters(async () => {});
  return {
    global: limiters(() => budget.request()),
    write: limiters(() => budget.write()),
    notifications: free,
    search: free,
    auth: free,
    retryAfterBaseValue: 0,
    onRateLimit: isRepeated,
    onSecondaryRateLimit: isRepeated,
  };
}

/** What the plugin uses of a `Bottleneck.Group`. */
function limiters(allowed: () => Promise<void>) {
  const schedule = async (_: object, act: (...args: unknown[]) => unknown, ...args: unknown[]): Promise<unknown> => {
    await allowed();
    return act(...args);
  };
  return { key: () => ({ schedule }) };
}
