import { describe } from 'vitest';
import { tables } from '../support/window-tables.ts';

// The wall clock decides, with the offset of the moment: one kind of change to a table, its moments in UTC.

describe('an hour that spring skips is never read', () => {
  tables([
    {
      window: 'sun 02:00-03:00',
      zone: 'Europe/Berlin',
      inside: ['2026-03-22T01:00:00Z', '2026-03-22T01:59:59.999Z'],
      outside: ['2026-03-22T02:00:00Z', '2026-03-29T00:59:59.999Z', '2026-03-29T01:00:00Z'],
    },
    {
      window: 'sun 01:30-02:30',
      zone: 'Europe/Berlin',
      inside: ['2026-03-29T00:30:00Z', '2026-03-29T00:59:59.999Z'],
      outside: ['2026-03-29T00:29:59.999Z', '2026-03-29T01:00:00Z'],
    },
    {
      window: 'sun 02:30-03:30',
      zone: 'Europe/Berlin',
      inside: ['2026-03-29T01:00:00Z', '2026-03-29T01:29:59.999Z'],
      outside: ['2026-03-29T00:59:59.999Z', '2026-03-29T01:30:00Z'],
    },
    {
      // Five hours, over midnight.
      window: 'sat 22:00-04:00',
      zone: 'Europe/Berlin',
      inside: ['2026-03-28T21:00:00Z', '2026-03-29T00:59:59.999Z', '2026-03-29T01:00:00Z', '2026-03-29T01:59:59.999Z'],
      outside: ['2026-03-28T20:59:59.999Z', '2026-03-29T02:00:00Z'],
    },
    {
      window: '2nd sun 00:00-06:00',
      zone: 'America/New_York',
      inside: ['2026-03-08T05:00:00Z', '2026-03-08T09:59:59.999Z'],
      outside: ['2026-03-08T04:59:59.999Z', '2026-03-08T10:00:00Z'],
    },
  ]);
});

describe('an hour that autumn repeats is read in both passes alike', () => {
  tables([
    {
      window: 'sun 02:00-03:00',
      zone: 'Europe/Berlin',
      inside: ['2026-10-25T00:00:00Z', '2026-10-25T00:59:59.999Z', '2026-10-25T01:00:00Z', '2026-10-25T01:59:59.999Z'],
      outside: ['2026-10-24T23:59:59.999Z', '2026-10-25T02:00:00Z'],
    },
    {
      // Open twice.
      window: 'sun 02:30-02:45',
      zone: 'Europe/Berlin',
      inside: ['2026-10-25T00:30:00Z', '2026-10-25T00:44:59.999Z', '2026-10-25T01:30:00Z', '2026-10-25T01:44:59.999Z'],
      outside: ['2026-10-25T00:29:59.999Z', '2026-10-25T00:45:00Z', '2026-10-25T01:29:59.999Z', '2026-10-25T01:45:00Z'],
    },
    {
      // Closed at 02:30, and open again when the clock shows 02:00 once more.
      window: 'sun 01:30-02:30',
      zone: 'Europe/Berlin',
      inside: ['2026-10-24T23:30:00Z', '2026-10-25T00:29:59.999Z', '2026-10-25T01:00:00Z', '2026-10-25T01:29:59.999Z'],
      outside: ['2026-10-24T23:29:59.999Z', '2026-10-25T00:30:00Z', '2026-10-25T00:59:59.999Z', '2026-10-25T01:30:00Z'],
    },
    {
      window: '2026-10-25T02:30/2026-10-25T03:30',
      zone: 'Europe/Berlin',
      inside: ['2026-10-25T00:30:00Z', '2026-10-25T00:59:59.999Z', '2026-10-25T01:30:00Z', '2026-10-25T02:29:59.999Z'],
      outside: ['2026-10-25T00:29:59.999Z', '2026-10-25T01:00:00Z', '2026-10-25T01:29:59.999Z', '2026-10-25T02:30:00Z'],
    },
    {
      window: 'sat 22:00-01:30',
      zone: 'America/New_York',
      inside: ['2026-11-01T02:00:00Z', '2026-11-01T05:29:59.999Z', '2026-11-01T06:00:00Z', '2026-11-01T06:29:59.999Z'],
      outside: ['2026-11-01T01:59:59.999Z', '2026-11-01T05:30:00Z', '2026-11-01T05:59:59.999Z', '2026-11-01T06:30:00Z'],
    },
  ]);
});

