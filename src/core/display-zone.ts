import type { Entry } from './policy.ts';
import { findZone } from './tzdb.ts';
import { windowZone } from './window-zone.ts';
import type { Zone } from './zone.ts';

/** The entry's zone; where only its windows name zones, the first of theirs; UTC where nothing names any. */
export function displayZone(entry: Entry): Zone {
  const ofWindow = entry.windows?.map(windowZone).find((zone) => zone !== null);
  const zone = entry.zone ?? ofWindow ?? findZone('UTC');
  if (!zone) throw new Error('the tz database has no UTC');
  return zone;
}
