import type { Incident } from '../core/incident.ts';
import { heldPartsOf, isAnyHeld, isApproved } from '../core/tracking/held-parts.ts';
import type { Tracking } from '../core/tracking/tracking.ts';
import { partsWords, plainHolding } from './holding-words.ts';
import { visible } from './visible.ts';
import { listed } from './words.ts';

/**
 * How far an incident is dealt with, by `status_id` of the class: resolved once an approver's word covers all of it. Closed by
 * a person without one is neither of the class's own values, and what no issue tells is as new as what an open one tells.
 */
export function statusOf(incident: Incident, tracking: Tracking | null) {
  const comment = commentOf(incident, tracking);
  if (isApproved(incident, tracking)) return { status_id: 4, status: 'Resolved', comment };
  const isPending = (['open', 'overflow', 'undelivered'] as const).some((kind) => isAnyHeld(incident, tracking, kind));
  const isClosed = isAnyHeld(incident, tracking, 'closed') && !isPending;
  return isClosed
    ? { status_id: 99, status: 'Closed, not approved', comment }
    : { status_id: 1, status: 'New', comment };
}

/** What holds the pushes; `null` where no issues are kept. */
function commentOf(incident: Incident, tracking: Tracking | null): string | null {
  const parts = heldPartsOf(incident, tracking);
  if (parts.length === 0) return null;
  const { parts: shown, more } = partsWords(incident, parts);
  const words = shown.map(
    ({ images, ...part }) => `${plainHolding(part)}${images.length === 0 ? '' : `: ${listed(images)}`}`,
  );
  return visible([...words, ...(more > 0 ? [`${more} more`] : [])].join('; '));
}
