import type { Coverage } from '../coverage.ts';
import type { SourceName } from '../facts.ts';
import type { Instant, Interval } from '../instant.ts';
import { withoutIntervals } from '../intervals.ts';
import type { AcceptedGap } from '../policy.ts';
import type { Push } from '../push.ts';
import {
  type CheckResult,
  type Hole,
  inOrder,
  type Memory,
  mayBe,
  nameOf,
  type Place,
  type Slot,
  type SlotMark,
  withoutRepeats,
} from './memory.ts';

/** What a check has read, and what became of what it found. */
export interface Checked {
  readonly source: SourceName;
  readonly coverage: readonly Coverage[];
  readonly now: Instant;
  /** Stands for the policy of this run. */
  readonly policy: string;
  /** Those of the policy: what lies beyond this run's range may be let go too. */
  readonly acceptedGaps: readonly AcceptedGap[];
  /** Violations that no issue holds: there was no room, or GitHub did not take them. */
  readonly untold: readonly Untold[];
  /** How many places or records could not be understood: nobody knows when what they hold was. */
  readonly unreadable: number;
  /** Whether all that was to be done to issues was done. */
  readonly isDelivered: boolean;
  /** What the run itself came to: what earlier ones left unread makes it incomplete too. */
  readonly result: CheckResult;
  /** Id of the workflow run, digits; `null`: not known. */
  readonly run: string | null;
}

/** A time that was not read in earlier runs, and the gap of the policy that lets it go. */
export interface LetGo extends Hole {
  readonly accepted: AcceptedGap;
}

/** A violation that no issue holds, by the place of the log in which it was read. */
export interface Untold extends Place {
  readonly time: Instant;
}

/** It is read again where its record was: a registry of another account need not be asked for. */
export function untoldPush({ recipientAccount, region, time }: Push): Untold {
  return { account: recipientAccount, region, time };
}

/**
 * What is remembered after a check. A mark moves to the end of what was asked for: what of it was not read becomes a hole,
 * and what was found and not told keeps the mark from passing it, so that it is found again. What could not be understood keeps
 * every mark where it was.
 */
export function remember(memory: Memory, checked: Checked): Memory {
  const { source, now, untold, unreadable, isDelivered, result, run } = checked;
  const asked = checked.coverage.filter(({ claimed }) => claimed);
  const marks = new Map(memory.marks.map((mark) => [nameOf(mark), mark]));
  for (const slot of slotsIn(asked, source)) {
    const parts = partsOf(slot, asked);
    const { from, to } = rangeOf(parts);
    const known = marks.get(nameOf(slot)) ?? null;
    const { since, until, policy } = known ?? { since: from, until: to, policy: null };
    // Nobody can have read what is to come: it was asked for, or somebody edited the mark.
    const read = Math.min(Math.max(until, to), now);
    const understood = unreadable > 0 ? Math.min(read, known?.until ?? from) : read;
    const untoldHere = untold.filter((one) => mayBe(one, slot));
    marks.set(nameOf(slot), {
      ...slot,
      since: to < since ? since : Math.min(since, from),
      until: untoldHere.reduce((first, { time }) => Math.min(first, time), understood),
      policy: isDelivered && !parts.some(isMissed) ? checked.policy : policy,
    });
  }
  const missed = asked.filter(isMissed).map(({ account, region, from, to, reason }): Hole => {
    return { source, account, region, from, to, reason: reason ?? 'failed' };
  });
  const before = [...memory.holes, ...skippedIn(memory, asked, source)].flatMap((hole) =>
    stillOpen(hole, asked, checked),
  );
  // The mark ends now too: what is to come is read in its time.
  const begun = missed.filter(({ from }) => from < now).map((hole) => ({ ...hole, to: Math.min(hole.to, now) }));
  const holes = withoutRepeats([...before, ...begun]);
  return inOrder({
    marks: [...marks.values()],
    holes,
    // What is still to come was edited, and would never leave the list.
    checks: [
      { at: now, result: holes.length > 0 ? 'incomplete' : result, run },
      ...memory.checks.filter(({ at }) => at <= now),
    ],
  });
}

