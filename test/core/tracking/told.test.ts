import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countBesides,
  isAllAmong,
  isTold,
  type Names,
  NOTHING_TOLD,
  withTold,
} from '../../../src/core/tracking/told.ts';
import { issueBody, readIssueBody } from '../../../src/github/marker-text.ts';
import { issueOf, markOf } from '../../support/tracking.ts';

function named(id: number, time: number, ...others: number[]): Names {
  return { time, main: markOf(`push ${id}`), others: others.map((other) => markOf(`push ${other}`)) };
}
const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => named(from + index, index * 1000));

describe('what was told', () => {
  it('is told, and nothing else is, in whatever portions', () => {
    const names = fc.uniqueArray(fc.nat(500), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(names, names, fc.integer({ min: 1, max: 60 }), (told, others, size) => {
        let known = NOTHING_TOLD;
        for (let at = 0; at < told.length; at += size) {
          known = withTold(
            known,
            told.slice(at, at + size).map((id) => named(id, id)),
          );
        }
        for (const id of told) expect(isTold(known, named(id, id))).toBe(true);
        for (const id of others) expect(isTold(known, named(id, id))).toBe(told.includes(id));
      }),
    );
  });

  it('is told by any name', () => {
    const told = withTold(NOTHING_TOLD, [named(1, 5, 2)]);
    expect([named(1, 5), named(2, 5), named(7, 5, 1), named(7, 5, 8, 2)].map((names) => isTold(told, names))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(isTold(told, named(7, 5, 8))).toBe(false);
  });

  it.each([4096, 10_000, 10_001])('of %d pushes stays told when more come', (count) => {
    const first = many(count - 1);
    const told = withTold(withTold(NOTHING_TOLD, first), [named(1_000_000, 500_000)]);
    for (const names of [...first, named(1_000_000, 500_000)]) expect(isTold(told, names)).toBe(true);
  });

  it('a push of a later or an earlier time was never told, whatever its mark', () => {
    const told = withTold(NOTHING_TOLD, [named(1, 10), named(2, 20)]);
    expect([9, 10, 20, 21].map((time) => isTold(told, named(1, time)))).toEqual([false, true, true, false]);
  });

  // By the bounds that told.ts names, of 100,000 that were never told none and one are to be expected.
  it.each([
    { count: 4096, falsely: 0 },
    { count: 10_000, falsely: 4 },
  ])('of $count pushes takes at most $falsely others for told', ({ count, falsely }) => {
    const told = withTold(NOTHING_TOLD, many(count));
    const found = Array.from({ length: 100_000 }, (_, index) => named(1_000_000 + index, 1000));
    expect(found.filter((names) => isTold(told, names)).length).toBeLessThanOrEqual(falsely);
  });

  it('of more than 10,000 pushes is a time: what lies in it counts as told, what came after does not', () => {
    const told = withTold(NOTHING_TOLD, many(10_001));
    expect(told.bits).toBe(0);
    expect(isTold(told, named(99_999, 10_000_000))).toBe(true);
    expect(isTold(told, named(99_999, 10_000_001))).toBe(false);
  });
});

it('is counted besides what was seen', () => {
  const told = withTold(NOTHING_TOLD, [named(1, 10), named(2, 20), named(3, 30, 4)]);
  expect(countBesides(told, [named(2, 20), named(9, 30)])).toBe(2);
  expect(countBesides(withTold(NOTHING_TOLD, many(10_001)), [])).toBeNull();
});

describe('whether all of it was seen', () => {
  const told = withTold(NOTHING_TOLD, [named(1, 10, 11), named(2, 20)]);
  const seen = (...names: Names[]) => isAllAmong(told, names);
  it.each([
    ['all', [named(1, 10), named(2, 20)], true],
    ['under another name', [named(7, 10, 1), named(2, 20)], true],
    ['not all', [named(1, 10)], false],
    ['a further name is no push', [named(11, 10), named(2, 20)], false],
  ])('%s', (_, names, all) => {
    expect(seen(...names)).toBe(all);
  });

  it('nobody can say of more than 10,000', () => {
    const names = many(10_001);
    expect(isAllAmong(withTold(NOTHING_TOLD, names), names)).toBe(false);
  });
});

it.each([10, 4096, 10_000, 10_001, 50_000])('%d pushes fit into an issue, and are read again', (count) => {
  const told = withTold(NOTHING_TOLD, many(count));
  const body = issueBody({ ...issueOf(1, ['a']).marker, told }, 'text');
  expect(body.length).toBeLessThan(32_000);
  expect(readIssueBody(body)).toMatchObject({ kind: 'ours', marker: { told }, text: 'text' });
});
