import type { DeliveryProblem } from '../core/tracking/delivery-problem.ts';
import { GithubClient, type GithubOptions } from './client.ts';
import { GithubFailure } from './github-failure.ts';

/** What the shells need of GitHub. Handed over as one, because the bundle's classes are known to nobody else. */
export const githubLibrary = {
  connect: (options: GithubOptions): GithubClient => new GithubClient(options),

  /** What an error that a call of the client threw is told as. */
  problemOf: (error: unknown): DeliveryProblem =>
    error instanceof GithubFailure ? error.problem : { failure: 'failed', request: null, detail: null },
};
