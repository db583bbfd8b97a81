import { describe, expect, it } from 'vitest';
import { findZone, zoneNames } from '../../src/core/tzdb.ts';
import { LIKELY_BY_ABBREVIATION, LIKELY_BY_OFFSET, ZONE_BY_CITY } from '../../src/policy/zone-hints.ts';
import { readZone } from '../../src/policy/zone-name.ts';

describe('a zone name is taken', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/BERLIN', 'Europe/Berlin'],
    ['Asia/Calcutta', 'Asia/Calcutta'],
    ['US/Eastern', 'US/Eastern'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['utc', 'UTC'],
    ['Etc/UTC', 'Etc/UTC'],
  ])('%s', (name, spelled) => {
    expect(readZone(name)).toMatchObject({ ok: true, zone: { name: spelled } });
  });

  it('where it is any name of the tz database with a slash, except the offsets in Etc/', () => {
    const refused = zoneNames().filter((name) => name.includes('/') && !readZone(name).ok);
    expect(refused.filter((name) => !/^Etc\/GMT[+-]\d+$/.test(name))).toEqual([]);
    expect(refused).toContain('Etc/GMT+5');
  });
});

describe('a zone name is refused', () => {
  it.each([
    ['EST', 'zone-abbreviation', ['America/New_York', 'America/Panama']],
    ['pst', 'zone-abbreviation', ['America/Los_Angeles', 'America/Vancouver', 'Asia/Manila']],
    ['CET', 'zone-abbreviation', ['Europe/Berlin', 'Europe/Paris', 'Europe/Madrid']],
    ['IST', 'zone-abbreviation', ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']],
    ['GMT', 'zone-abbreviation', ['UTC', 'Europe/London']],
    ['Z', 'zone-abbreviation', ['UTC']],
    ['Japan', 'zone-abbreviation', ['Asia/Tokyo']],
    ['+05:30', 'zone-offset', ['Asia/Kolkata']],
    ['-0800', 'zone-offset', ['America/Los_Angeles', 'America/Vancouver']],
    ['UTC+2', 'zone-offset', ['Europe/Berlin', 'Europe/Athens', 'Africa/Johannesburg']],
    ['GMT+02:00', 'zone-offset', ['Europe/Berlin', 'Europe/Athens', 'Africa/Johannesburg']],
    ['Etc/GMT+5', 'zone-offset', ['America/New_York', 'America/Bogota', 'America/Chicago']],
    ['Etc/GMT-9', 'zone-offset', ['Asia/Tokyo', 'Asia/Seoul']],
    ['+13:37', 'zone-offset', []],
  ])('%s', (got, kind, likely) => {
    expect(readZone(got)).toEqual({ ok: false, finding: { kind, got, likely } });
  });

  it.each(['local', 'Local', 'system'])('%s', (got) => {
    expect(readZone(got)).toEqual({ ok: false, finding: { kind: 'zone-local', got } });
  });

  it.each([
    ['America/NewYork', ['America/New_York']],
    ['Europe Berlin', ['Europe/Berlin']],
    ['Berlin', ['Europe/Berlin']],
    ['new york', ['America/New_York']],
    ['Europe/Berln', ['Europe/Berlin']],
    ['berln', ['Europe/Berlin']],
    ['Europe/Munich', ['Europe/Berlin']],
    ['Bangalore', ['Asia/Kolkata']],
    ['Europe', []],
    ['Mars/Olympus_Mons', []],
    ['', []],
    ['__proto__', []],
    ['constructor', []],
    ['Europe/Berlin\n', ['Europe/Berlin']],
    [',Europe/Berlin', ['Europe/Berlin']],
  ])('%j, near to %j', (got, nearest) => {
    expect(readZone(got)).toEqual({ ok: false, finding: { kind: 'zone-unknown', got, nearest } });
  });

  it('where it is any name of the tz database without a slash, always with a hint', () => {
    const bare = zoneNames().filter((name) => !name.includes('/') && name !== 'UTC');
    const likely = bare
      .map((name) => readZone(name))
      .map((read) => (read.ok || !('likely' in read.finding) ? [] : read.finding.likely));
    expect(bare.filter((_, index) => likely[index]?.length === 0)).toEqual([]);
  });
});

it('every zone of the hints is a name that a policy may use', () => {
  const hinted = [...Object.values(LIKELY_BY_ABBREVIATION), ...Object.values(LIKELY_BY_OFFSET)].flat();
  const zones = [...hinted, ...Object.values(ZONE_BY_CITY)];
  expect(zones.filter((name) => !readZone(name).ok)).toEqual([]);
});

it('every zone hinted for an offset kept that offset in a year that the tz database knows', () => {
  const wrong = Object.entries(LIKELY_BY_OFFSET).flatMap(([minutes, names]) =>
    names.filter((name) => {
      const pieces = findZone(name)?.pieces(Date.UTC(2000, 0), Date.UTC(2026, 0)) ?? [];
      return !pieces.some(({ offset }) => offset === Number(minutes) * 60_000);
    }),
  );
  expect(wrong).toEqual([]);
});
