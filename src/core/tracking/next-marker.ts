import type { Instant } from '../instant.ts';
import type { AttributedPush } from '../verdict.ts';
import type { Belonging } from './belonging.ts';
import type { Marker } from './marker.ts';
import { type MarkOf, NOTHING_TOLD, namesOf, type Told, withTold } from './told.ts';

/** What every telling needs to know. */
export interface Telling {
  /** Stands for the policy of this run. */
  readonly policy: string;
  readonly markOf: MarkOf;
}

export function toldOf(pushes: readonly AttributedPush[], markOf: MarkOf, before = NOTHING_TOLD): Told {
  return withTold(
    before,
    pushes.map(({ push }) => namesOf(push, markOf)),
  );
}

/** Of a new issue. */
export function firstMarker(belonging: Belonging, title: string, { policy, markOf }: Telling): Marker {
  return {
    key: belonging.incidents[0].key,
    policy,
    ...closedPeriodOf(belonging),
    told: toldOf(belonging.pushes, markOf),
    toldAt: null,
    end: null,
    approvedAt: null,
    answeredAt: null,
    revision: 0,
    title: markOf(title),
  };
}

/** Of an issue that tells violations now; `news` are those that it tells for the first time. */
export function tellingMarker(
  before: Marker,
  belonging: Belonging,
  news: readonly AttributedPush[],
  { policy, markOf }: Telling,
): Marker {
  const told = toldOf(news, markOf, before.told);
  const revision = before.revision + 1;
  return { ...before, policy, ...closedPeriodOf(belonging), told, end: null, approvedAt: null, revision };
}

/** From the first start to the last end, where several incidents came together. */
export function closedPeriodOf({ incidents }: Belonging): Pick<Marker, 'closedFrom' | 'closedUntil'> {
  const starts = incidents.map(({ closedFrom }) => closedFrom ?? -Infinity);
  const ends = incidents.map(({ closedUntil }) => closedUntil ?? Infinity);
  return { closedFrom: finite(Math.min(...starts)), closedUntil: finite(Math.max(...ends)) };
}

function finite(instant: number): Instant | null {
  return Number.isFinite(instant) ? instant : null;
}
