import { MOST_TRIES, pauseAfter } from '../pauses.ts';
import { AthenaFailure } from './failures.ts';

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
      await pause(pauseAfter(tries, random));
    }
  }
}
