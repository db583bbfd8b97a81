import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/core/instant.ts';
import { withoutIntervals } from '../../../src/core/intervals.ts';
import { COARSER } from '../../../src/core/tracking/coarser.ts';
import { inOrder, type Memory, NO_MEMORY, nameOf } from '../../../src/core/tracking/memory.ts';
import { reachOf } from '../../../src/core/tracking/reach.ts';
import { anyMemory } from '../../support/memories.ts';

/** After each of the ways, the finest first. */
function ever(memory: Memory): Memory[] {
  const all: Memory[] = [];
  for (const coarser of COARSER) all.push(coarser(all.at(-1) ?? memory));
  return all;
}

describe('what is remembered less exactly', () => {
  it('covers every hole, and passes no mark', () => {
    fc.assert(
      fc.property(anyMemory, (memory) => {
        for (const coarse of ever(memory)) {
          for (const hole of memory.holes) {
            expect(
              withoutIntervals(
                hole,
                coarse.holes.filter((one) => nameOf(one) === nameOf(hole)),
              ),
            ).toEqual([]);
          }
          expect(coarse.marks.map(nameOf)).toEqual(memory.marks.map(nameOf));
          for (const [index, { since, until, policy }] of memory.marks.entries()) {
            const mark = coarse.marks[index];
            expect(mark?.until).toBeLessThanOrEqual(until);
            expect(mark?.since).toBeGreaterThanOrEqual(since);
            expect([policy, null]).toContain(mark?.policy);
          }
          expect(coarse.checks).toEqual(memory.checks);
          expect(coarse).toEqual(inOrder(coarse));
        }
      }),
    );
  });

  it('makes a check read no less of anything', () => {
    fc.assert(
      fc.property(anyMemory, fc.nat(14), (memory, days) => {
        const slots = memory.marks.map(({ source, account, region }) => ({ source, account, region }));
        const times = { to: 10 * DAY, start: 9 * DAY, lookBack: DAY, oldest: days * DAY };
        const question = { slots, ...times, ranBefore: true, policy: '', issues: [] };
        const starts = reachOf(memory, question).slots;
        for (const coarse of ever(memory)) {
          for (const [index, { from }] of reachOf(coarse, question).slots.entries()) {
            expect(from).toBeLessThanOrEqual(starts[index]?.from ?? Number.NaN);
          }
        }
      }),
    );
  });

  it('says a reason that somebody has to mend before one that passes', () => {
    const slot = { source: 'cloudtrail', account: '111122223333', region: 'eu-central-1' } as const;
    const holes = (['throttled', 'access-denied', 'stopped'] as const).map((reason, index) => {
      return { ...slot, from: 10 * index, to: 10 * index + 5, reason };
    });
    const [first] = ever({ ...NO_MEMORY, holes });
    expect(first?.holes).toEqual([{ ...slot, from: 0, to: 25, reason: 'access-denied' }]);
  });
});
