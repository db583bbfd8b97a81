import type { Interval } from './instant.ts';

/** Sorted, without empty ones, overlapping and touching ones made one. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of sorted) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
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
