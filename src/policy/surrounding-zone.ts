import type { Zone } from '../core/zone.ts';
import type { Teller } from './teller.ts';
import type { YamlPath } from './yaml-places.ts';
import { readZone } from './zone-name.ts';

/** A zone from around a window: `null` where there is none, `unreadable` where there is one that is told already. */
export type SurroundingZone = Zone | null | 'unreadable';

/** What a key `timezone` holds, as the draft of the file shows it: left out, or `null` where it is no text. */
export function readSurroundingZone(name: string | null | undefined, path: YamlPath, teller: Teller): SurroundingZone {
  if (name === undefined) return null;
  if (name === null) return 'unreadable';
  const read = readZone(name);
  if (read.ok) return read.zone;
  teller.within(path, { finding: read.finding, offset: 0, length: name.length });
  return 'unreadable';
}
