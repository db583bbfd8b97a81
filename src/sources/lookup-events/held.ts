import { DAY } from '../../core/instant.ts';

/** "You can look up events that occurred in a Region within the last 90 days" (API Reference, "LookupEvents"). Milliseconds. */
export const HELD = 90 * DAY;
