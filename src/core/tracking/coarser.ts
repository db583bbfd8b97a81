import type { UnreadReason } from '../coverage.ts';
import { groupBy } from '../group-by.ts';
import { type Hole, inOrder, type Memory, nameOf, type Slot, type SlotMark } from './memory.ts';

/**
 * Ways to remember less exactly, in the order in which they are taken, each after those before it. A check that goes on
 * from there can only read more: every mark ends no later and begins no earlier, every time of a hole is in a hole.
 */
export const COARSER: readonly ((memory: Memory) => Memory)[] = [
  oneHoleASlot,
  oneMarkAnAccount,
  oneHoleAnAccount,
  oneMarkASource,
  oneHoleASource,
];

function oneHoleASlot(memory: Memory): Memory {
  const holes = [...groupBy(memory.holes, nameOf).values()].map((group) => ({ ...group[0], ...hullOf(group) }));
  return inOrder({ ...memory, holes });
}

function oneMarkAnAccount(memory: Memory): Memory {
  return { ...memory, marks: alikeIn(memory.marks, accountOf, commonMark) };
}

function oneHoleAnAccount(memory: Memory): Memory {
  return { ...memory, holes: alikeIn(memory.holes, accountOf, hullOf) };
}

function oneMarkASource(memory: Memory): Memory {
  return { ...memory, marks: alikeIn(memory.marks, ({ source }) => source, commonMark) };
}

function oneHoleASource(memory: Memory): Memory {
  return { ...memory, holes: alikeIn(memory.holes, ({ source }) => source, hullOf) };
}

function accountOf({ source, account }: Slot): string {
  return `${source} ${account ?? ''}`;
}

/** What those of one group have in common, given to each of them; in their order. */
function alikeIn<Item extends Slot>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  commonOf: (group: readonly [Item, ...Item[]]) => Partial<Item>,
): Item[] {
  const commons = new Map([...groupBy(items, keyOf)].map(([key, group]) => [key, commonOf(group)]));
  return items.map((item) => ({ ...item, ...commons.get(keyOf(item)) }));
}

function commonMark(marks: readonly [SlotMark, ...SlotMark[]]): Pick<SlotMark, 'since' | 'until' | 'policy'> {
  const [{ policy }] = marks;
  return {
    since: marks.reduce((latest, { since }) => Math.max(latest, since), -Infinity),
    until: marks.reduce((earliest, { until }) => Math.min(earliest, until), Infinity),
    policy: marks.every((mark) => mark.policy === policy) ? policy : null,
  };
}

/** What a later try may mend by itself. */
const PASSING: ReadonlySet<UnreadReason> = new Set([
  'not-delivered-yet',
  'throttled',
  'timed-out',
  'unreachable',
  'stopped',
  'query-throttled',
]);

/** From the first to the last of them; the reason is one that somebody has to mend, where there is one. */
function hullOf(holes: readonly [Hole, ...Hole[]]): Pick<Hole, 'from' | 'to' | 'reason'> {
  const worst = holes.find(({ reason }) => !PASSING.has(reason)) ?? holes[0];
  return {
    from: holes.reduce((first, { from }) => Math.min(first, from), Infinity),
    to: holes.reduce((last, { to }) => Math.max(last, to), -Infinity),
    reason: worst.reason,
  };
}
