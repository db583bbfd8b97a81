import { DAY, type Instant } from '../instant.ts';
import type { KeptIssue } from './kept-issue.ts';
import { type Marker, repositoryOfKey } from './marker.ts';
import { type Memory, mayBe, type Place, type Slot } from './memory.ts';

/** What a check wants to read, and what decides on how far it reads back. */
export interface ReachQuestion {
  /** What is asked for, as far as it is known before anything is read. */
  readonly slots: readonly Slot[];
  /** End of the range, exclusive. */
  readonly to: Instant;
  /** From when on a slot is checked that never was, as far as is known. */
  readonly start: Instant;
  /**
   * Whether there is any issue with our label. Then what was remembered may be lost, and a slot that seems never to have
   * been checked is read as far back as others are again.
   */
  readonly ranBefore: boolean;
  /** So much before the mark is read again, for records that came late: since the mark was set. Milliseconds. */
  readonly lookBack: number;
  /** What is older the source does not hold, or not until it has been read; `null`: it holds everything. */
  readonly oldest: Instant | null;
  /** Stands for the policy of this run. */
  readonly policy: string;
  readonly issues: readonly KeptIssue[];
}

/** How far a check reads back for what is asked, and why so far. */
export interface SlotReach extends Slot {
  readonly from: Instant;
  readonly because: 'never-checked' | 'mark' | 'hole' | 'incident';
}

export interface Reach {
  /** One for each of the slots that are asked for. */
  readonly slots: readonly SlotReach[];
  /** Open issues of which pushes may be older than what the source holds: those are not looked at again. */
  readonly beyond: readonly KeptIssue[];
}

type Why = Pick<SlotReach, 'from' | 'because'>;

/**
 * How far back a check reads. A mark is followed also beyond what the source holds, so that the source tells what it no
 * longer has; holes, incidents and what is only read again are not.
 */
export function reachOf(memory: Memory, question: ReachQuestion): Reach {
  const { slots, to, policy, oldest } = question;
  // Whether nobody has looked since the policy changed: an exception may excuse it now.
  const isToldOtherwise = (marker: Marker, place: Place) => {
    const marks = memory.marks.filter((mark) => slots.some((slot) => isOf(slot, mark)) && mayBe(place, mark));
    return marker.policy !== policy && !(marks.length > 0 && marks.every((mark) => mark.policy === policy));
  };
  const periods = question.issues
    .filter(({ isOpen }) => isOpen)
    .map((issue) => ({ issue, place: placeOf(issue.marker), from: startOf(issue.marker) }))
    .filter(({ issue: { marker }, place }) => isGrowing(marker, to) || isToldOtherwise(marker, place));
  const asked = periods.filter(({ place }) => slots.some((slot) => mayBe(slot, place)));
  return {
    slots: slots.map((slot) => {
      const starts = asked.filter(({ place }) => mayBe(slot, place)).map(({ from }) => from);
      return { ...slot, ...slotReach(slot, memory, starts, question) };
    }),
    beyond: oldest === null ? [] : asked.filter(({ from }) => from < oldest).map(({ issue }) => issue),
  };
}

function slotReach(slot: Slot, memory: Memory, starts: readonly Instant[], question: ReachQuestion): Why {
  const { to, start, lookBack, oldest, ranBefore } = question;
  const held = (from: Instant) => Math.max(from, oldest ?? from);
  const holes = memory.holes.filter((hole) => mayBe(slot, hole) && hole.to > (oldest ?? -Infinity));
  const marks = marksFor(slot, memory);
  // A mark of a time to come was edited.
  const mark = marks.reduce((first, until) => Math.min(first, until), to);
  const first: Why =
    marks.length === 0
      ? { from: ranBefore ? Math.min(start, held(to - lookBack)) : start, because: 'never-checked' }
      : { from: Math.min(mark, held(mark - lookBack)), because: 'mark' };
  const whys: readonly Why[] = [
    first,
    ...holes.map(({ from }): Why => ({ from: held(from), because: 'hole' })),
    ...starts.map((from): Why => ({ from: held(from), because: 'incident' })),
  ];
  return whys.reduce((a, b) => (b.from < a.from ? b : a));
}

/** Where another source checked before, this one goes on from there. */
function marksFor(slot: Slot, { marks }: Memory): Instant[] {
  const own = marks.filter((mark) => isOf(slot, mark));
  const known = own.length > 0 ? own : marks.filter((mark) => mayBe(slot, mark));
  return known.map(({ until }) => until);
}

function isOf(slot: Slot, other: Slot): boolean {
  return slot.source === other.source && mayBe(slot, other);
}

/** Whether pushes may still join the incident. Where nothing ever opens, an incident is of a week. */
function isGrowing({ closedFrom, closedUntil, told }: Marker, now: Instant): boolean {
  if (closedUntil !== null) return closedUntil > now;
  return closedFrom !== null || told.first + 7 * DAY > now;
}

/** What was told before the closed period began was told by other windows. */
function startOf({ closedFrom, told }: Marker): Instant {
  return Math.min(closedFrom ?? told.first, told.first);
}

/** The account and Region in an incident's key: `registry/account/region/name@…`. */
function placeOf({ key }: Marker): Place {
  const [, account = null, region = null] = repositoryOfKey(key).split('/');
  return { account, region };
}
