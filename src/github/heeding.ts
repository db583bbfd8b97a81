import type { Octokit } from '@octokit/core';
import { RequestError } from '@octokit/request-error';
import type { Clock } from '../core/clock.ts';
import type { Budget } from './budget.ts';
import { isLimit } from './failures.ts';
import { GithubFailure } from './github-failure.ts';

export interface Heeding {
  readonly clock: Pick<Clock, 'now'>;
  readonly stop: AbortSignal;
  readonly budget: Budget;
}

/** A plugin: tells the budget of every answer, and takes none for an answer that GitHub would not give. */
export function heeding({ clock, stop, budget }: Heeding) {
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
        const { response, status } = error;
        if (response === undefined || status >= 500) {
          budget.failed(begun);
          throw error;
        }
        if (isLimit(error)) {
          budget.limited(response.headers);
          // By these words alone the plugin knows a limit; older versions of GitHub Enterprise Server have others.
          throw new RequestError('secondary rate limit', 403, { request: options, response });
        }
        if (status >= 400 && status !== 407 && !isJson(response.data)) {
          // Something in between answered.
          budget.failed(begun);
          throw new RequestError('no JSON', 502, { request: options, response });
        }
        budget.answered(response.headers);
        throw error;
      }
    });
  };
}

function isJson(data: unknown): boolean {
  return typeof data === 'object' && data !== null && !(data instanceof ArrayBuffer);
}
