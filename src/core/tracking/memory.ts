import type { UnreadReason } from '../coverage.ts';
import type { SourceName } from '../facts.ts';
import type { Instant, Interval } from '../instant.ts';
import { compareText } from '../text-order.ts';

/** An account and Region as one source shows it. */
export interface Slot extends Place {
  readonly source: SourceName;
}

export interface Place {
  /** Twelve digits; `null`: not known, or any. */
  readonly account: string | null;
  readonly region: string | null;
}

/** How far a slot was checked. */
export interface SlotMark extends Slot {
  readonly account: string;
  readonly region: string;
  /** Nothing before was ever asked for. */
  readonly since: Instant;
  /** Exclusive. Everything from `since` on was read and told, but for the holes. */
  readonly until: Instant;
}

/** A time of a slot that should have been read and was not. */
export interface Hole extends Slot, Interval {
  readonly reason: UnreadReason;
}

/**
 * What the tool remembers from run to run, besides what the issues told. People can edit it: it may make a check read more,
 * and never less than the time that every check reads again.
 */
export interface Memory {
  /** The policy by which all open incidents were last looked at; `null`: they were not. */
  readonly policy: string | null;
  /** In order of source, account, Region. */
  readonly marks: readonly SlotMark[];
  /** In the same order, then of time; those of one slot do not overlap. */
  readonly holes: readonly Hole[];
}

export const NO_MEMORY: Memory = { policy: null, marks: [], holes: [] };

/** Whether one may stand for the other: what is not known may be any. */
export function mayBe(a: Place, b: Place): boolean {
  const [account, region] = [a.account ?? b.account, a.region ?? b.region];
  return (b.account ?? account) === account && (b.region ?? region) === region;
}

/** One text for each slot. */
export function nameOf({ source, account, region }: Slot): string {
  return `${source} ${account ?? ''} ${region ?? ''}`;
}

/** The same memory always looks the same. */
export function inOrder({ policy, marks, holes }: Memory): Memory {
  return { policy, marks: [...marks].sort(compareSlots), holes: [...holes].sort(compareHoles) };
}

/** By slot, then by time, the longer first. */
export function compareHoles(a: Hole, b: Hole): number {
  return compareSlots(a, b) || a.from - b.from || b.to - a.to;
}

function compareSlots(a: Slot, b: Slot): number {
  return compareText(nameOf(a), nameOf(b));
}
