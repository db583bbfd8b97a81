import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Interval } from '../../src/core/instant.ts';
import { mergeIntervals, withoutIntervals } from '../../src/core/intervals.ts';

type Pair = readonly [from: number, to: number];
const intervals = (pairs: readonly Pair[]): Interval[] => pairs.map(([from, to]) => ({ from, to }));

describe('mergeIntervals', () => {
  const rows: { what: string; given: Pair[]; merged: Pair[] }[] = [
    { what: 'nothing stays nothing', given: [], merged: [] },
    {
      what: 'the empty and the backward are dropped',
      given: [
        [3, 3],
        [5, 4],
      ],
      merged: [],
    },
    {
      what: 'touching ones are one',
      given: [
        [0, 2],
        [2, 4],
      ],
      merged: [[0, 4]],
    },
    {
      what: 'a gap of one stays',
      given: [
        [0, 2],
        [3, 4],
      ],
      merged: [
        [0, 2],
        [3, 4],
      ],
    },
    {
      what: 'one within another is gone',
      given: [
        [0, 9],
        [2, 4],
      ],
      merged: [[0, 9]],
    },
    {
      what: 'order does not matter',
      given: [
        [5, 7],
        [0, 2],
        [1, 3],
      ],
      merged: [
        [0, 3],
        [5, 7],
      ],
    },
    {
      what: 'an empty one joins nothing',
      given: [
        [0, 2],
        [2, 2],
        [3, 3],
        [3, 4],
      ],
      merged: [
        [0, 2],
        [3, 4],
      ],
    },
  ];

  test.each(rows)('$what', ({ given, merged }) => {
    expect(mergeIntervals(intervals(given))).toEqual(intervals(merged));
  });

  // Few distinct numbers, so that intervals often touch, overlap, repeat and run backwards.
  const point = fc.integer({ min: -20, max: 20 });
  const anyIntervals = fc.array(fc.record({ from: point, to: point }), { maxLength: 12 });
  const covers = (all: readonly Interval[], at: number) => all.some(({ from, to }) => from <= at && at < to);

  test('covers the same moments as what went in', () => {
    fc.assert(
      fc.property(anyIntervals, (given) => {
        const merged = mergeIntervals(given);
        for (let at = -21; at <= 21; at++) expect(covers(merged, at)).toBe(covers(given, at));
      }),
    );
  });

  test('comes sorted, with a gap between any two and none empty', () => {
    fc.assert(
      fc.property(anyIntervals, (given) => {
        const merged = mergeIntervals(given);
        expect(merged.every(({ from, to }) => from < to)).toBe(true);
        expect(merged.every(({ from }, index) => from > (merged[index - 1]?.to ?? -Infinity))).toBe(true);
      }),
    );
  });

  test('does not depend on the order, changes nothing that is merged, and leaves what it was given alone', () => {
    fc.assert(
      fc.property(anyIntervals, (given) => {
        const before = structuredClone(given);
        const merged = mergeIntervals(given);
        expect(given).toEqual(before);
        expect(mergeIntervals([...given].reverse())).toEqual(merged);
        expect(mergeIntervals(merged)).toEqual(merged);
      }),
    );
  });
});

test('what is cut out of an interval is what is in the cuts, moment by moment', () => {
  const point = fc.integer({ min: -20, max: 20 });
  const interval = fc.record({ from: point, to: point });
  fc.assert(
    fc.property(interval, fc.array(interval, { maxLength: 6 }), (whole, cuts) => {
      const left = withoutIntervals(whole, cuts);
      const holds = ({ from, to }: Interval, moment: number) => from <= moment && moment < to;
      for (let moment = -21; moment <= 21; moment++) {
        const isLeft = holds(whole, moment) && !cuts.some((cut) => holds(cut, moment));
        expect(left.some((part) => holds(part, moment))).toBe(isLeft);
      }
      expect(mergeIntervals(left)).toEqual(left);
    }),
  );
});
