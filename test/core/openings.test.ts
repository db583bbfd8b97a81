import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DAY, type Instant } from '../../src/core/instant.ts';
import { Judge } from '../../src/core/judge.ts';
import { openingOf } from '../../src/core/opening.ts';
import { windowIntervals } from '../../src/core/window.ts';
import { nearChange } from '../support/near-changes.ts';
import { readPolicy } from '../support/policy-files.ts';
import { spelledNear } from '../support/spelled-windows.ts';

/** How far to each side of a moment the stretches are listed, milliseconds. */
const REACH = 20 * DAY;

const policies = nearChange.chain(({ zone, instant }) =>
  fc.array(spelledNear(instant), { minLength: 1, maxLength: 3 }).map((windows) => ({
    instant,
    policy: readPolicy(
      JSON.stringify({ version: 1, timezone: zone, windows: windows.map(({ text, mapping }) => text ?? mapping) }),
    ),
  })),
);

it('a moment, the merged stretches, and since when and until when tell the same at every boundary', () => {
  fc.assert(
    fc.property(policies, ({ instant, policy }) => {
      const { defaults } = policy;
      const judge = new Judge(policy);
      const [from, to] = [instant - REACH, instant + REACH];
      const stretches = judge.openWithin(defaults, null, from, to);
      const opens = stretches.map((stretch) => stretch.from).filter((at) => at > from);
      const closes = stretches.map((stretch) => stretch.to).filter((at) => at < to);
      const bounds = [...opens, ...closes].sort((a, b) => a - b);

      for (const at of [...bounds.flatMap((bound) => [bound - 1, bound, bound + 1]), instant]) {
        const listed = stretches.some((stretch) => stretch.from <= at && at < stretch.to);
        const windows = defaults.windows ?? [];
        expect(windows.some((window) => windowIntervals(window, at, at + 1).length > 0)).toBe(listed);
        const judgement = judge.timeAt(defaults, null, at);
        expect(judgement.verdict).toBe(listed ? 'inside' : 'outside');
        const { state, since, until } = openingOf(judgement);
        expect(state).toBe(listed ? 'open' : 'closed');
        expect(within(since, from, to)).toBe(bounds.findLast((bound) => bound <= at) ?? null);
        expect(within(until, from, to)).toBe(bounds.find((bound) => bound > at) ?? null);
      }
    }),
    { numRuns: 100 },
  );
});

/** What a range cannot show is left out: a stretch that began before it, or ends after it. */
function within(bound: Instant | null, from: Instant, to: Instant): Instant | null {
  return bound !== null && from < bound && bound < to ? bound : null;
}
