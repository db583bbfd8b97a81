import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DAY, FIRST_INSTANT, HOUR, LAST_INSTANT, MINUTE } from '../../src/core/instant.ts';
import { changesOf, localDayOf, passesOf } from '../../src/core/local-day.ts';
import { zoneNames } from '../../src/core/tzdb.ts';
import { cellsOf, openOnceSpans, openSpans, windowDay } from '../../src/core/window-days.ts';
import { at, openStretches, zoneOf } from '../support/facts.ts';

const zone = fc.constantFrom(...zoneNames()).map(zoneOf);
const moment = fc.integer({ min: FIRST_INSTANT + DAY, max: LAST_INSTANT - DAY - 1 });

/** Moments at which clocks are set, and those around them: few of all moments are near one. */
const nearChange = zone.chain((zone) => {
  const changes = zone.pieces(FIRST_INSTANT + 3 * DAY, LAST_INSTANT - 3 * DAY).slice(1);
  const at = changes.length === 0 ? moment : fc.constantFrom(...changes).map(({ from }) => from);
  return fc.tuple(fc.constant(zone), at, fc.integer({ min: -DAY, max: DAY })).map(([zone, at, by]) => ({
    zone,
    at: at + by,
  }));
});
const somewhen = fc.oneof(nearChange, fc.record({ zone, at: moment }));

it('every moment is in one pass of the day that its clock reads, and of no other', () => {
  fc.assert(
    fc.property(somewhen, ({ zone, at }) => {
      const today = localDayOf(at, zone);
      for (const day of [today - 1, today, today + 1]) {
        const passes = passesOf(day, zone).filter(({ from, to }) => from <= at && at < to);
        expect(passes).toHaveLength(day === today ? 1 : 0);
      }
    }),
  );
});

it('a day without a clock change is 24 hours, one with a change is told', () => {
  fc.assert(
    fc.property(somewhen, ({ zone, at }) => {
      const day = localDayOf(at, zone);
      const length = passesOf(day, zone).reduce((sum, { from, to }) => sum + to - from, 0);
      if (changesOf(day, zone).length === 0) expect(length).toBe(DAY);
    }),
  );
});

it('no open time is rounded away, however short, and none is drawn that is not there', () => {
  const minutes = fc.integer({ min: -36 * 60, max: 36 * 60 });
  fc.assert(
    fc.property(somewhen, minutes, fc.integer({ min: 1, max: 2000 }), ({ zone, at }, offset, length) => {
      const day = localDayOf(at, zone);
      const from = at + offset * MINUTE;
      const to = from + length * MINUTE;
      const drawn = windowDay(day, openStretches([{ from, to }], { from: at - 5 * DAY, to: at + 5 * DAY }), zone);
      const shown = passesOf(day, zone).some((pass) => pass.from < to && pass.to > from);
      expect(cellsOf(drawn).some((cell) => cell === 'open' || cell === 'partly')).toBe(shown);
      expect(openSpans(drawn).length > 0).toBe(shown);
      const cell = cellsOf(drawn)[Math.floor((at + zone.offsetAt(at) - day * DAY) / (30 * MINUTE))];
      expect(from <= at && at < to ? ['open', 'partly'] : ['closed', 'partly']).toContain(cell);
    }),
  );
});

it('tells readings that come twice and are open once', () => {
  const berlin = zoneOf('Europe/Berlin');
  // 02:00 to 03:00 comes twice, from 00:00 and from 01:00 UTC.
  const range = { from: at('2026-10-24T22:00:00Z'), to: at('2026-10-25T23:00:00Z') };
  const once = (from: string, to: string) => {
    const open = [{ from: at(`2026-10-25T${from}:00Z`), to: at(`2026-10-25T${to}:00Z`) }];
    return openOnceSpans(windowDay(localDayOf(range.from, berlin), openStretches(open, range), berlin));
  };
  expect(once('00:00', '01:00')).toEqual([{ from: 2 * HOUR, to: 3 * HOUR }]);
  expect(once('01:30', '03:00')).toEqual([{ from: 2.5 * HOUR, to: 3 * HOUR }]);
  expect(once('00:00', '02:00')).toEqual([]);
  expect(once('02:00', '03:00')).toEqual([]);
});
