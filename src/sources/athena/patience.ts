import { SECOND } from '../../core/instant.ts';
import { AthenaFailure } from './failures.ts';

/** Times that a request is made at most. */
const MOST_TRIES = 8;
const FIRST_PAUSE = 0.5 * SECOND;
const LONGEST_PAUSE = 20 * SECOND;

/** Repeats a request that may pass, with pauses that grow and differ by chance; throws the last `AthenaFailure`. */
export async function patiently<Value>(
  act: () => Promise<Value>,
  pause: (milliseconds: number) => Promise<void>,
  random: () => number,
): Promise<Value> {
  for (let tries = 1; ; tries++) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof AthenaFailure) || error.hope === 'none' || tries === MOST_TRIES) throw error;
      await pause(Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (tries - 1)) * (0.5 + random() / 2));
    }
  }
}
