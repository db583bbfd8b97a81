import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { FIRST_INSTANT, HOUR, LAST_INSTANT, MINUTE } from '../../src/core/instant.ts';
import {
  atZone,
  dayMinute,
  isoDate,
  isRepeatedHour,
  localIso,
  utcIso,
  utcMinute,
  utcOffset,
  weekdayMinute,
} from '../../src/core/local-time.ts';
import { findZone, zoneNames } from '../../src/core/tzdb.ts';
import type { Zone } from '../../src/core/zone.ts';

function zoneOf(name: string): Zone {
  const zone = findZone(name);
  if (!zone) throw new Error(`${name} is not in the tz database`);
  return zone;
}

const anyInstant = fc.integer({ min: FIRST_INSTANT, max: LAST_INSTANT - 1 });
const anyZone = fc.constantFrom(...zoneNames()).map(zoneOf);

describe('ISO text', () => {
  test.each([
    { utc: '2026-10-24T00:14:09Z', zone: 'Europe/Berlin', local: '2026-10-24T02:14:09+02:00' },
    { utc: '2026-10-25T00:30:00Z', zone: 'Europe/Berlin', local: '2026-10-25T02:30:00+02:00' },
    { utc: '2026-10-25T01:30:00Z', zone: 'Europe/Berlin', local: '2026-10-25T02:30:00+01:00' },
    { utc: '2026-01-01T00:00:00.007Z', zone: 'Asia/Kolkata', local: '2026-01-01T05:30:00.007+05:30' },
    { utc: '2026-01-01T00:00:00Z', zone: 'America/New_York', local: '2025-12-31T19:00:00-05:00' },
    { utc: '2026-01-01T00:00:00Z', zone: 'Europe/London', local: '2026-01-01T00:00:00+00:00' },
    { utc: '2026-01-01T00:00:00Z', zone: 'UTC', local: '2026-01-01T00:00:00Z' },
    { utc: '2011-12-30T10:00:00Z', zone: 'Pacific/Apia', local: '2011-12-31T00:00:00+14:00' },
    { utc: '2027-01-15T12:00:00Z', zone: 'America/Vancouver', local: '2027-01-15T05:00:00-07:00' },
    { utc: '1970-01-01T00:00:00Z', zone: 'Pacific/Honolulu', local: '1969-12-31T14:00:00-10:00' },
    { utc: '1971-06-01T00:00:00Z', zone: 'Africa/Monrovia', local: '1971-05-31T23:15:30-00:44:30' },
  ])('$utc in $zone is $local', ({ utc, zone, local }) => {
    expect(localIso(Date.parse(utc), zoneOf(zone))).toBe(local);
    expect(utcIso(Date.parse(utc))).toBe(utc);
  });

  test('names the moment it was made from', () => {
    // Only ISO 8601 texts of whole minutes of offset can be read back: Africa/Monrovia had seconds until 1972.
    const since1973 = anyInstant.map((instant) => Math.max(instant, Date.parse('1973-01-01')));
    fc.assert(fc.property(since1973, anyZone, (at, zone) => Date.parse(localIso(at, zone)) === at));
    fc.assert(fc.property(anyInstant, (at) => Date.parse(utcIso(at)) === at));
  });

  test('a minute is told by its weekday and date as luxon tells it', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (at, zone) => {
        const local = atZone(at, zone);
        expect(weekdayMinute(at, zone)).toBe(local.toFormat('cccc HH:mm'));
        expect(dayMinute(at, zone)).toBe(local.toFormat('cccc yyyy-MM-dd HH:mm'));
        expect(utcOffset(at, zone)).toBe(local.toFormat('ZZ'));
      }),
    );
  });

  test('people get minutes and days', () => {
    expect(utcMinute(Date.parse('2026-10-24T00:14:59.999Z'))).toBe('2026-10-24 00:14');
    expect(isoDate({ year: 2026, month: 3, day: 9 })).toBe('2026-03-09');
  });
});

