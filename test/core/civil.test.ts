import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { civilDateOf, dayNumberOf, daysInMonth, weekdayOf } from '../../src/core/civil.ts';
import { DAY } from '../../src/core/instant.ts';

describe('civil dates', () => {
  test.each([
    { date: '1970-01-01', dayNumber: 0, weekday: 4 },
    { date: '1969-12-31', dayNumber: -1, weekday: 3 },
    { date: '2000-02-29', dayNumber: 11_016, weekday: 2 },
    { date: '2000-03-01', dayNumber: 11_017, weekday: 3 },
    { date: '2026-11-22', dayNumber: 20_779, weekday: 7 },
    { date: '2099-12-31', dayNumber: 47_481, weekday: 4 },
    { date: '2100-02-28', dayNumber: 47_540, weekday: 7 },
    { date: '2100-03-01', dayNumber: 47_541, weekday: 1 },
  ])('$date is day $dayNumber', ({ date, dayNumber, weekday }) => {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    expect(dayNumberOf({ year, month, day })).toBe(dayNumber);
    expect(civilDateOf(dayNumber)).toEqual({ year, month, day });
    expect(weekdayOf(dayNumber)).toBe(weekday);
  });

  // From the year -768 to 10183, so that both signs, every kind of century and all weekdays are met.
  const anyDay = fc.integer({ min: -1_000_000, max: 3_000_000 });

  test('a day number and its date lead to each other', () => {
    fc.assert(fc.property(anyDay, (day) => dayNumberOf(civilDateOf(day)) === day));
  });

  test('dates and weekdays are those of luxon in UTC', () => {
    fc.assert(
      fc.property(anyDay, (dayNumber) => {
        const date = DateTime.fromMillis(dayNumber * DAY, { zone: 'utc' });
        const { year, month, day, weekday } = date;
        expect(civilDateOf(dayNumber)).toEqual({ year, month, day });
        expect(weekdayOf(dayNumber)).toBe(weekday);
        expect(daysInMonth(year, month)).toBe(date.daysInMonth);
      }),
    );
  });
});
