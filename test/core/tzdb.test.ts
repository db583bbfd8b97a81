import fc from 'fast-check';
import moment from 'moment-timezone';
import { describe, expect, test } from 'vitest';
import { FIRST_INSTANT, HOUR, LAST_INSTANT, MINUTE, SECOND } from '../../src/core/instant.ts';
import { findZone, TZDATA_VERSION, zoneNames } from '../../src/core/tzdb.ts';
import type { Zone } from '../../src/core/zone.ts';

function zoneOf(name: string): Zone {
  const zone = findZone(name);
  if (!zone) throw new Error(`${name} is not in the tz database`);
  return zone;
}

/** `-04:30` or `-00:44:30` in milliseconds. */
function offsetOf(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.slice(1).split(':').map(Number);
  return (text.startsWith('-') ? -1 : 1) * (hours * HOUR + minutes * MINUTE + seconds * SECOND);
}

describe('names', () => {
  test.each([
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['asia/calcutta', 'Asia/Calcutta'],
    ['EUROPE/BERLIN', 'Europe/Berlin'],
    ['america/port-au-prince', 'America/Port-au-Prince'],
    ['us/eastern', 'US/Eastern'],
    ['utc', 'UTC'],
    ['etc/gmt+5', 'Etc/GMT+5'],
    ['est', 'EST'],
  ])('%s is %s', (asked, spelled) => {
    expect(findZone(asked)?.name).toBe(spelled);
  });

  test.each([
    '',
    ',',
    ' ',
    'Europe',
    'Berlin',
    'Europe/Berlin ',
    'Europe/Berlin,Europe/Busingen',
    'Factory',
    '0.0',
    '\n',
  ])('%j is no zone', (name) => {
    expect(findZone(name)).toBeUndefined();
  });

  test('one object per name, whatever the case', () => {
    expect(findZone('europe/berlin')).toBe(findZone('Europe/Berlin'));
  });

  test('all are listed once, in order, and found as they are spelled', () => {
    const names = zoneNames();
    expect(names).toEqual([...new Set(names)].sort());
    expect(names).toEqual(expect.arrayContaining(['Asia/Calcutta', 'Asia/Kolkata', 'EST', 'Europe/Kiev', 'UTC']));
    expect(names.filter((name) => findZone(name.toUpperCase())?.name !== name)).toEqual([]);
  });
});

describe('offsets at changes of the clocks', () => {
  test.each([
    // Hours that are skipped and hours that occur twice.
    { zone: 'America/New_York', at: '2026-03-08T07:00:00Z', before: '-05:00', after: '-04:00' },
    { zone: 'America/New_York', at: '2026-11-01T06:00:00Z', before: '-04:00', after: '-05:00' },
    { zone: 'Europe/Berlin', at: '2026-03-29T01:00:00Z', before: '+01:00', after: '+02:00' },
    { zone: 'Europe/Berlin', at: '2026-10-25T01:00:00Z', before: '+02:00', after: '+01:00' },
    { zone: 'America/Santiago', at: '2026-09-06T04:00:00Z', before: '-04:00', after: '-03:00' },
    // Half an hour.
    { zone: 'Australia/Lord_Howe', at: '2026-04-04T15:00:00Z', before: '+11:00', after: '+10:30' },
    { zone: 'Australia/Lord_Howe', at: '2026-10-03T15:30:00Z', before: '+10:30', after: '+11:00' },
    // Two hours.
    { zone: 'Antarctica/Troll', at: '2026-03-29T01:00:00Z', before: '+00:00', after: '+02:00' },
    { zone: 'Antarctica/Troll', at: '2026-10-25T01:00:00Z', before: '+02:00', after: '+00:00' },
    // A day that was skipped.
    { zone: 'Pacific/Apia', at: '2011-12-30T10:00:00Z', before: '-10:00', after: '+14:00' },
    { zone: 'Pacific/Kwajalein', at: '1993-08-21T12:00:00Z', before: '-12:00', after: '+12:00' },
    // Winter, not summer, is the exception in the database's rules.
    { zone: 'Europe/Dublin', at: '1971-10-31T02:00:00Z', before: '+01:00', after: '+00:00' },
    { zone: 'Europe/Dublin', at: '2026-03-29T01:00:00Z', before: '+00:00', after: '+01:00' },
    // Ramadan, and the law of 2026.
    { zone: 'Africa/Casablanca', at: '2026-02-15T02:00:00Z', before: '+01:00', after: '+00:00' },
    { zone: 'Africa/Casablanca', at: '2026-03-22T02:00:00Z', before: '+00:00', after: '+01:00' },
    { zone: 'Africa/Casablanca', at: '2026-09-20T01:00:00Z', before: '+01:00', after: '+00:00' },
    // New offsets by law.
    { zone: 'Asia/Pyongyang', at: '2015-08-14T15:00:00Z', before: '+09:00', after: '+08:30' },
    { zone: 'Asia/Pyongyang', at: '2018-05-04T15:00:00Z', before: '+08:30', after: '+09:00' },
    { zone: 'America/Caracas', at: '2007-12-09T07:00:00Z', before: '-04:00', after: '-04:30' },
    { zone: 'America/Caracas', at: '2016-05-01T07:00:00Z', before: '-04:30', after: '-04:00' },
    { zone: 'Europe/Volgograd', at: '2020-12-26T22:00:00Z', before: '+04:00', after: '+03:00' },
    // Seconds, in the offset and in the moment.
    { zone: 'Africa/Monrovia', at: '1972-01-07T00:44:30Z', before: '-00:44:30', after: '+00:00' },
    // Far ahead.
    { zone: 'Europe/Berlin', at: '2099-10-25T01:00:00Z', before: '+02:00', after: '+01:00' },
  ])('$zone $at: $before to $after', ({ zone, at, before, after }) => {
    const instant = Date.parse(at);
    expect(zoneOf(zone).offsetAt(instant - 1)).toBe(offsetOf(before));
    expect(zoneOf(zone).offsetAt(instant)).toBe(offsetOf(after));
    const pieces = zoneOf(zone).pieces(instant - 1, instant + 1);
    expect(pieces.map(({ offset }) => offset)).toEqual([offsetOf(before), offsetOf(after)]);
    expect([pieces[0]?.to, pieces[1]?.from]).toEqual([instant, instant]);
  });

  // British Columbia keeps summer time since 2026. The Intl of Node 20.20 (tz 2025c) still says -08:00 here.
  test('America/Vancouver in January 2027 is seven hours behind UTC', () => {
    expect(zoneOf('America/Vancouver').offsetAt(Date.parse('2027-01-15T12:00:00Z'))).toBe(-7 * HOUR);
  });

  test.each([
    { zone: 'Asia/Kolkata', offset: '+05:30' },
    { zone: 'Asia/Calcutta', offset: '+05:30' },
    { zone: 'UTC', offset: '+00:00' },
    { zone: 'Etc/GMT+5', offset: '-05:00' },
  ])('$zone is one piece of $offset without ends', ({ zone, offset }) => {
    const always = { from: -Infinity, to: Infinity, offset: offsetOf(offset) };
    expect(zoneOf(zone).pieces(FIRST_INSTANT, LAST_INSTANT)).toEqual([always]);
    expect(zoneOf(zone).pieces(-Infinity, Infinity)).toEqual([always]);
  });
});

