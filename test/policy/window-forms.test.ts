import { describe, expect, it } from 'vitest';
import { type Window, windowIntervals } from '../../src/core/window.ts';
import { at } from '../support/facts.ts';
import { windowIn } from '../support/policy-files.ts';

interface Row {
  readonly window: string | Readonly<Record<string, unknown>>;
  readonly zone: string;
  readonly inside: readonly string[];
  readonly outside: readonly string[];
}

function isInside(window: Window, moment: string): boolean {
  const instant = at(moment);
  return windowIntervals(window, instant, instant + 1).length > 0;
}

function tables(rows: readonly Row[]): void {
  it.each(rows.map((row) => ({ name: `${JSON.stringify(row.window)} in ${row.zone}`, ...row })))(
    '$name',
    ({ window, zone, inside, outside }) => {
      const read = windowIn(zone, window);
      expect(inside.filter((moment) => !isInside(read, moment))).toEqual([]);
      expect(outside.filter((moment) => isInside(read, moment))).toEqual([]);
    },
  );
}

describe('nth weekdays of the month open', () => {
  tables([
    {
      window: '2nd tue 22:00-04:00',
      zone: 'UTC',
      inside: ['2026-06-09T22:00:00Z', '2026-06-10T03:59:59.999Z', '2026-09-08T23:00:00Z'],
      outside: ['2026-06-09T21:59:59.999Z', '2026-06-10T04:00:00Z', '2026-06-02T23:00:00Z', '2026-06-16T23:00:00Z'],
    },
    {
      window: '1st,3rd wed 09:00-12:00',
      zone: 'UTC',
      inside: ['2026-07-01T09:00:00Z', '2026-07-15T11:59:59.999Z'],
      outside: ['2026-07-08T10:00:00Z', '2026-07-22T10:00:00Z', '2026-07-01T12:00:00Z'],
    },
    {
      window: 'last fri 09:00-12:00',
      zone: 'UTC',
      inside: ['2026-07-31T09:00:00Z', '2026-06-26T10:00:00Z', '2024-02-23T10:00:00Z'],
      outside: ['2026-07-24T10:00:00Z', '2026-06-19T10:00:00Z'],
    },
    {
      window: '5th mon 10:00-11:00',
      zone: 'UTC',
      inside: ['2026-06-29T10:00:00Z'],
      outside: ['2026-06-22T10:00:00Z', '2026-07-27T10:00:00Z'],
    },
    {
      // The night from the last day of a month belongs to the month in which it began.
      window: 'last tue 22:00-02:00 Europe/Berlin',
      zone: 'UTC',
      inside: ['2026-07-01T01:59:59.999+02:00', '2026-06-30T22:00:00+02:00'],
      outside: ['2026-07-01T02:00:00+02:00', '2026-06-24T01:00:00+02:00'],
    },
    {
      window: 'mon,last fri,1st sun 10:00-11:00',
      zone: 'UTC',
      inside: ['2026-06-01T10:00:00Z', '2026-06-08T10:00:00Z', '2026-06-26T10:00:00Z', '2026-06-07T10:00:00Z'],
      outside: ['2026-06-05T10:00:00Z', '2026-06-14T10:00:00Z'],
    },
  ]);
});

describe('spans over days open', () => {
  tables([
    {
      window: 'fri 22:00 - mon 06:00',
      zone: 'Europe/Berlin',
      inside: ['2026-06-05T22:00:00+02:00', '2026-06-07T12:00:00+02:00', '2026-06-08T05:59:59.999+02:00'],
      outside: ['2026-06-05T21:59:59.999+02:00', '2026-06-08T06:00:00+02:00', '2026-06-10T12:00:00+02:00'],
    },
    {
      window: 'sun 23:30:30-mon 00:00:15 UTC',
      zone: 'Europe/Berlin',
      inside: ['2026-06-07T23:30:30Z', '2026-06-08T00:00:14.999Z'],
      outside: ['2026-06-07T23:30:29.999Z', '2026-06-08T00:00:15Z'],
    },
    {
      window: 'sat 00:00 - sun 24:00',
      zone: 'UTC',
      inside: ['2026-06-06T00:00:00Z', '2026-06-07T23:59:59.999Z'],
      outside: ['2026-06-05T23:59:59.999Z', '2026-06-08T00:00:00Z'],
    },
    {
      window: 'mon 00:00 - sun 24:00',
      zone: 'UTC',
      inside: ['2026-06-01T00:00:00Z', '2026-06-07T23:59:59.999Z', '2026-06-08T00:00:00Z'],
      outside: [],
    },
    {
      window: 'sat 09:00 - sat 17:00',
      zone: 'UTC',
      inside: ['2026-06-06T09:00:00Z', '2026-06-06T16:59:59.999Z'],
      outside: ['2026-06-06T17:00:00Z', '2026-06-07T10:00:00Z'],
    },
  ]);
});

