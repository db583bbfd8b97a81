import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Course, type Layer } from '../../src/core/course.ts';
import type { Interval } from '../../src/core/instant.ts';
import { mergeIntervals } from '../../src/core/intervals.ts';
import { type OpenState, Timeline } from '../../src/core/timeline.ts';
import { windowIntervals } from '../../src/core/window.ts';
import { at, weekly } from '../support/facts.ts';

function layer(rule: string, open: boolean, holds: readonly Interval[]): Layer<string> {
  return {
    open,
    stretches: (from, to) =>
      mergeIntervals(
        holds.map((interval) => ({ from: Math.max(from, interval.from), to: Math.min(to, interval.to) })),
      ).map((interval) => ({ ...interval, rule })),
  };
}

function timelineOf(layers: readonly Layer<string>[]): Timeline<string, OpenState<string>> {
  return new Timeline(new Course(layers), (state) => state);
}

describe('the time around a moment', () => {
  const window = weekly([1, 2, 3, 4, 5], 8, 20);
  const timeline = timelineOf([
    {
      open: true,
      stretches: (from, to) => windowIntervals(window, from, to).map((open) => ({ ...open, rule: window.text })),
    },
  ]);

  it.each([
    // The weekend in which Berlin's clocks go back has 61 hours between Friday 20:00 and Monday 08:00.
    ['2026-10-24T00:14:09Z', false, '2026-10-23T18:00:00Z', '2026-10-26T07:00:00Z'],
    ['2026-10-26T07:00:00Z', true, '2026-10-26T07:00:00Z', '2026-10-26T19:00:00Z'],
    ['2026-10-26T18:59:59.999Z', true, '2026-10-26T07:00:00Z', '2026-10-26T19:00:00Z'],
    ['2026-10-26T19:00:00Z', false, '2026-10-26T19:00:00Z', '2026-10-27T07:00:00Z'],
    // The weekend in which they go forward is an hour short.
    ['2026-03-29T01:00:00Z', false, '2026-03-27T19:00:00Z', '2026-03-30T06:00:00Z'],
  ])('%s', (moment, open, since, until) => {
    expect(timeline.at(at(moment))).toMatchObject({ open, since: at(since), until: at(until) });
  });

  it('reaches over the pieces it is worked out in', () => {
    const year = layer('freeze', false, [{ from: at('2026-01-01T00:00:00Z'), to: at('2027-01-01T00:00:00Z') }]);
    const always: Layer<string> = { open: true, stretches: (from, to) => [{ from, to, rule: 'always' }] };
    expect(timelineOf([year, always]).at(at('2026-06-01T00:00:00Z'))).toEqual({
      open: false,
      rule: 'freeze',
      since: at('2026-01-01T00:00:00Z'),
      until: at('2027-01-01T00:00:00Z'),
    });
  });

  it('is without end where nothing ever changes', () => {
    expect(timelineOf([]).at(at('2026-06-01T00:00:00Z'))).toEqual({
      open: false,
      rule: null,
      since: null,
      until: null,
    });
  });
});

const SPAN = 400;
const interval = fc
  .tuple(fc.integer({ min: 0, max: SPAN }), fc.integer({ min: 1, max: 60 }))
  // Days, so that the stretches cross the borders of the pieces in which a timeline is worked out.
  .map(([from, length]) => ({ from: from * 86_400_000, to: (from + length) * 86_400_000 }));
const layers = fc.array(fc.record({ open: fc.boolean(), holds: fc.array(interval, { maxLength: 6 }) }), {
  maxLength: 4,
});

it('says at every moment what the first layer that holds says', () => {
  fc.assert(
    fc.property(layers, fc.integer({ min: 0, max: SPAN * 24 }), (specs, hour) => {
      const moment = hour * 3_600_000;
      const state = timelineOf(specs.map(({ open, holds }, index) => layer(String(index), open, holds))).at(moment);
      const first = specs.findIndex(({ holds }) => holds.some(({ from, to }) => from <= moment && moment < to));
      expect(state.rule).toBe(first === -1 ? null : String(first));
      expect(state.open).toBe(first === -1 ? false : specs[first]?.open);
    }),
  );
});

it('gives a whole stretch: open alike within it, otherwise at both ends', () => {
  fc.assert(
    fc.property(layers, fc.integer({ min: 0, max: SPAN * 24 }), (specs, hour) => {
      const timeline = timelineOf(specs.map(({ open, holds }, index) => layer(String(index), open, holds)));
      const { open, since, until } = timeline.at(hour * 3_600_000);
      if (since !== null) {
        expect(timeline.at(since).open).toBe(open);
        expect(timeline.at(since - 1).open).toBe(!open);
      }
      if (until !== null) {
        expect(timeline.at(until - 1).open).toBe(open);
        expect(timeline.at(until).open).toBe(!open);
      }
    }),
  );
});

it('is open in exactly the stretches that it lists', () => {
  fc.assert(
    fc.property(
      layers,
      fc.nat(SPAN),
      fc.integer({ min: 1, max: SPAN }),
      fc.nat(SPAN * 24),
      (specs, day, days, hour) => {
        const course = new Course(specs.map(({ open, holds }, index) => layer(String(index), open, holds)));
        const timeline = new Timeline(course, (state) => state);
        const [from, to] = [day * 86_400_000, (day + days) * 86_400_000];
        const open = course.openWithin(from, to);
        const moment = hour * 3_600_000;
        const listed = open.some((stretch) => stretch.from <= moment && moment < stretch.to);
        expect(listed).toBe(from <= moment && moment < to && timeline.at(moment).open);
        expect(open).toEqual(mergeIntervals(open));
        // What was listed last is kept: another range in between must not come through.
        const later = course.openWithin(from, to + 86_400_000);
        expect(later.filter((stretch) => stretch.from < to)).toHaveLength(open.length);
        expect(course.openWithin(from, to)).toEqual(open);
      },
    ),
  );
});