describe('pieces', () => {
  const start = Date.parse('2026-03-29T01:00:00Z');
  const end = Date.parse('2026-10-25T01:00:00Z');
  const summer = { from: start, to: end, offset: 2 * HOUR };

  test.each([
    { what: 'an instant of the piece', from: start + 5, to: start + 6, count: 1 },
    { what: 'exactly the piece', from: start, to: end, count: 1 },
    { what: 'one millisecond before', from: start - 1, to: end, count: 2 },
    { what: 'one millisecond after', from: start, to: end + 1, count: 2 },
  ])('$what gives $count, not cut', ({ from, to, count }) => {
    const pieces = zoneOf('Europe/Berlin').pieces(from, to);
    expect(pieces).toHaveLength(count);
    expect(pieces).toContainEqual(summer);
  });

  test('an empty or backward range has none', () => {
    expect(zoneOf('Europe/Berlin').pieces(start, start)).toEqual([]);
    expect(zoneOf('Europe/Berlin').pieces(end, start)).toEqual([]);
  });

  test('those of every zone follow each other without a gap, each with another offset', () => {
    const broken = zoneNames().filter((name) => {
      const pieces = zoneOf(name).pieces(-Infinity, Infinity);
      const joined = pieces.every(({ from, to, offset }, index) => {
        const before = pieces[index - 1];
        return from < to && from === (before?.to ?? -Infinity) && offset !== before?.offset;
      });
      return !joined || pieces.at(-1)?.to !== Infinity;
    });
    expect(broken).toEqual([]);
  });

  test('a piece and offsetAt say the same', () => {
    const anyZone = fc.constantFrom(...zoneNames());
    const anyInstant = fc.integer({ min: FIRST_INSTANT, max: LAST_INSTANT - 1 });
    fc.assert(
      fc.property(anyZone, anyInstant, (name, instant) => {
        const [piece, ...others] = zoneOf(name).pieces(instant, instant + 1);
        expect(others).toEqual([]);
        expect(piece?.offset).toBe(zoneOf(name).offsetAt(instant));
      }),
    );
  });
});

// moment-timezone unpacks its own data here, so this finds every mistake of our packing and a stale generated file.
describe('moment-timezone, where the data come from', () => {
  test('is the same release', () => {
    expect(moment.tz.dataVersion).toBe(TZDATA_VERSION);
  });

  test('shows the same offsets before and after each change, for every name', () => {
    const wrong: string[] = [];
    for (const name of moment.tz.names()) {
      const theirs = moment.tz.zone(name);
      if (!theirs) continue;
      const offsets = theirs.offsets.map((minutesWest) => 0 - Math.round(minutesWest * MINUTE));
      const changes = theirs.untils
        .map((at, index) => ({ at, before: offsets[index], after: offsets[index + 1] }))
        .filter(({ at, before, after }) => before !== after && at > FIRST_INSTANT && at < LAST_INSTANT);
      const zone = findZone(name);
      const equal = changes.every(
        ({ at, before, after }) => zone?.offsetAt(at - 1) === before && zone?.offsetAt(at) === after,
      );
      if (!equal || zone?.pieces(-Infinity, Infinity).length !== changes.length + 1) wrong.push(name);
    }
    expect(wrong).toEqual([]);
    expect([...moment.tz.names()].sort()).toEqual(zoneNames());
  });
});

