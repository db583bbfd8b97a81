import { groupBy } from '../group-by.ts';
import type { Incident } from '../incident.ts';
import type { AttributedPush } from '../verdict.ts';
import type { PushHolding, Tracking } from './tracking.ts';

/** Pushes of an incident that one thing holds. */
export interface HeldPart {
  readonly holding: PushHolding;
  /** In order of time. */
  readonly pushes: readonly [AttributedPush, ...AttributedPush[]];
}

/** What holds the pushes of an incident, each thing once, in order of its first push; nothing where no issues are kept. */
export function heldPartsOf({ pushes }: Pick<Incident, 'pushes'>, tracking: Tracking | null): HeldPart[] {
  if (tracking === null || tracking.holdings.size === 0) return [];
  const held = pushes.flatMap((judged) => {
    const holding = tracking.holdings.get(judged);
    return holding === undefined ? [] : [{ judged, holding }];
  });
  const groups = groupBy(held, ({ holding: { kind, issue } }) => `${kind} ${issue?.number ?? ''}`);
  return [...groups.values()].map(([first, ...others]) => ({
    holding: first.holding,
    pushes: [first.judged, ...others.map(({ judged }) => judged)],
  }));
}

/** Whether an approver's word covers all pushes of an incident. */
export function isApproved({ pushes }: Pick<Incident, 'pushes'>, tracking: Tracking | null): boolean {
  return tracking !== null && pushes.every((judged) => tracking.holdings.get(judged)?.kind === 'approved');
}

/** Whether a push of an incident has a holding of this kind. */
export function isAnyHeld(
  { pushes }: Pick<Incident, 'pushes'>,
  tracking: Tracking | null,
  kind: PushHolding['kind'],
): boolean {
  return tracking !== null && pushes.some((judged) => tracking.holdings.get(judged)?.kind === kind);
}
