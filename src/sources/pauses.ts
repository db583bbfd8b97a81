import { SECOND } from '../core/instant.ts';

/** Times that a request is made at most. */
export const MOST_TRIES = 8;
const FIRST_PAUSE = 0.5 * SECOND;
const LONGEST_PAUSE = 20 * SECOND;

/** How long to wait once a request was tried so many times: more each time, and by chance. Milliseconds. */
export function pauseAfter(tries: number, random: () => number): number {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (tries - 1)) * (0.5 + random() / 2);
}