/**
 * Where older releases of the tz database part from the carried one between 1970 and 2040: a database older than `release`
 * differs for these names from `at` on, and not before. Measured against every release from 2025a (Node 20.19) to 2026f.
 * When the carried database is updated, the test below shows the rows to add.
 */
const PARTINGS = [
  { release: '2025b', at: '1978-11-10T20:00:00Z', names: ['Asia/Tehran', 'Iran'] },
  {
    release: '2025c',
    at: '1970-04-26T10:00:00Z',
    names: ['America/Ensenada', 'America/Santa_Isabel', 'America/Tijuana', 'Mexico/BajaNorte'],
  },
  { release: '2026a', at: '2022-03-27T00:00:00Z', names: ['Europe/Chisinau', 'Europe/Tiraspol'] },
  { release: '2026b', at: '2026-11-01T09:00:00Z', names: ['America/Vancouver', 'Canada/Pacific'] },
  { release: '2026c', at: '2026-09-20T01:00:00Z', names: ['Africa/Casablanca', 'Africa/El_Aaiun'] },
  {
    release: '2026c',
    at: '2026-11-01T08:00:00Z',
    names: ['America/Edmonton', 'America/Yellowknife', 'Canada/Mountain'],
  },
  { release: '2026d', at: '1979-05-25T20:30:00Z', names: ['Asia/Tehran', 'Iran'] },
  { release: '2026d', at: '1992-05-02T05:00:00Z', names: ['America/Bogota'] },
  { release: '2026d', at: '2026-11-01T08:00:00Z', names: ['America/Inuvik'] },
  {
    release: '2026e',
    at: '2026-11-01T07:00:00Z',
    names: ['America/Rainy_River', 'America/Winnipeg', 'Canada/Central'],
  },
  { release: '2026f', at: '2026-11-01T05:00:00Z', names: ['America/Havana', 'Cuba'] },
];

/** The first moment from which a database of that release differs for a name, by the table. */
function partingsOf(release: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const row of PARTINGS.filter((row) => release < row.release)) {
    for (const name of row.names) found.set(name, Math.min(Date.parse(row.at), found.get(name) ?? Infinity));
  }
  return found;
}

/** What this Node says, or undefined where it does not know the zone. */
function intlOffsets(timeZone: string): ((instant: number) => number) | undefined {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    // `1/31/2026, GMT-05:00`, and only `GMT` for no offset.
    return (instant) => {
      const text = format.format(instant);
      const offset = text.slice(text.indexOf('GMT') + 3);
      return offset === '' ? 0 : offsetOf(offset);
    };
  } catch {
    return undefined;
  }
}

describe("this Node's own Intl", () => {
  const until = Date.parse('2040-01-01T00:00:00Z');
  const sample = fc.sample(fc.integer({ min: FIRST_INSTANT, max: until - 1 }), { seed: 1970, numRuns: 500 });

  /** The first checked moment at which Intl and the carried database differ, per name. */
  function measuredPartings(expected: ReadonlyMap<string, number>): Map<string, number> {
    const found = new Map<string, number>();
    for (const name of zoneNames()) {
      const theirs = intlOffsets(name);
      if (!theirs) continue;
      const zone = zoneOf(name);
      const changes = zone.pieces(FIRST_INSTANT, until).map(({ from }) => from);
      const moments = [...changes, expected.get(name) ?? FIRST_INSTANT]
        .flatMap((at) => [at - SECOND, at])
        .filter((at) => at >= FIRST_INSTANT && at < until);
      const differing = [...moments, ...sample].filter((at) => theirs(at) !== zone.offsetAt(at));
      if (differing.length > 0) found.set(name, Math.min(...differing));
    }
    return found;
  }

  const release = process.versions.tz ?? '';
  const isMeasured = release >= '2025a' && release <= TZDATA_VERSION;

  if (isMeasured) {
    test('agrees for all zones up to the moment where its release parts from the carried one', () => {
      const expected = partingsOf(release);
      const readable = (partings: ReadonlyMap<string, number>) =>
        [...partings].map(([name, at]) => `${name} ${new Date(at).toISOString()}`).sort();
      expect(readable(measuredPartings(expected))).toEqual(readable(expected));
    });
  } else {
    // A release that nobody has measured: a few laws and corrections a year are to be expected, no more.
    test('agrees for all but a few zones', () => {
      const expected = partingsOf('');
      const parted = [...measuredPartings(expected).keys()].filter((name) => !expected.has(name));
      expect(parted.length).toBeLessThan(zoneNames().length / 20);
    });
  }
});
