import type { RunFacts } from '../core/facts.ts';
import { isAnyHeld } from '../core/tracking/held-parts.ts';
import { DELIVERY_ANCHOR, deliveryWords } from './delivery-words.ts';
import { plural } from './words.ts';

/** What should stand in issues and does not, a line for each cause; text from outside is in it. It makes the run red. */
export function notDeliveredOf({ tracking, incidents }: RunFacts): string[] {
  if (tracking === null) return [];
  const { problems } = tracking;
  const undelivered = incidents.filter((incident) => isAnyHeld(incident, tracking, 'undelivered')).length;
  const overflow = incidents.filter((incident) => isAnyHeld(incident, tracking, 'overflow')).length;
  return [
    ...(undelivered === 0 ? [] : [undeliveredWords(undelivered)]),
    ...problems.map(deliveryWords),
    ...(problems.length === 0 ? [] : [`What helps: ${DELIVERY_ANCHOR}`]),
    ...(overflow === 0 ? [] : [overflowWords(overflow)]),
  ];
}

function undeliveredWords(count: number): string {
  return `${plural(count, 'incident')} ${count === 1 ? 'is' : 'are'} not, or not wholly, told in an issue: the next run tries again.`;
}

function overflowWords(count: number): string {
  const wait = count === 1 ? 'waits' : 'wait';
  return `${plural(count, 'incident')} ${wait} for room: no more than max-issues are open at once. Close what is settled, or raise max-issues.`;
}
