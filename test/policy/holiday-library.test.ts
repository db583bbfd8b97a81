import { describe, expect, it } from 'vitest';
import { civilDateOf } from '../../src/core/civil.ts';
import { isoDate } from '../../src/core/local-time.ts';
import { type HolidayPlace, holidayLibrary } from '../../src/policy/holiday-library.ts';

function place(text: string): HolidayPlace {
  const [country = '', state = null, region = null] = text.split('.');
  return { country, state, region };
}

function holidays(where: string, year: number): string[] {
  return holidayLibrary
    .publicHolidays(place(where), year)
    .map(({ first, days, name }) => `${isoDate(civilDateOf(first))}${days === 1 ? '' : `+${days}`} ${name}`);
}

describe('the places', () => {
  it('are countries with their states and regions', () => {
    expect(holidayLibrary.countries()).toEqual(expect.arrayContaining(['AD', 'DE', 'IN', 'US', 'ZW']));
    expect(holidayLibrary.states('DE')).toEqual(expect.arrayContaining(['BE', 'BY', 'NW']));
    expect(holidayLibrary.regions('DE', 'BY')).toContain('A');
  });

  it.each(['SG', 'XX', '', '__proto__', 'constructor'])('have no states where there are none: %s', (country) => {
    expect(holidayLibrary.states(country)).toEqual([]);
    expect(holidayLibrary.regions(country, 'XX')).toEqual([]);
  });
});

describe('public holidays', () => {
  it.each([
    ['DE', 2026, '2026-10-03 National Holiday', true],
    ['DE', 2026, '2026-01-06 Epiphany', false],
    ['DE.BY', 2026, '2026-01-06 Epiphany', true],
    ['DE.BY', 2026, '2026-08-08 Augsburg Peace Festival', false],
    ['DE.BY.A', 2026, '2026-08-08 Augsburg Peace Festival', true],
    ['DE', 2026, '2026-12-24 Christmas Eve', false],
    ['US', 2026, '2026-07-04 Independence Day', true],
    ['US', 2026, '2026-07-03 Independence Day (substitute day)', true],
    ['GB', 2027, '2027-12-27 Christmas Day (substitute day)', true],
    ['JP', 2026, '2026-03-20 Spring Equinox Day', true],
    ['KR', 2026, '2026-02-17+3 Korean New Year', true],
    ['SA', 2026, '2026-05-26+4 Feast of the Sacrifice (Eid al-Adha)', true],
  ])('%s in %i: %s is %j', (where, year, text, expected) => {
    expect(holidays(where, year).includes(text)).toBe(expected);
  });

  it.each([
    ['that starts in the afternoon', 'IS', '2026-12-24 Christmas Eve'],
    ['that ends at noon of a day', 'TR', '2026-03-20+4 End of Ramadan (Eid al-Fitr)'],
  ])('one %s takes the whole date', (_, where, text) => {
    expect(holidays(where, 2026)).toContain(text);
  });

  it('are in the order of their dates, from 1970 to 2099', () => {
    for (const where of ['DE', 'US', 'IL', 'CN']) {
      for (let year = 1970; year < 2100; year += 9) {
        const found = holidayLibrary.publicHolidays(place(where), year);
        expect(found.map(({ first }) => first)).toEqual(found.map(({ first }) => first).toSorted((a, b) => a - b));
        expect(found.every(({ first, days }) => civilDateOf(first).year === year && Number.isInteger(days))).toBe(true);
      }
    }
  });
});

describe('a year', () => {
  it.each([
    ['DE.BY', 1970, true],
    ['DE.BY', 2099, true],
    ['IL', 2099, true],
    ['CN', 2099, true],
    ['TR', 2076, true],
    ['TR', 2077, false],
    ['XX', 2026, false],
  ])('of %s, %i, is covered: %j', (where, year, expected) => {
    expect(holidayLibrary.coversYear(place(where), year)).toBe(expected);
  });
});