/** What lies between the end of a mark and the start of what was asked for now: nobody read it. */
export function skippedIn({ marks }: Memory, asked: readonly Coverage[], source: SourceName): Hole[] {
  const ends = new Map(marks.map((mark) => [nameOf(mark), mark.until]));
  return slotsIn(asked, source).flatMap((slot): Hole[] => {
    const until = ends.get(nameOf(slot)) ?? Infinity;
    const { from } = rangeOf(partsOf(slot, asked));
    return until < from ? [{ ...slot, from: until, to: from, reason: 'not-asked-for' }] : [];
  });
}

/** What was checked before and is not asked for now: nobody watches it. */
export function droppedFrom({ marks }: Memory, coverage: readonly Place[]): Slot[] {
  return marks
    .filter((mark) => !coverage.some((one) => mayBe(one, mark)))
    .map(({ source, account, region }) => ({ source, account, region }));
}

function isMissed({ complete, accepted }: Coverage): boolean {
  return !complete && accepted === null;
}

/** What is left of a hole: not what was read, from whatever source, or let go now. */
function stillOpen(hole: Hole, asked: readonly Coverage[], { acceptedGaps }: Checked): Hole[] {
  const letGo = letGoOf(hole, asked, acceptedGaps);
  return withoutIntervals(hole, [...readOf(hole, asked), ...letGo]).map((part) => ({ ...hole, ...part }));
}

/** The times of a hole that were not read now either, and that gaps of the policy let go. */
export function letGoOf(hole: Hole, asked: readonly Coverage[], gaps: readonly AcceptedGap[]): LetGo[] {
  const read = readOf(hole, asked);
  return gaps
    .filter(({ account, region }) => account === hole.account && region === hole.region)
    .flatMap((accepted) =>
      accepted.during
        .stretches(accepted.zone, hole.from, hole.to)
        .flatMap((stretch) => withoutIntervals(stretch, read).map((part) => ({ ...hole, ...part, accepted }))),
    );
}

/**
 * The times of a hole that were read now. Of a hole whose account or Region is not known only what was read of all that it
 * may be. What was tried again and failed is told anew, with the reason of this time.
 */
function readOf(hole: Hole, asked: readonly Coverage[]): Interval[] {
  const matching = asked.filter((one) => mayBe(one, hole));
  const tried = matching.filter((one) => one.account === hole.account && one.region === hole.region);
  if (hole.account !== null && hole.region !== null) return tried;
  const places = new Set(matching.map(({ account, region }) => `${account} ${region}`));
  const whole: Interval = { from: hole.from, to: hole.to };
  const unread = [...places].flatMap((place) =>
    withoutIntervals(
      whole,
      matching.filter(({ account, region, complete }) => complete && `${account} ${region}` === place),
    ),
  );
  return [...tried, ...(places.size === 0 ? [] : withoutIntervals(whole, unread))];
}

type KnownSlot = Omit<SlotMark, 'since' | 'until' | 'policy'>;

/** Accounts and Regions that are both known, each once. */
function slotsIn(coverage: readonly Coverage[], source: SourceName): KnownSlot[] {
  const slots = new Map<string, KnownSlot>();
  for (const { account, region } of coverage) {
    if (account === null || region === null) continue;
    const slot = { source, account, region };
    slots.set(nameOf(slot), slot);
  }
  return [...slots.values()];
}

function partsOf({ account, region }: KnownSlot, coverage: readonly Coverage[]): Coverage[] {
  return coverage.filter((one) => one.account === account && one.region === region);
}

function rangeOf(coverage: readonly Coverage[]): Interval {
  return {
    from: Math.min(...coverage.map(({ from }) => from)),
    to: Math.max(...coverage.map(({ to }) => to)),
  };
}
