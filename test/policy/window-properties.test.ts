import fc from 'fast-check';
import { expect, it } from 'vitest';
import { windowIntervals } from '../../src/core/window.ts';
import { isOpen } from '../support/naive-window.ts';
import { nearChange } from '../support/near-changes.ts';
import { windowIn } from '../support/policy-files.ts';
import { spelledNear } from '../support/spelled-windows.ts';

const DAY = 86_400_000;

const cases = nearChange.chain((where) => fc.tuple(fc.constant(where), spelledNear(where.instant)));

it('is open exactly when a naive reading of the wall clock says so', () => {
  fc.assert(
    fc.property(cases, fc.array(fc.nat(60 * DAY), { maxLength: 20 }), ([{ instant, zone }, spelled], moments) => {
      const window = windowIn(zone, spelled.text ?? spelled.mapping);
      const [from, to] = [instant - 30 * DAY, instant + 30 * DAY];
      const intervals = windowIntervals(window, from, to);
      const contains = (at: number) => intervals.some((interval) => interval.from <= at && at < interval.to);
      const boundaries = intervals.flatMap((interval) => [
        interval.from - 1,
        interval.from,
        interval.to - 1,
        interval.to,
      ]);
      for (const at of [...boundaries, ...moments.map((offset) => from + offset)]) {
        if (from <= at && at < to) expect([at, contains(at)]).toEqual([at, isOpen(spelled.naive, zone, at)]);
      }
    }),
    { numRuns: 300 },
  );
});

it('is the same as a text and as a mapping', () => {
  fc.assert(
    fc.property(cases, ([{ instant, zone }, { text, mapping }]) => {
      fc.pre(text !== null && mapping !== null);
      const [one, other] = [windowIn(zone, text), windowIn(zone, mapping)];
      expect(one.kind).toBe(other.kind);
      const [from, to] = [instant - 200 * DAY, instant + 200 * DAY];
      expect(windowIntervals(one, from, to)).toEqual(windowIntervals(other, from, to));
    }),
  );
});

it('is the same in parts as in one piece', () => {
  fc.assert(
    fc.property(cases, fc.nat(60 * DAY), ([{ instant, zone }, spelled], cut) => {
      const window = windowIn(zone, spelled.text ?? spelled.mapping);
      const [from, to] = [instant - 30 * DAY, instant + 30 * DAY];
      const parts = [...windowIntervals(window, from, from + cut), ...windowIntervals(window, from + cut, to)];
      const joined = parts.filter((part, index) => part.from !== parts[index - 1]?.to).map((part) => part.from);
      expect(joined).toEqual(windowIntervals(window, from, to).map((part) => part.from));
    }),
  );
});

// Walked day by day this would pass the limit of a test.
it('is open throughout a span of many years', () => {
  const window = windowIn('Europe/Berlin', '1970-01-01T00:00/2099-12-31T24:00');
  for (let chunk = 0; chunk < 1000; chunk++) {
    const from = Date.UTC(2000, 0, 1) + chunk * 30 * DAY;
    expect(windowIntervals(window, from, from + 100 * DAY)).toEqual([{ from, to: from + 100 * DAY }]);
  }
});
