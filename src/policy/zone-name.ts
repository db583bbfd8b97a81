import { nearest } from '../core/nearest.ts';
import type { Finding } from '../core/problem.ts';
import type { ZoneFindings } from '../core/problem-kinds.ts';
import { findZone, zoneNames } from '../core/tzdb.ts';
import type { Zone } from '../core/zone.ts';
import type { Part, TellAt } from './text-finding.ts';
import { LIKELY_BY_ABBREVIATION, LIKELY_BY_OFFSET, ZONE_BY_CITY } from './zone-hints.ts';

export type ZoneReading =
  | { readonly ok: true; readonly zone: Zone }
  | { readonly ok: false; readonly finding: Finding<keyof ZoneFindings> };

/**
 * A zone as a policy may name it: a name of the tz database that contains a slash, or `UTC`, in any case. `Etc/GMT+5` and
 * its like are fixed offsets with the sign turned round (it is five hours behind UTC), so they are refused as offsets are.
 */
export function readZone(name: string): ZoneReading {
  const mayName = /^(?:utc|[\w+-]+(?:\/[\w+-]+)+)$/i.test(name) && offsetOf(name) === null;
  const zone = mayName ? findZone(name) : undefined;
  return zone ? { ok: true, zone } : { ok: false, finding: findingFor(name) };
}

/** The zone that a part of a text names. */
export function zoneNamed(part: Part, tell: TellAt): Zone | null {
  const read = readZone(part.text);
  if (read.ok) return read.zone;
  tell(part, read.finding);
  return null;
}

function findingFor(got: string): Finding<keyof ZoneFindings> {
  if (/^(?:local|localtime|local time|system|default)$/i.test(got)) return { kind: 'zone-local', got };
  const offset = offsetOf(got);
  if (offset !== null) return { kind: 'zone-offset', got, likely: LIKELY_BY_OFFSET[offset] ?? [] };
  const abbreviation = got.toUpperCase();
  const likely = Object.hasOwn(LIKELY_BY_ABBREVIATION, abbreviation) && LIKELY_BY_ABBREVIATION[abbreviation];
  return likely
    ? { kind: 'zone-abbreviation', got, likely }
    : { kind: 'zone-unknown', got, nearest: nearestZones(got) };
}

/** Minutes east of UTC that an offset means: `+05:30`, `-0800`, `UTC+2`, `GMT-5`, `Etc/GMT+5` (there the sign is turned). */
function offsetOf(name: string): number | null {
  const found = /^(etc\/)?(?:utc|gmt|z)?\s*([+\u2212-])(\d{1,2})(?::?(\d{2}))?$/i.exec(name);
  if (!found) return null;
  const [, etc, sign, hours, minutes = '0'] = found;
  const east = (sign === '+') === (etc === undefined) ? 1 : -1;
  // Adding zero makes -0 a plain 0.
  return east * (Number(hours) * 60 + Number(minutes)) + 0;
}

/** The names to choose from, made when the first misspelt zone asks for them. */
let names: readonly string[] | undefined;

/** Names that a misspelt zone was likely meant to be, best first: the place without its continent, a city, a typo. */
function nearestZones(got: string): string[] {
  const wanted = letters(got);
  if (wanted === '') return [];
  names ??= zoneNames().filter((name) => name.includes('/') && !name.startsWith('Etc/'));
  const same = names.filter((name) => letters(name) === wanted);
  if (same.length > 0) return same.slice(0, 3);
  const place = letters(lastPart(got));
  const city = Object.hasOwn(ZONE_BY_CITY, place) ? ZONE_BY_CITY[place] : undefined;
  if (city) return [city];
  const samePlace = names.filter((name) => letters(lastPart(name)) === place);
  if (samePlace.length > 0) return samePlace.slice(0, 3);
  const typo = nearest(got, ['UTC', ...names]) ?? nearest(lastPart(got), names.map(lastPart));
  if (typo === null) return [];
  return typo.includes('/') || typo === 'UTC' ? [typo] : names.filter((name) => lastPart(name) === typo).slice(0, 3);
}

function lastPart(name: string): string {
  return name.split('/').at(-1) ?? name;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}
