import type { DeliveryProblem } from '../core/tracking/delivery-problem.ts';
import { TooMuchToRemember } from './fitting-memory.ts';
import { GithubFailure } from './github-failure.ts';
import { NewerMarker } from './ours.ts';

/** What went wrong at GitHub, as reports tell it. What is none of its failures is a fault of the tool. */
export function problemOf(error: unknown): DeliveryProblem {
  if (error instanceof GithubFailure || error instanceof TooMuchToRemember) return error.problem;
  if (error instanceof NewerMarker) return { failure: 'newer-tool', request: null, detail: `#${error.issue}` };
  return {
    failure: 'failed',
    request: null,
    detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

/** Each once, in order. */
export function distinctProblems(problems: readonly DeliveryProblem[]): DeliveryProblem[] {
  const seen = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...seen.values()];
}
