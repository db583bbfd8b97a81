import { describe, expect, it } from 'vitest';
import { civilDateOf, dayNumberOf } from '../../src/core/civil.ts';
import { DAY, HOUR } from '../../src/core/instant.ts';
import { isoDate } from '../../src/core/local-time.ts';
import { openHours, weeksFrom } from '../../src/core/weeks.ts';
import { windowIntervals } from '../../src/core/window.ts';
import { at, weekly, zoneOf } from '../support/facts.ts';

describe('the weeks of a zone', () => {
  it.each([
    // A Sunday evening in UTC is Monday already in Auckland.
    ['2026-11-01T20:00:00Z', 'Pacific/Auckland', '2026-11-02', '2026-11-01T11:00:00Z'],
    ['2026-11-01T20:00:00Z', 'Europe/Berlin', '2026-10-26', '2026-10-25T23:00:00Z'],
    // Midnight is skipped: the day begins at 01:00.
    ['2018-11-05T12:00:00Z', 'America/Sao_Paulo', '2018-11-05', '2018-11-05T02:00:00Z'],
  ])('from %s in %s', (moment, name, monday, from) => {
    const [week] = weeksFrom(at(moment), 1, zoneOf(name));
    expect(week && isoDate(civilDateOf(week.monday))).toBe(monday);
    expect(week?.from).toBe(at(from));
  });

  it('follow each other without a gap, an hour longer or shorter where the clocks change', () => {
    const weeks = weeksFrom(at('2026-01-01T00:00:00Z'), 53, zoneOf('Europe/Berlin'));
    for (const [index, { to }] of weeks.slice(0, -1).entries()) expect(weeks[index + 1]?.from).toBe(to);
    const lengths = weeks.map(({ from, to }) => (to - from) / HOUR);
    expect(lengths.filter((length) => length === 168)).toHaveLength(51);
    expect(lengths.toSorted((a, b) => a - b).filter((length) => length !== 168)).toEqual([167, 169]);
  });

  it('have an extra day or one less where a zone crosses the date line', () => {
    const [week] = weeksFrom(at('2011-12-28T00:00:00Z'), 1, zoneOf('Pacific/Apia'));
    expect(week && week.to - week.from).toBe(6 * DAY);
  });
});

describe('hours open', () => {
  const hours = (window: ReturnType<typeof weekly>, from: string, zone = 'Europe/Berlin') => {
    const weeks = weeksFrom(at(from), 53, zoneOf(zone));
    const [first, last] = [weeks[0]?.from ?? 0, weeks.at(-1)?.to ?? 0];
    return openHours(weeks, windowIntervals(window, first, last));
  };

  it('are the same each week where no clock change touches them', () => {
    expect(hours(weekly([1, 2, 3, 4, 5], 8, 20), '2026-01-01T00:00:00Z')).toEqual({
      typical: 60 * HOUR,
      differing: [],
    });
  });

  it('differ where the clocks skip or repeat an open hour', () => {
    const { typical, differing } = hours(weekly([7], 1, 4), '2026-01-01T00:00:00Z');
    expect(typical).toBe(3 * HOUR);
    expect(differing.map(({ monday, open }) => [monday, open / HOUR])).toEqual([
      [dayNumberOf({ year: 2026, month: 3, day: 23 }), 2],
      [dayNumberOf({ year: 2026, month: 10, day: 19 }), 4],
    ]);
  });

  it('count on each side of midnight where a window crosses from one week into the next', () => {
    const weeks = weeksFrom(at('2026-06-01T12:00:00Z'), 2, zoneOf('Europe/Berlin'));
    const open = windowIntervals(weekly([7], 22, 26), weeks[0]?.from ?? 0, weeks[1]?.to ?? 0);
    expect(openHours(weeks, open)).toEqual({ typical: 4 * HOUR, differing: [] });
  });

  it('of what is always open are the same, however long the week', () => {
    const weeks = weeksFrom(at('2026-01-01T00:00:00Z'), 53, zoneOf('Europe/Berlin'));
    const open = [{ from: weeks[0]?.from ?? 0, to: weeks.at(-1)?.to ?? 0 }];
    expect(openHours(weeks, open)).toEqual({ typical: 7 * DAY, differing: [] });
    expect(openHours(weeks, [])).toEqual({ typical: 0, differing: [] });
  });
});