describe('a change at midnight', () => {
  tables([
    {
      // Forward: Sunday begins at 01:00.
      window: 'sun 00:00-02:00',
      zone: 'America/Santiago',
      inside: ['2024-09-08T04:00:00Z', '2024-09-08T04:59:59.999Z'],
      outside: ['2024-09-08T03:59:59.999Z', '2024-09-08T05:00:00Z'],
    },
    {
      window: { 'days-of-month': 8 },
      zone: 'America/Santiago',
      inside: ['2024-09-08T04:00:00Z', '2024-09-09T02:59:59.999Z'],
      outside: ['2024-09-08T03:59:59.999Z', '2024-09-09T03:00:00Z'],
    },
    {
      // Back: Saturday has its last hour twice.
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
    {
      window: 'sat 23:00-01:00',
      zone: 'Asia/Beirut',
      inside: ['2024-10-26T20:00:00Z', '2024-10-26T20:59:59.999Z', '2024-10-26T21:00:00Z', '2024-10-26T22:59:59.999Z'],
      outside: ['2024-10-26T19:59:59.999Z', '2024-10-26T23:00:00Z'],
    },
    {
      window: 'sun 00:00-01:00',
      zone: 'Asia/Beirut',
      inside: ['2024-10-26T22:00:00Z', '2024-10-26T22:59:59.999Z'],
      outside: ['2024-10-26T20:59:59.999Z', '2024-10-26T21:00:00Z', '2024-10-26T21:59:59.999Z', '2024-10-26T23:00:00Z'],
    },
  ]);
});

describe('a change of half an hour', () => {
  tables([
    {
      window: '1st sun 01:30-02:00',
      zone: 'Australia/Lord_Howe',
      inside: ['2024-04-06T14:30:00Z', '2024-04-06T15:00:00Z', '2024-04-06T15:29:59.999Z'],
      outside: ['2024-04-06T14:29:59.999Z', '2024-04-06T15:30:00Z'],
    },
    {
      window: '2024-10-06 02:00-02:30',
      zone: 'Australia/Lord_Howe',
      inside: [],
      outside: ['2024-10-05T15:29:59.999Z', '2024-10-05T15:30:00Z'],
    },
    {
      window: '1st sun 01:45-02:45',
      zone: 'Australia/Lord_Howe',
      inside: ['2024-10-05T15:15:00Z', '2024-10-05T15:29:59.999Z', '2024-10-05T15:30:00Z', '2024-10-05T15:44:59.999Z'],
      outside: ['2024-10-05T15:14:59.999Z', '2024-10-05T15:45:00Z'],
    },
  ]);
});

describe('a change of two hours', () => {
  tables([
    {
      window: '2024-03-31 01:00-03:00',
      zone: 'Antarctica/Troll',
      inside: [],
      outside: ['2024-03-31T00:59:59.999Z', '2024-03-31T01:00:00Z'],
    },
    {
      window: 'sun 00:30-03:30',
      zone: 'Antarctica/Troll',
      inside: ['2024-03-31T00:30:00Z', '2024-03-31T00:59:59.999Z', '2024-03-31T01:00:00Z', '2024-03-31T01:29:59.999Z'],
      outside: ['2024-03-31T00:29:59.999Z', '2024-03-31T01:30:00Z'],
    },
    {
      window: '2024-10-27T01:00/2024-10-27T03:00',
      zone: 'Antarctica/Troll',
      inside: ['2024-10-26T23:00:00Z', '2024-10-27T00:59:59.999Z', '2024-10-27T01:00:00Z', '2024-10-27T02:59:59.999Z'],
      outside: ['2024-10-26T22:59:59.999Z', '2024-10-27T03:00:00Z'],
    },
  ]);
});

describe('a day that never was', () => {
  tables([
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
      // Its night reaches into a day that was.
      window: { 'days-of-month': 30, times: '22:00-02:00' },
      zone: 'Pacific/Apia',
      inside: ['2011-12-30T10:00:00Z', '2011-12-30T11:59:59.999Z'],
      outside: ['2011-12-30T09:59:59.999Z', '2011-12-30T12:00:00Z'],
    },
    {
      window: '1993-08-21',
      zone: 'Pacific/Kwajalein',
      inside: [],
      outside: ['1993-08-21T11:59:59.999Z', '1993-08-21T12:00:00Z'],
    },
    {
      window: 'fri 20:00 - sun 04:00',
      zone: 'Pacific/Kwajalein',
      inside: ['1993-08-21T08:00:00Z', '1993-08-21T11:59:59.999Z', '1993-08-21T12:00:00Z', '1993-08-21T15:59:59.999Z'],
      outside: ['1993-08-21T07:59:59.999Z', '1993-08-21T16:00:00Z'],
    },
    {
      window: 'sat 22:00-02:00',
      zone: 'Pacific/Kwajalein',
      inside: ['1993-08-21T12:00:00Z', '1993-08-21T13:59:59.999Z'],
      outside: ['1993-08-21T11:59:59.999Z', '1993-08-21T14:00:00Z'],
    },
  ]);
});