describe('dates open', () => {
  tables([
    {
      window: '2026-12-24',
      zone: 'Europe/Berlin',
      inside: ['2026-12-24T00:00:00+01:00', '2026-12-24T23:59:59.999+01:00'],
      outside: ['2026-12-23T23:59:59.999+01:00', '2026-12-25T00:00:00+01:00', '2027-12-24T12:00:00+01:00'],
    },
    {
      window: '2026-12-19/2027-01-04',
      zone: 'UTC',
      inside: ['2026-12-19T00:00:00Z', '2027-01-04T23:59:59.999Z'],
      outside: ['2026-12-18T23:59:59.999Z', '2027-01-05T00:00:00Z'],
    },
    {
      window: '2026-12-24 10:00-14:00 Asia/Kolkata',
      zone: 'UTC',
      inside: ['2026-12-24T10:00:00+05:30', '2026-12-24T13:59:59.999+05:30'],
      outside: ['2026-12-24T14:00:00+05:30', '2026-12-25T10:00:00+05:30'],
    },
    {
      window: '2026-12-19/2026-12-23 20:00-22:00',
      zone: 'UTC',
      inside: ['2026-12-19T20:00:00Z', '2026-12-23T21:59:59.999Z'],
      outside: ['2026-12-20T12:00:00Z', '2026-12-18T21:00:00Z', '2026-12-24T21:00:00Z', '2026-12-21T22:00:00Z'],
    },
    {
      window: '2026-12-31 22:00-02:00',
      zone: 'UTC',
      inside: ['2026-12-31T22:00:00Z', '2027-01-01T01:59:59.999Z'],
      outside: ['2026-12-31T01:00:00Z', '2027-01-01T02:00:00Z'],
    },
    {
      window: '2026-12-18T18:00/2027-01-04T09:00',
      zone: 'America/New_York',
      inside: ['2026-12-18T18:00:00-05:00', '2027-01-01T00:00:00-05:00', '2027-01-04T08:59:59.999-05:00'],
      outside: ['2026-12-18T17:59:59.999-05:00', '2027-01-04T09:00:00-05:00'],
    },
    {
      // A year: over both clock changes, and looked back at from its far end.
      window: '2026-01-01T00:00:30/2026-12-31T24:00',
      zone: 'Europe/Berlin',
      inside: ['2026-01-01T00:00:30+01:00', '2026-07-01T12:00:00+02:00', '2026-12-31T23:59:59.999+01:00'],
      outside: ['2026-01-01T00:00:29.999+01:00', '2027-01-01T00:00:00+01:00'],
    },
    { window: '2024-02-29', zone: 'UTC', inside: ['2024-02-29T12:00:00Z'], outside: ['2024-03-01T00:00:00Z'] },
  ]);
});

describe('a window as a mapping opens where every field holds', () => {
  tables([
    {
      window: { days: 'mon-fri', times: '09:00-17:00' },
      zone: 'UTC',
      inside: ['2026-06-01T09:00:00Z', '2026-06-05T16:59:59.999Z'],
      outside: ['2026-06-01T17:00:00Z', '2026-06-06T10:00:00Z'],
    },
    {
      window: { days: ['sat', '2nd tue'], times: ['10:00-12:00', '22:00-02:00'], timezone: 'Asia/Kolkata' },
      zone: 'UTC',
      inside: ['2026-06-06T10:00:00+05:30', '2026-06-07T01:59:59.999+05:30', '2026-06-09T23:00:00+05:30'],
      outside: ['2026-06-02T10:00:00+05:30', '2026-06-06T12:00:00+05:30', '2026-06-06T01:00:00+05:30'],
    },
    {
      window: { months: 'nov-jan' },
      zone: 'UTC',
      inside: ['2026-11-01T00:00:00Z', '2027-01-31T23:59:59.999Z'],
      outside: ['2026-10-31T23:59:59.999Z', '2027-02-01T00:00:00Z'],
    },
    {
      // The night belongs to the month in which it began.
      window: { months: 'jan,March', times: '22:00-02:00' },
      zone: 'UTC',
      inside: ['2027-02-01T01:59:59.999Z', '2027-03-31T23:00:00Z', '2027-01-01T22:00:00Z'],
      outside: ['2027-01-01T01:00:00Z', '2027-03-01T01:00:00Z'],
    },
    {
      window: { 'days-of-month': ['1-7', '-3--1', 15] },
      zone: 'UTC',
      inside: ['2026-02-01T00:00:00Z', '2026-02-07T23:59:59.999Z', '2026-02-15T12:00:00Z', '2026-02-26T00:00:00Z'],
      outside: ['2026-02-08T00:00:00Z', '2026-02-25T23:59:59.999Z', '2026-03-28T12:00:00Z'],
    },
    {
      window: { 'days-of-month': -1, times: '12:00-13:00' },
      zone: 'UTC',
      inside: ['2024-02-29T12:00:00Z', '2026-02-28T12:00:00Z', '2026-04-30T12:00:00Z'],
      outside: ['2024-02-28T12:00:00Z', '2026-04-29T12:00:00Z'],
    },
    {
      window: { 'days-of-month': '10--10' },
      zone: 'UTC',
      inside: ['2026-02-10T00:00:00Z', '2026-02-19T23:59:59.999Z', '2026-03-22T12:00:00Z'],
      outside: ['2026-02-09T12:00:00Z', '2026-02-20T00:00:00Z', '2026-03-23T00:00:00Z'],
    },
    {
      // Friday the 13th.
      window: { days: 'fri', 'days-of-month': 13 },
      zone: 'UTC',
      inside: ['2026-02-13T12:00:00Z', '2026-03-13T12:00:00Z'],
      outside: ['2026-02-20T12:00:00Z', '2026-04-13T12:00:00Z'],
    },
    {
      window: { dates: ['2026-01-01/2026-06-30', '2026-12-24'], days: 'thu' },
      zone: 'UTC',
      inside: ['2026-01-01T00:00:00Z', '2026-12-24T23:59:59.999Z'],
      outside: ['2026-01-02T00:00:00Z', '2026-07-02T12:00:00Z'],
    },
  ]);
});

