import type { Window } from './window.ts';
import type { Zone } from './zone.ts';

/** The zone whose wall clock a window is read by; `null` where it holds by any clock. */
export function windowZone(window: Window): Zone | null {
  return 'zone' in window ? window.zone : null;
}
