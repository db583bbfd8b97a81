import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Instant } from '../../src/core/instant.ts';
import { Judge } from '../../src/core/judge.ts';
import { openingOf } from '../../src/core/opening.ts';
import { isOpen } from '../support/naive-window.ts';
import { nearChange } from '../support/near-changes.ts';
import { readPolicy } from '../support/policy-files.ts';
import { type Spelled, spelledNear } from '../support/spelled-windows.ts';

const DAY = 86_400_000;
const REACH = 12 * DAY;

const spellingOf = ({ text, mapping }: Spelled) => text ?? mapping;

/** A policy near a change of its clocks, in neutral terms and as it is written: windows, freezes, holidays. */
const policies = nearChange.chain(({ zone, instant }) =>
  fc
    .record({
      windows: fc.array(spelledNear(instant), { minLength: 1, maxLength: 3 }),
      freezes: fc.array(spelledNear(instant), { maxLength: 2 }),
      holidays: fc.uniqueArray(fc.integer({ min: -6, max: 6 }), { maxLength: 6 }),
    })
    .map(({ windows, freezes, holidays }) => {
      const dates = holidays.map((days) => new Date(instant + days * DAY).toISOString().slice(0, 10));
      const policy = readPolicy(
        JSON.stringify({
          version: 1,
          timezone: zone,
          windows: windows.map(spellingOf),
          freezes: freezes.map((freeze, index) => ({ name: `freeze ${index}`, during: spellingOf(freeze) })),
          holidays: dates,
        }),
      );
      const naive = (at: Instant) => ({
        frozen: freezes.some((freeze) => isOpen(freeze.naive, zone, at)),
        open: windows.some((window) => isOpen(window.naive, zone, at, new Set(dates))),
        withoutHolidays: windows.some((window) => isOpen(window.naive, zone, at)),
      });
      return { instant, policy, naive };
    }),
);

it('freezes close, windows open but on holidays, and only what a holiday took is of a holiday', () => {
  fc.assert(
    fc.property(policies, fc.array(fc.integer({ min: -REACH, max: REACH }), { maxLength: 20 }), (given, moments) => {
      const { instant, policy, naive } = given;
      const judge = new Judge(policy);
      const stretches = judge.stretchesWithin(policy.defaults, null, instant - REACH, instant + REACH);
      const boundaries = stretches.flatMap(({ from, to }) => [from, from + 1, to - 1]);
      for (const at of [...boundaries, ...moments.map((offset) => instant + offset)]) {
        const { frozen, open, withoutHolidays } = naive(at);
        const cause = frozen ? 'freeze' : open ? null : withoutHolidays ? 'holiday' : 'closed-hours';
        expect([at, judge.timeAt(policy.defaults, null, at).cause]).toEqual([at, cause]);
      }
    }),
    { numRuns: 150 },
  );
});

it('since when and until when are the nearest changes between open and closed', () => {
  fc.assert(
    fc.property(policies, ({ instant, policy }) => {
      const judge = new Judge(policy);
      const open = judge.openWithin(policy.defaults, null, instant - REACH, instant + REACH);
      const bounds = open.flatMap(({ from, to }) => [from, to]);
      const { since, until } = openingOf(judge.timeAt(policy.defaults, null, instant));
      const [before, after] = [bounds.findLast((bound) => bound <= instant), bounds.find((bound) => bound > instant)];
      // The ends of the range are no changes.
      if (before !== undefined && before > instant - REACH) expect(since).toBe(before);
      if (after !== undefined && after < instant + REACH) expect(until).toBe(after);
    }),
    { numRuns: 150 },
  );
});