describe('the wall clock decides where clocks change', () => {
  tables([
    // Forward at midnight: Sunday begins at 01:00.
    {
      window: 'sun 00:00-02:00',
      zone: 'America/Santiago',
      inside: ['2024-09-08T04:00:00Z', '2024-09-08T04:59:59.999Z'],
      outside: ['2024-09-08T03:59:59.999Z', '2024-09-08T05:00:00Z'],
    },
    // Back at midnight: Saturday has its last hour twice.
    {
      window: '2024-04-06 23:00-24:00',
      zone: 'America/Santiago',
      inside: ['2024-04-07T02:00:00Z', '2024-04-07T03:00:00Z', '2024-04-07T03:59:59.999Z'],
      outside: ['2024-04-07T01:59:59.999Z', '2024-04-07T04:00:00Z'],
    },
    {
      window: 'last sun 00:00-01:00',
      zone: 'Asia/Beirut',
      inside: ['2024-04-27T21:00:00Z', '2024-04-27T21:59:59.999Z'],
      outside: ['2024-03-30T21:59:59.999Z', '2024-03-30T22:00:00Z', '2024-04-27T22:00:00Z'],
    },
    // Half an hour back.
    {
      window: '1st sun 01:30-02:00',
      zone: 'Australia/Lord_Howe',
      inside: ['2024-04-06T14:30:00Z', '2024-04-06T15:00:00Z', '2024-04-06T15:29:59.999Z'],
      outside: ['2024-04-06T14:29:59.999Z', '2024-04-06T15:30:00Z'],
    },
    // A day that never was.
    {
      window: '2011-12-30',
      zone: 'Pacific/Apia',
      inside: [],
      outside: ['2011-12-30T09:59:59.999Z', '2011-12-30T10:00:00Z'],
    },
    {
      window: 'thu 22:00 - sat 02:00',
      zone: 'Pacific/Apia',
      inside: ['2011-12-30T08:00:00Z', '2011-12-30T09:59:59.999Z', '2011-12-30T10:00:00Z', '2011-12-30T11:59:59.999Z'],
      outside: ['2011-12-30T07:59:59.999Z', '2011-12-30T12:00:00Z'],
    },
    {
      window: { 'days-of-month': 30, times: '22:00-02:00' },
      zone: 'Pacific/Apia',
      inside: ['2011-12-30T10:00:00Z', '2011-12-30T11:59:59.999Z'],
      outside: ['2011-12-30T09:59:59.999Z', '2011-12-30T12:00:00Z'],
    },
    // Winter time is the one that is negative.
    {
      window: { months: 'oct', days: 'last sun', times: '01:30-01:45' },
      zone: 'Europe/Dublin',
      inside: ['2024-10-27T00:30:00Z', '2024-10-27T01:30:00Z', '2024-10-27T01:44:59.999Z'],
      outside: ['2024-10-27T00:45:00Z', '2024-10-27T01:29:59.999Z', '2024-10-27T01:45:00Z'],
    },
    // Ramadan.
    {
      window: 'sun 02:00-03:00',
      zone: 'Africa/Casablanca',
      inside: ['2024-03-10T01:00:00Z', '2024-03-10T02:00:00Z', '2024-03-10T02:59:59.999Z'],
      outside: ['2024-03-10T03:00:00Z', '2024-04-14T01:59:59.999Z', '2024-04-14T02:00:00Z'],
    },
    // Two hours.
    {
      window: '2024-03-31 01:00-03:00',
      zone: 'Antarctica/Troll',
      inside: [],
      outside: ['2024-03-31T00:59:59.999Z', '2024-03-31T01:00:00Z'],
    },
    {
      window: '2024-10-27T01:00/2024-10-27T03:00',
      zone: 'Antarctica/Troll',
      inside: ['2024-10-26T23:00:00Z', '2024-10-27T00:59:59.999Z', '2024-10-27T01:00:00Z', '2024-10-27T02:59:59.999Z'],
      outside: ['2024-10-26T22:59:59.999Z', '2024-10-27T03:00:00Z'],
    },
  ]);
});
