import { type Instant, SECOND } from './core/instant.ts';

/** Often enough to look alive. */
const PAUSE_LIVE = 200;
const PAUSE_IN_LOG = 30 * SECOND;

export interface LiveLines<State> {
  readonly update: (state: State) => void;
  readonly end: () => void;
}

/**
 * The latest state of each thing of a name, a line for each: written over on a terminal, told every 30 seconds in a log.
 * `words`: gets the milliseconds since the start too.
 */
export function liveLines<State>(
  stream: NodeJS.WritableStream & { readonly isTTY?: boolean },
  now: () => Instant,
  nameOf: (state: State) => string,
  words: (state: State, elapsed: number) => string,
): LiveLines<State> {
  const live = stream.isTTY === true;
  const started = now();
  const latest = new Map<string, State>();
  let last = live ? Number.NEGATIVE_INFINITY : started;
  let shown = 0;
  const clear = () => {
    if (shown > 0) stream.write(`\u001B[${shown}A\u001B[J`);
    shown = 0;
  };
  return {
    update: (state) => {
      latest.set(nameOf(state), state);
      const instant = now();
      if (instant - last < (live ? PAUSE_LIVE : PAUSE_IN_LOG)) return;
      last = instant;
      if (live) clear();
      shown = latest.size;
      for (const one of latest.values()) stream.write(`${words(one, instant - started)}\n`);
    },
    end: () => {
      if (live) clear();
    },
  };
}
