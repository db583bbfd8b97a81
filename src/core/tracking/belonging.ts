import { groupBy } from '../group-by.ts';
import type { Incident } from '../incident.ts';
import { byTime } from '../push.ts';
import type { AttributedPush } from '../verdict.ts';
import { type Family, tells } from './family.ts';
import { repositoryOfKey } from './marker.ts';
import type { Sightings } from './sightings.ts';

/** Violations, and the issue where they belong. */
export interface Belonging {
  /** `null`: no issue tells of them. */
  readonly family: Family | null;
  /** Whose pushes they are now, the most severe first, at least one. */
  readonly incidents: readonly [Incident, ...Incident[]];
  /** In order of time, at least one. */
  readonly pushes: readonly AttributedPush[];
}

/**
 * Where each violation belongs: to the issue that told it, whatever its key is now. One that was never told belongs to the
 * issue with the key of its incident, else to the first that told another push of it, else to a new one. In the order of
 * the incidents.
 */
export function belongingsOf(
  incidents: readonly Incident[],
  families: readonly Family[],
  sightings: Sightings,
): Belonging[] {
  const places = groupBy(families, ({ issue }) => repositoryOfKey(issue.marker.key));
  const found = new Map<Family | Incident, { incidents: [Incident, ...Incident[]]; pushes: AttributedPush[] }>();
  for (const incident of incidents) {
    const here = places.get(repositoryOfKey(incident.key)) ?? [];
    const tellers = incident.pushes.map(({ push }) => here.find((family) => tells(family, sightings.namesOf(push))));
    const ownFamily =
      here.find(({ keys }) => keys.has(incident.key)) ?? here.find((family) => tellers.includes(family));
    for (const [index, judged] of incident.pushes.entries()) {
      const home = tellers[index] ?? ownFamily ?? incident;
      const known = found.get(home);
      if (known === undefined) found.set(home, { incidents: [incident], pushes: [judged] });
      else {
        known.pushes.push(judged);
        if (!known.incidents.includes(incident)) known.incidents.push(incident);
      }
    }
  }
  return [...found].map(([home, { incidents, pushes }]) => ({
    family: 'members' in home ? home : null,
    incidents,
    pushes: pushes.sort((a, b) => byTime(a.push, b.push)),
  }));
}
