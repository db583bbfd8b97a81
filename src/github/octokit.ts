import { Octokit } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { RequestError } from '@octokit/request-error';
import type { Clock } from '../core/clock.ts';
import type { Budget } from './budget.ts';
import { isLimit } from './failures.ts';
import { GithubFailure } from './github-failure.ts';
import type { transport } from './transport.ts';

/** How often a request that can be made again without harm is, after a failure that may pass. */
const REPEATS = 3;
/** How often a request is made again that GitHub did not do because of its limits. */
const LIMITED_REPEATS = 3;
/** What no repeat would mend; the limits are the business of the other plugin. */
const NOT_REPEATED = [400, 401, 403, 404, 407, 409, 410, 412, 415, 422, 429, 451];

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export interface Connecting {
  /** `https://api.github.com`, or that of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  readonly token: string;
  readonly userAgent: string;
  readonly clock: Clock;
  readonly stop: AbortSignal;
  readonly budget: Budget;
  readonly fetch: ReturnType<typeof transport>;
}

/**
 * Octokit whose plugins decide whether a request is made again, and our budget when: the timers of their own Bottleneck
 * know no clock but the machine's, so they are handed limiters of ours and told to wait for nothing themselves.
 */
export function octokit({ apiUrl, token, userAgent, fetch, ...gate }: Connecting): Octokit {
  // From the inside out: each repeat of `retry` passes the limiters of `throttling`.
  const Connected = Octokit.plugin(heeding(gate), throttling, retry).defaults(() => ({
    baseUrl: apiUrl.replace(/\/+$/, ''),
    auth: token,
    userAgent,
    // Octokit would print what an answer says of itself.
    request: { fetch, log: SILENT },
    log: SILENT,
    // By a function, because the plugin's types know no limiters but Bottleneck's.
    throttle: throttle(gate.budget),
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

/** Tells the budget of every answer, and takes none for an answer that GitHub would not give. */
function heeding({ clock, stop, budget }: Pick<Connecting, 'clock' | 'stop' | 'budget'>) {
  return ({ hook }: Octokit): void => {
    hook.wrap('request', async (request, options) => {
      const begun = clock.now();
      try {
        const response = await request(options);
        if (response.status >= 300) {
          throw new RequestError('moved', response.status, { request: options, response });
        }
        if (response.status !== 204 && !isJson(response.data)) {
          throw new RequestError('no JSON', 502, { request: options, response });
        }
        budget.answered(response.headers);
        return response;
      } catch (error) {
        if (stop.aborted) throw new GithubFailure('stopped', null, null, { mayBeDone: true });
        if (!(error instanceof RequestError)) throw error;
        const { response } = error;
        if (isLimit(error)) budget.limited(response?.headers ?? {});
        else if (error.status >= 500) budget.failed(begun);
        else if (response !== undefined && error.status >= 400 && error.status !== 407 && !isJson(response.data)) {
          // Something in between answered.
          budget.failed(begun);
          throw new RequestError('no JSON', 502, { request: options, response });
        } else budget.answered(response?.headers ?? {});
        throw error;
      }
    });
  };
}

function isJson(data: unknown): boolean {
  return typeof data === 'object' && data !== null && !(data instanceof ArrayBuffer);
}
