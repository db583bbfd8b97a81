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
  /** Stands for the policy by which all open incidents of it were last looked at; `null`: they were not. */
  readonly policy: string | null;
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
  /** In order of source, account, Region. */
  readonly marks: readonly SlotMark[];
  /** In the same order, then of time; those of one slot do not overlap. */
  readonly holes: readonly Hole[];
}

export const NO_MEMORY: Memory = { marks: [], holes: [] };

/** Whether one may stand for the other: what is not known may be any. */
export function mayBe(a: Place, b: Place): boolean {
  const [account, region] = [a.account ?? b.account, a.region ?? b.region];
  return (b.account ?? account) === account && (b.region ?? region) === region;
}

/** What is certain where two remember: of each slot the later start and the earlier end, and the holes of both. */
export function joined(a: Memory, b: Memory): Memory {
  const marks = new Map(a.marks.map((mark) => [nameOf(mark), mark]));
  for (const mark of b.marks) {
    const known = marks.get(nameOf(mark)) ?? mark;
    marks.set(nameOf(mark), {
      ...mark,
      since: Math.max(known.since, mark.since),
      until: Math.min(known.until, mark.until),
      policy: known.policy === mark.policy ? mark.policy : null,
    });
  }
  return inOrder({
    marks: [...marks.values()],
    holes: withoutRepeats([...a.holes, ...b.holes]),
  });
}

/** Those of one slot and reason that touch made one, and no time of a slot twice. In order. */
export function withoutRepeats(holes: readonly Hole[]): Hole[] {
  const all: Hole[] = [];
  for (const hole of [...holes].sort(compareHoles)) {
    const last = all.at(-1);
    if (!last || nameOf(last) !== nameOf(hole) || last.to < hole.from) {
      all.push(hole);
    } else if (last.reason === hole.reason) {
      all[all.length - 1] = { ...last, to: Math.max(last.to, hole.to) };
    } else if (last.to < hole.to) {
      all.push({ ...hole, from: Math.max(last.to, hole.from) });
    }
  }
  return all;
}

/** One text for each slot. */
export function nameOf({ source, account, region }: Slot): string {
  return `${source} ${account ?? ''} ${region ?? ''}`;
}

/** The same memory always looks the same. */
export function inOrder({ marks, holes }: Memory): Memory {
  return { marks: [...marks].sort(compareSlots), holes: [...holes].sort(compareHoles) };
}

/** By slot, then by time, the longer first. */
function compareHoles(a: Hole, b: Hole): number {
  return compareSlots(a, b) || a.from - b.from || b.to - a.to;
}

function compareSlots(a: Slot, b: Slot): number {
  return compareText(nameOf(a), nameOf(b));
}