describe('luxon over the carried zones', () => {
  const inWinter = Date.parse('2027-01-15T12:00:00Z');

  test('takes offsets from the carried database, also where it formats through Intl', () => {
    const vancouver = atZone(inWinter, zoneOf('America/Vancouver'));
    expect(vancouver.toISO()).toBe('2027-01-15T05:00:00.000-07:00');
    expect(vancouver.toLocaleString(DateTime.DATETIME_MED)).toMatch(/^Jan 15, 2027, 5:00\sAM$/);
  });

  test('speaks English whatever the machine speaks', () => {
    expect(atZone(inWinter, zoneOf('Asia/Calcutta')).toFormat('cccc d LLLL yyyy HH:mm z')).toBe(
      'Friday 15 January 2027 17:30 Asia/Calcutta',
    );
  });

  test.each([
    { zone: 'Europe/Berlin', formats: ['+1', '+01:00', '+0100', '+01:00'] },
    { zone: 'Asia/Kolkata', formats: ['+5:30', '+05:30', '+0530', '+05:30'] },
    { zone: 'America/New_York', formats: ['-5', '-05:00', '-0500', '-05:00'] },
    { zone: 'Pacific/Kiritimati', formats: ['+14', '+14:00', '+1400', '+14:00'] },
    { zone: 'UTC', formats: ['+0', '+00:00', '+0000', '+00:00'] },
  ])('formats the offset of $zone as luxon does, with the offset in place of an abbreviation', ({ zone, formats }) => {
    const local = atZone(inWinter, zoneOf(zone));
    expect(['Z', 'ZZ', 'ZZZ', 'ZZZZ'].map((token) => local.toFormat(token))).toEqual(formats);
  });

  test('knows hours that are skipped and equal zones', () => {
    const berlin = zoneOf('Europe/Berlin');
    const evening = atZone(Date.parse('2026-03-28T22:30:00Z'), berlin);
    expect(evening.plus({ hours: 3 }).toISO()).toBe('2026-03-29T03:30:00.000+02:00');
    expect(evening.plus({ days: 1 }).toISO()).toBe('2026-03-29T23:30:00.000+02:00');
    expect(evening.equals(atZone(evening.toMillis(), berlin))).toBe(true);
    expect(evening.equals(atZone(evening.toMillis(), zoneOf('Europe/Paris')))).toBe(false);
  });

  test('shows the same reading as localIso', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (at, zone) => {
        const reading = atZone(at, zone).toISO({ suppressMilliseconds: true, includeOffset: false });
        expect(localIso(at, zone)).toMatch(new RegExp(`^${reading?.replaceAll('.', '\\.')}(Z|[+-])`));
      }),
    );
  });
});

describe('isRepeatedHour', () => {
  test.each([
    { zone: 'Europe/Berlin', from: '2026-10-25T00:00:00Z', to: '2026-10-25T02:00:00Z' },
    { zone: 'America/New_York', from: '2026-11-01T05:00:00Z', to: '2026-11-01T07:00:00Z' },
    { zone: 'Australia/Lord_Howe', from: '2026-04-04T14:30:00Z', to: '2026-04-04T15:30:00Z' },
    { zone: 'Antarctica/Troll', from: '2026-10-24T23:00:00Z', to: '2026-10-25T03:00:00Z' },
    { zone: 'America/Santiago', from: '2026-04-05T02:00:00Z', to: '2026-04-05T04:00:00Z' },
  ])('$zone repeats $from up to $to', ({ zone, from, to }) => {
    const at = [Date.parse(from) - 1, Date.parse(from), Date.parse(to) - 1, Date.parse(to)];
    expect(at.map((instant) => isRepeatedHour(instant, zoneOf(zone)))).toEqual([false, true, true, false]);
  });

  test.each([
    { zone: 'Europe/Berlin', at: '2026-03-29T01:00:00Z' },
    { zone: 'Pacific/Apia', at: '2011-12-30T10:00:00Z' },
    { zone: 'Pacific/Kwajalein', at: '1993-08-21T12:00:00Z' },
    { zone: 'Asia/Kolkata', at: '2026-10-25T00:30:00Z' },
    { zone: 'UTC', at: '2026-10-25T00:30:00Z' },
  ])('$zone repeats nothing at $at', ({ zone, at }) => {
    expect([-HOUR, -1, 0, HOUR].filter((step) => isRepeatedHour(Date.parse(at) + step, zoneOf(zone)))).toEqual([]);
  });

  test('is so exactly when another moment shows the same reading', () => {
    const reading = (at: number, zone: Zone) => at + zone.offsetAt(at);
    // Near a change of the clocks, or hardly any sample would be one of interest.
    const nearChange = anyZone.chain((zone) => {
      const changes = zone
        .pieces(Date.parse('1973-01-01'), LAST_INSTANT)
        .map(({ from }) => Math.max(from, FIRST_INSTANT));
      const near = fc.integer({ min: -3 * HOUR, max: 3 * HOUR });
      return fc
        .tuple(fc.constant(zone), fc.constantFrom(...changes), near)
        .map(([, at, step]) => ({ zone, at: at + step }));
    });
    fc.assert(
      fc.property(nearChange, ({ zone, at }) => {
        // Since 1973 all offsets are whole quarters of an hour, at most 26 hours apart.
        const others = Array.from({ length: 2 * 26 * 4 + 1 }, (_, n) => at + (n - 26 * 4) * 15 * MINUTE);
        const repeated = others.some((other) => other !== at && reading(other, zone) === reading(at, zone));
        expect(isRepeatedHour(at, zone)).toBe(repeated);
      }),
      { numRuns: 500 },
    );
  });
});
