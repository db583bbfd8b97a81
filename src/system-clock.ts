import { setTimeout } from 'node:timers/promises';
import type { Clock } from './core/clock.ts';

/** The machine's time and chance. */
export const systemClock: Clock = {
  now: Date.now,
  sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }).catch(() => {}),
  random: Math.random,
};