describe('a new offset by law', () => {
  tables([
    {
      window: 'fri 23:30-24:00',
      zone: 'Asia/Pyongyang',
      inside: ['2015-08-14T14:30:00Z', '2015-08-14T14:59:59.999Z', '2015-08-14T15:00:00Z', '2015-08-14T15:29:59.999Z'],
      outside: ['2015-08-14T14:29:59.999Z', '2015-08-14T15:30:00Z'],
    },
    {
      window: 'fri 23:00-01:00',
      zone: 'Asia/Pyongyang',
      inside: ['2018-05-04T14:30:00Z', '2018-05-04T14:59:59.999Z', '2018-05-04T15:00:00Z', '2018-05-04T15:59:59.999Z'],
      outside: ['2018-05-04T14:29:59.999Z', '2018-05-04T16:00:00Z'],
    },
    {
      window: '2007-12-09 02:30-03:00',
      zone: 'America/Caracas',
      inside: ['2007-12-09T06:30:00Z', '2007-12-09T06:59:59.999Z', '2007-12-09T07:00:00Z', '2007-12-09T07:29:59.999Z'],
      outside: ['2007-12-09T06:29:59.999Z', '2007-12-09T07:30:00Z'],
    },
    {
      window: '2016-05-01 02:30-03:00',
      zone: 'America/Caracas',
      inside: [],
      outside: ['2016-05-01T06:59:59.999Z', '2016-05-01T07:00:00Z'],
    },
    {
      window: 'sun 01:00-04:00',
      zone: 'Europe/Volgograd',
      inside: ['2018-10-27T22:00:00Z', '2018-10-27T22:59:59.999Z', '2018-10-27T23:00:00Z', '2018-10-27T23:59:59.999Z'],
      outside: ['2018-10-27T21:59:59.999Z', '2018-10-28T00:00:00Z'],
    },
    {
      window: { months: 'dec', days: 'last sun', times: '01:00-02:00' },
      zone: 'Europe/Volgograd',
      inside: ['2020-12-26T21:00:00Z', '2020-12-26T21:59:59.999Z', '2020-12-26T22:00:00Z', '2020-12-26T22:59:59.999Z'],
      outside: ['2020-12-26T20:59:59.999Z', '2020-12-26T23:00:00Z'],
    },
    {
      // From an offset with seconds: the first 44 minutes and 30 seconds of the day were skipped.
      window: '1972-01-07 00:00-01:00',
      zone: 'Africa/Monrovia',
      inside: ['1972-01-07T00:44:30Z', '1972-01-07T00:59:59.999Z'],
      outside: ['1972-01-07T00:44:29.999Z', '1972-01-07T01:00:00Z'],
    },
  ]);
});

describe('summer time that the tz database has as standard time, and winter time as negative', () => {
  tables([
    {
      window: { months: 'oct', days: 'last sun', times: '01:30-01:45' },
      zone: 'Europe/Dublin',
      inside: ['2024-10-27T00:30:00Z', '2024-10-27T01:30:00Z', '2024-10-27T01:44:59.999Z'],
      outside: ['2024-10-27T00:45:00Z', '2024-10-27T01:29:59.999Z', '2024-10-27T01:45:00Z'],
    },
    {
      window: 'last sun 01:00-02:00',
      zone: 'Europe/Dublin',
      inside: ['2026-10-25T00:00:00Z', '2026-10-25T00:59:59.999Z', '2026-10-25T01:00:00Z', '2026-10-25T01:59:59.999Z'],
      outside: ['2026-03-29T00:59:59.999Z', '2026-03-29T01:00:00Z', '2026-10-24T23:59:59.999Z', '2026-10-25T02:00:00Z'],
    },
  ]);
});

describe('clocks that go back for Ramadan', () => {
  tables([
    {
      window: 'sun 02:00-03:00',
      zone: 'Africa/Casablanca',
      inside: ['2024-03-10T01:00:00Z', '2024-03-10T02:00:00Z', '2024-03-10T02:59:59.999Z'],
      outside: ['2024-03-10T03:00:00Z', '2024-04-14T01:59:59.999Z', '2024-04-14T02:00:00Z'],
    },
    {
      window: 'sun 01:30-03:30',
      zone: 'Africa/Casablanca',
      inside: ['2026-03-22T01:30:00Z', '2026-03-22T01:59:59.999Z', '2026-03-22T02:00:00Z', '2026-03-22T02:29:59.999Z'],
      outside: ['2026-03-22T01:29:59.999Z', '2026-03-22T02:30:00Z'],
    },
    {
      // The law of 2026, which ends this.
      window: '2026-09-20 01:00-02:00',
      zone: 'Africa/Casablanca',
      inside: ['2026-09-20T00:00:00Z', '2026-09-20T00:59:59.999Z', '2026-09-20T01:00:00Z', '2026-09-20T01:59:59.999Z'],
      outside: ['2026-09-19T23:59:59.999Z', '2026-09-20T02:00:00Z'],
    },
  ]);
});
