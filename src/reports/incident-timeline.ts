import type { RunFacts } from '../core/facts.ts';
import type { Incident } from '../core/incident.ts';
import { DAY, type Instant } from '../core/instant.ts';
import { findZone } from '../core/tzdb.ts';
import type { Zone } from '../core/zone.ts';
import { zoneOf } from './incident-words.ts';
import { type Bar, diagramName, gantt } from './mermaid.ts';
import { imageOf } from './words.ts';

/** One incident has nothing to stand beside; more than this cannot be told apart in a picture. */
const FEWEST = 2;
const MOST = 12;
/** Marks of one incident. */
const MARKS = 3;
/** Of a longer closed period only what is around the pushes is drawn. */
const AROUND = 7 * DAY;

/** The incidents as bars along one wall clock: their zone's, or UTC where they have several. */
export function* incidentTimeline({ incidents }: RunFacts): Generator<string> {
  if (incidents.length < FEWEST || incidents.length > MOST) return;
  const zones = new Set(incidents.map(zoneOf));
  const [first] = zones;
  const zone = zones.size === 1 ? first : findZone('UTC');
  if (zone === undefined) return;
  const sections = incidents.map((incident, index) => [String(index + 1), barsOf(incident, zone)] as const);
  yield gantt(`When the ${incidents.length} incidents were, ${zone.name}`, sections);
}

function barsOf(incident: Incident, zone: Zone): Bar[] {
  const { repository, images, firstTime, lastTime, closedFrom, closedUntil, cause } = incident;
  const reading = (instant: Instant) => instant + zone.offsetAt(instant);
  const from = Math.max(closedFrom ?? Number.NEGATIVE_INFINITY, firstTime - AROUND);
  const to = Math.min(closedUntil ?? Number.POSITIVE_INFINITY, lastTime + AROUND);
  const isWhole = from === closedFrom && to === closedUntil;
  const label = `${cause === 'freeze' ? 'Frozen' : 'Closed'}${isWhole ? '' : ', part of it'}`;
  const period: Bar = { kind: 'period', label, from: reading(from), to: reading(to) };
  const marks = images.slice(0, MARKS).map(({ worst }): Bar => {
    const at = reading(worst.push.time);
    return {
      kind: 'milestone',
      label: `Pushed ${diagramName(`${repository} ${imageOf(worst.push)}`)}`,
      from: at,
      to: at,
    };
  });
  return cause === 'undeclared' ? marks : [period, ...marks];
}
