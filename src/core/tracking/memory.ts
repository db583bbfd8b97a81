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

/** What is known of earlier checks by one source, and decides how it is read now. */
export interface EarlierChecks {
  /** From when on a place is read. */
  readonly startOf: (place: Place) => Instant;
  /** Accounts and Regions that it had records of: where it has none now, that is told. */
  readonly checked: readonly Place[];
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

export const CHECK_RESULTS = ['compliant', 'violations', 'incomplete', 'undelivered'] as const;

/** `undelivered`: something that should stand in an issue does not. */
export type CheckResult = (typeof CHECK_RESULTS)[number];

/** A check that came to an end. Told to people; nothing depends on it. */
export interface PastCheck {
  readonly at: Instant;
  readonly result: CheckResult;
  /** Id of the workflow run, digits; `null`: not known. */
  readonly run: string | null;
}

/** So many checks are remembered. */
const CHECKS_KEPT = 10;

/**
 * What the tool remembers from run to run, besides what the issues told. People can edit it: it may make a check read more,
 * and never less than the time that every check reads again.
 */
export interface Memory {
  /** In order of source, account, Region. */
  readonly marks: readonly SlotMark[];
  /** In the same order, then of time; those of one slot do not overlap. */
  readonly holes: readonly Hole[];
  /** The last ten, the newest first, each once. */
  readonly checks: readonly PastCheck[];
}

export const NO_MEMORY: Memory = { marks: [], holes: [], checks: [] };

/** Whether one may stand for the other: what is not known may be any. */
export function mayBe(a: Place, b: Place): boolean {
  const [account, region] = [a.account ?? b.account, a.region ?? b.region];
  return (b.account ?? account) === account && (b.region ?? region) === region;
}

/** What is certain where two remember: of each slot the later start and the earlier end, and the holes and checks of both. */
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
    checks: [...a.checks, ...b.checks],
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

/** The same memory always looks the same; of the checks only the last are kept. */
export function inOrder({ marks, holes, checks }: Memory): Memory {
  const each = new Map(checks.map((check) => [`${check.at} ${check.run ?? ''} ${check.result}`, check]));
  return {
    marks: [...marks].sort(compareSlots),
    holes: [...holes].sort(compareHoles),
    checks: [...each]
      .sort(compareChecks)
      .map(([, check]) => check)
      .slice(0, CHECKS_KEPT),
  };
}

/** The newest first. */
function compareChecks([nameA, a]: readonly [string, PastCheck], [nameB, b]: readonly [string, PastCheck]): number {
  return b.at - a.at || compareText(nameA, nameB);
}

/** By slot, then by time, the longer first. */
function compareHoles(a: Hole, b: Hole): number {
  return compareSlots(a, b) || a.from - b.from || b.to - a.to;
}

function compareSlots(a: Slot, b: Slot): number {
  return compareText(nameOf(a), nameOf(b));
}
