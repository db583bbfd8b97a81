import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datedText } from '../../src/core/dated-text.ts';
import { DAY, MINUTE } from '../../src/core/instant.ts';
import { windowIntervals } from '../../src/core/window.ts';
import { at, zoneOf } from '../support/facts.ts';
import { nearChange } from '../support/near-changes.ts';
import { windowIn } from '../support/policy-files.ts';

/** In Berlin clocks go back at 01:00Z on 2026-10-25, and forward at 01:00Z on 2027-03-28. */
const ROWS = [
  ['2026-10-24T00:14Z', '2026-10-24T00:21Z', '2026-10-24T02:14/2026-10-24T02:21'],
  ['2026-10-24T20:00Z', '2026-10-24T22:00Z', '2026-10-24T22:00/2026-10-24T24:00'],
  ['2026-10-24T20:00Z', '2026-10-25T02:30Z', '2026-10-24T22:00/2026-10-25T03:30'],
  // The clock shows these readings twice, and the other time is not meant.
  ['2026-10-25T00:10Z', '2026-10-25T00:20Z', null],
  ['2026-10-25T01:10Z', '2026-10-25T03:00Z', null],
  ['2026-10-25T00:10Z', '2026-10-25T01:20Z', null],
  ['2026-10-25T00:50Z', '2026-10-25T01:10Z', null],
  ['2026-10-25T00:00Z', '2026-10-25T02:00Z', '2026-10-25T02:00/2026-10-25T03:00'],
  ['2027-03-28T00:50Z', '2027-03-28T01:00Z', '2027-03-28T01:50/2027-03-28T02:00'],
  ['2027-03-28T00:50Z', '2027-03-28T01:10Z', '2027-03-28T01:50/2027-03-28T03:10'],
] as const;

describe('a time as a policy spells it', () => {
  it.each(ROWS)('from %s to %s', (from, to, text) => {
    expect(datedText({ from: at(from), to: at(to) }, zoneOf('Europe/Berlin'))).toBe(text);
  });

  it('means exactly that time wherever it has a text, and always has one in UTC', () => {
    let texts = 0;
    const minutes = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: (3 * DAY) / MINUTE }));
    fc.assert(
      fc.property(nearChange, minutes, ({ zone, instant }, length) => {
        const from = Math.floor(instant / MINUTE) * MINUTE;
        const time = { from, to: from + length * MINUTE };
        for (const name of [zone, 'UTC']) {
          const text = datedText(time, zoneOf(name));
          if (text === null) expect(name).not.toBe('UTC');
          else expect(windowIntervals(windowIn(name, text), from - 5 * DAY, time.to + 5 * DAY)).toEqual([time]);
          if (text !== null && name !== 'UTC') texts++;
        }
      }),
      { numRuns: 1000 },
    );
    expect(texts).toBeGreaterThan(500);
  });

  it('has no text where no date of a policy can be meant, but in UTC', () => {
    const last = { from: Date.UTC(2099, 11, 31, 23, 59), to: Date.UTC(2100, 0, 1) };
    expect(datedText(last, zoneOf('Asia/Tokyo'))).toBeNull();
    expect(datedText(last, zoneOf('UTC'))).toBe('2099-12-31T23:59/2099-12-31T24:00');
    expect(datedText({ from: 0, to: MINUTE }, zoneOf('America/New_York'))).toBeNull();
  });
});
