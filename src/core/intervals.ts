import type { Interval } from './instant.ts';

/** Sorted, without empty ones, overlapping and touching ones made one. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: { from: number; to: number }[] = [];
  let last: { from: number; to: number } | undefined;
  for (const { from, to } of inOrder(intervals)) {
    if (from >= to) continue;
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else {
      last = { from, to };
      merged.push(last);
    }
  }
  return merged;
}

/** By their starts. What is worked out day by day is in order already, and to look is faster than to sort. */
export function inOrder<T extends Interval>(intervals: readonly T[]): readonly T[] {
  let before = -Infinity;
  for (const { from } of intervals) {
    if (from < before) return intervals.toSorted((a, b) => a.from - b.from);
    before = from;
  }
  return intervals;
}

/** Intervals sorted by start, made disjoint: where two overlap the earlier one keeps its end. What is left of none is left out. */
export function withoutOverlaps<T extends Interval>(sorted: readonly T[]): T[] {
  const kept: T[] = [];
  let end = -Infinity;
  for (const interval of sorted) {
    if (interval.to <= end || interval.from >= interval.to) continue;
    kept.push(interval.from < end ? { ...interval, from: end } : interval);
    end = interval.to;
  }
  return kept;
}

/** What is left of an interval once others are cut out of it; in order of time, none empty. */
export function withoutIntervals({ from, to }: Interval, cuts: readonly Interval[]): Interval[] {
  const left: Interval[] = [];
  let at = from;
  for (const cut of mergeIntervals(cuts)) {
    if (cut.to <= at || cut.from >= to) continue;
    if (cut.from > at) left.push({ from: at, to: cut.from });
    at = cut.to;
  }
  if (at < to) left.push({ from: at, to });
  return left;
}

/** Whether an instant lies in one of some intervals that are sorted and disjoint. */
export function isWithin(intervals: readonly Interval[], instant: number): boolean {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((intervals[middle]?.from ?? Infinity) <= instant) low = middle + 1;
    else high = middle;
  }
  return instant < (intervals[low - 1]?.to ?? -Infinity);
}
