import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Weekday } from '../../src/core/civil.ts';
import { DAY, SECOND } from '../../src/core/instant.ts';
import { type Window, windowIntervals } from '../../src/core/window.ts';
import { readWindow } from '../../src/policy/window-text.ts';
import { wordsFor } from '../../src/reports/problem-words.ts';
import { at, zoneOf } from '../support/facts.ts';

function windowOf(text: string, zone: string): Window {
  const { rule, findings } = readWindow(text);
  if (rule === null) throw new Error(JSON.stringify(findings));
  const written = { text, place: { line: 1, column: 1 } };
  return 'opensOn' in rule ? { ...rule, zone: rule.zone ?? zoneOf(zone), ...written } : { kind: rule.kind, ...written };
}

function isInside(window: Window, moment: string): boolean {
  const instant = at(moment);
  return windowIntervals(window, instant, instant + 1).length > 0;
}

describe('a window text opens', () => {
  // 2026-06-01 is a Monday; Berlin is at +02:00.
  const rows: { text: string; zone: string; inside: string[]; outside: string[] }[] = [
    {
      text: 'mon-fri 09:00-17:00',
      zone: 'Europe/Berlin',
      inside: ['2026-06-01T09:00:00+02:00', '2026-06-05T16:59:59.999+02:00'],
      outside: ['2026-06-01T08:59:59.999+02:00', '2026-06-05T17:00:00+02:00', '2026-06-06T10:00:00+02:00'],
    },
    {
      text: 'MO-Friday 9:00-17:30:15',
      zone: 'UTC',
      inside: ['2026-06-01T09:00:00Z', '2026-06-01T17:30:14.999Z'],
      outside: ['2026-06-01T17:30:15Z', '2026-06-07T12:00:00Z'],
    },
    {
      text: 'sat,sun 10:00-12:00,13:00-15:00',
      zone: 'UTC',
      inside: ['2026-06-06T10:00:00Z', '2026-06-07T14:59:00Z'],
      outside: ['2026-06-06T12:00:00Z', '2026-06-07T12:59:00Z', '2026-06-05T10:00:00Z'],
    },
    {
      text: 'fri-mon 22:00-02:00',
      zone: 'UTC',
      inside: ['2026-06-05T22:00:00Z', '2026-06-06T01:59:00Z', '2026-06-09T01:59:59Z'],
      outside: ['2026-06-05T01:00:00Z', '2026-06-09T02:00:00Z', '2026-06-09T22:00:00Z'],
    },
    {
      text: '22:00-02:00',
      zone: 'UTC',
      inside: ['2026-06-03T23:00:00Z', '2026-06-04T01:00:00Z'],
      outside: ['2026-06-04T02:00:00Z', '2026-06-04T21:59:59Z'],
    },
    {
      text: 'sat 00:00-24:00',
      zone: 'UTC',
      inside: ['2026-06-06T00:00:00Z', '2026-06-06T23:59:59.999Z'],
      outside: ['2026-06-05T23:59:59.999Z', '2026-06-07T00:00:00Z'],
    },
    {
      text: 'sat 18:00-00:00',
      zone: 'UTC',
      inside: ['2026-06-06T18:00:00Z', '2026-06-06T23:59:59Z'],
      outside: ['2026-06-07T00:00:00Z', '2026-06-06T00:00:00Z'],
    },
    {
      text: 'mon, wed 10:00-11:00, 12:00-13:00 asia/kolkata',
      zone: 'UTC',
      inside: ['2026-06-01T10:00:00+05:30', '2026-06-03T12:59:00+05:30'],
      outside: ['2026-06-01T10:00:00Z', '2026-06-02T10:00:00+05:30'],
    },
    { text: 'always', zone: 'UTC', inside: ['2026-06-07T03:00:00Z'], outside: [] },
    { text: 'NEVER Europe/Berlin', zone: 'UTC', inside: [], outside: ['2026-06-01T12:00:00Z'] },
  ];
  it.each(rows)('$text', ({ text, zone, inside, outside }) => {
    const window = windowOf(text, zone);
    expect(inside.filter((moment) => !isInside(window, moment))).toEqual([]);
    expect(outside.filter((moment) => isInside(window, moment))).toEqual([]);
  });

  it('in the zone that it names, spelled as the tz database spells it', () => {
    expect(windowOf('mon 10:00-11:00 asia/CALCUTTA', 'UTC')).toMatchObject({ zone: { name: 'Asia/Calcutta' } });
  });
});

describe('a window text is refused', () => {
  /** The part that is marked, what is wrong with it, and the hint. */
  type Expected = readonly [marked: string, title: string, hint: string | null];
  const rows: readonly (readonly [text: string, ...expected: Expected[]])[] = [
    ['', ['', 'empty window', 'write never where nothing may be pushed']],
    ['  ', ['  ', 'empty window', 'write never where nothing may be pushed']],
    ['mon-fri', ['mon-fri', 'window without hours', 'write mon-fri 00:00-24:00']],
    ['mon-fri Europe/Berlin', ['mon-fri', 'window without hours', 'write mon-fri 00:00-24:00 Europe/Berlin']],
    ['Europe/Berlin', ['Europe/Berlin', 'window without hours', 'write mon-fri 09:00-17:00 Europe/Berlin']],
    ['alway', ['alway', 'unreadable window', 'did you mean always?']],
    ['24/7', ['24/7', 'unreadable window', 'did you mean always?']],
    ['whenever we like', ['whenever we like', 'unreadable window', null]],
    ['always mon', ['mon', 'something that does not belong here', null]],
    ['never 10:00-11:00', ['10:00-11:00', 'something that does not belong here', null]],
    // Spelling
    ['mon–fri 09:00–17:00', ['–', 'long dash in a window', 'write mon-fri 09:00-17:00']],
    ['mon-fri\u00A009:00-17:00', ['\u00A0', 'invisible or unusual blank in a window', 'write mon-fri 09:00-17:00']],
    ['mon 09\uFF1A00-17:00', ['\uFF1A', 'unusual colon in a time', 'write mon 09:00-17:00']],
    ['mon-fri 09.00-17.00', ['09.00', 'time without a colon', 'write mon-fri 09:00-17:00']],
    ['mon-fri 9h-17h30', ['9h', 'time without a colon', 'write mon-fri 9:00-17:30']],
    ['9am-5pm', ['9am', 'time of the 12-hour clock', 'write 09:00-17:00']],
    ['mon-fri 9 am - 5:30 p.m.', ['9 am', 'time of the 12-hour clock', 'write mon-fri 09:00-17:30']],
    ['12am-12pm', ['12am', 'time of the 12-hour clock', 'write 00:00-12:00']],
    ['mon - fri 09:00 - 17:00', [' - ', 'blanks around a hyphen', 'write mon-fri 09:00-17:00']],
    ['mon to fri 09:00-17:00', [' to ', 'word instead of a hyphen', 'write mon-fri 09:00-17:00']],
    ['sat and sun 09:00-17:00', [' and ', 'list without commas', 'write sat,sun 09:00-17:00']],
    ['mon tue 09:00-12:00 13:00-17:00', [' ', 'list without commas', 'write mon,tue 09:00-12:00,13:00-17:00']],
    ['mon-fri: 09:00-17:00', [':', 'colon after the weekdays', 'write mon-fri 09:00-17:00']],
    // Order and number
    ['09:00-17:00 mon-fri', ['mon-fri', 'days after the hours', 'write mon-fri 09:00-17:00']],
    [
      'mon 09:00-10:00, tue 11:00-12:00',
      [',', 'something that does not belong here', null],
      ['tue 11:00-12:00', 'two windows in one text', 'make them two items of a list'],
    ],
    ['mon,,tue 09:00-10:00', [',', 'something that does not belong here', null]],
    ['mon, 09:00-10:00', [',', 'something that does not belong here', null]],
    // Weekdays
    ['mno 09:00-10:00', ['mno', 'unknown weekday', 'did you mean mon?']],
    ['mon-weds 09:00-10:00', ['weds', 'unknown weekday', 'did you mean wed?']],
    ['weekdays 09:00-10:00', ['weekdays', 'unknown weekday', 'did you mean mon-fri?']],
    ['m 09:00-10:00', ['m', 'unknown weekday', null]],
    ['dienstag 09:00-10:00', ['dienstag', 'unknown weekday', null]],
    [
      'fri-fri 09:00-10:00',
      ['fri-fri', 'range of one weekday', 'write fri for that day, or leave the weekdays out for all of them'],
    ],
    ['mon-tue-wed 09:00-10:00', ['mon-tue-wed', 'unreadable range of weekdays', null]],
    ['mon- 09:00-10:00', ['mon-', 'unreadable range of weekdays', null]],
    ['mon,mon 09:00-10:00', ['mon', 'weekday that is there twice', null]],
    ['mon-wed,tue 09:00-10:00', ['tue', 'weekday that is there twice', null]],
    // Times
    ['17:00', ['17:00', 'unreadable hours', null]],
    ['mon 09:00-12:00-13:00', ['09:00-12:00-13:00', 'unreadable hours', null]],
    ['9-17', ['9', 'unreadable time', 'write 09:00'], ['17', 'unreadable time', 'write 17:00']],
    ['mon 0900-1730', ['0900', 'unreadable time', 'write 09:00'], ['1730', 'unreadable time', 'write 17:30']],
    ['mon 9:5-10:00', ['9:5', 'unreadable time', null]],
    ['mon 09:00-09:00', ['09:00-09:00', 'hours that end where they start', 'write 00:00-24:00 for the whole day']],
    [
      '25:00-26:00',
      ['25:00', 'no such hour', null],
      ['26:00', 'no such hour', 'write 02:00: an end before its start is on the next day'],
    ],
    ['mon 09:00-24:01', ['24:01', 'no such hour', 'write 00:01: an end before its start is on the next day']],
    ['24:00-06:00', ['24:00', '24:00 as a start', 'write 00:00, and the next day where that is meant']],
    ['mon 09:60-10:00', ['09:60', 'no such minute', null]],
    ['mon 09:00:60-10:00', ['09:00:60', 'no such second', null]],
    ['mon 09:00-10:00,09:00-10:00', ['09:00-10:00', 'hours that are there twice', null]],
    // Zones
    ['mon 09:00-10:00 Berlin', ['Berlin', 'unknown time zone', 'did you mean Europe/Berlin?']],
    ['mon 09:00-10:00 New York', ['New York', 'unknown time zone', 'did you mean America/New_York?']],
    [
      'mon 09:00-10:00 -05:00',
      [
        '-05:00',
        'offset for a time zone',
        'name the zone, such as America/New_York, America/Bogota or America/Chicago',
      ],
    ],
    // Nth weekdays
    ['6th mon 10:00-11:00', ['6th', 'unknown nth weekday', null]],
    ['2rd mon 10:00-11:00', ['2rd', 'unknown nth weekday', 'did you mean 2nd?']],
    ['first mon 10:00-11:00', ['first', 'unknown nth weekday', 'did you mean 1st?']],
    ['1st-3rd wed 10:00-11:00', ['1st-3rd', 'unknown nth weekday', 'did you mean 1st,2nd,3rd?']],
    ['1st and 3rd wed 10:00-11:00', [' and ', 'list without commas', 'write 1st,3rd wed 10:00-11:00']],
    [
      '2nd mon-fri 10:00-11:00',
      ['mon-fri', 'range of weekdays behind an nth', 'name each weekday with its own nth, such as 1st mon,1st tue'],
    ],
    ['1st tue,thu 10:00-11:00', ['thu', 'weekday alone behind an nth weekday', 'write 1st thu']],
    ['2nd,tue 10:00-11:00', ['2nd', 'nth without a weekday', null]],
    ['last 10:00-11:00', ['last', 'nth without a weekday', null]],
    ['2nd last fri 10:00-11:00', ['last', 'something that does not belong here', null]],
    ['1st,1st wed 10:00-11:00', ['1st', 'weekday that is there twice', null]],
    ['mon,1st mon 10:00-11:00', ['mon', 'weekday that is there twice', null]],
    ['mon last fri 10:00-11:00', [' ', 'list without commas', 'write mon,last fri 10:00-11:00']],
    ['1st tue 3rd wed 10:00-11:00', [' ', 'list without commas', 'write 1st tue,3rd wed 10:00-11:00']],
    ['2nd tue', ['2nd tue', 'window without hours', 'write 2nd tue 00:00-24:00']],
    ['22:00-04:00 2nd tue', ['2nd tue', 'days after the hours', 'write 2nd tue 22:00-04:00']],
    // Spans over days
    ['fri 22:00 – mon 06:00', [' – ', 'long dash in a window', 'write fri 22:00 - mon 06:00']],
    ['fri 10pm to mon 6am', ['10pm', 'time of the 12-hour clock', 'write fri 22:00 - mon 06:00']],
    ['mon-fri 22:00 - sat 06:00', ['mon-fri 22:00', 'unreadable end of a span over days', null]],
    ['last fri 22:00 - mon 06:00', ['last fri 22:00', 'unreadable end of a span over days', null]],
    ['fri 22:00 - mon', ['mon', 'unreadable end of a span over days', null]],
    [
      'fri 22:00 - fri 06:00',
      ['fri 22:00 - fri 06:00', 'span that ends before it starts', 'write fri 22:00-06:00 where the next day is meant'],
    ],
    ['fri 22:00 - fri 22:00', ['fri 22:00 - fri 22:00', 'hours that end where they start', null]],
    [
      'fri 22:00 - mno 06:00 Berlin',
      ['mno', 'unknown weekday', 'did you mean mon?'],
      ['Berlin', 'unknown time zone', 'did you mean Europe/Berlin?'],
    ],
    [
      'fri 22:00 - mon 06:00, wed 10:00-11:00',
      [', wed 10:00-11:00', 'two windows in one text', 'make them two items of a list'],
    ],
    // Dates
    ['2026-02-30', ['2026-02-30', 'date that does not exist', 'did you mean 2026-02-28?']],
    ['2027-02-29 10:00-11:00', ['2027-02-29', 'date that does not exist', 'did you mean 2027-02-28?']],
    ['2026-13-01', ['2026-13-01', 'date that does not exist', null]],
    ['2206-12-24', ['2206-12-24', 'date that is never judged', null]],
    ['2026-12-4', ['2026-12-4', 'unreadable date', 'write 2026-12-04']],
    ['24.12.2026 10:00-11:00', ['24.12.2026', 'unreadable date', 'write 2026-12-24']],
    ['12/24/2026', ['12/24/2026', 'unreadable date', 'write 2026-12-24']],
    ['04/05/2026', ['04/05/2026', 'unreadable date', null]],
    ['2026-12-24/25', ['25', 'unreadable date', null]],
    [
      '2027-01-04/2026-12-19',
      ['2027-01-04/2026-12-19', 'range of dates that runs backwards', 'write 2026-12-19/2027-01-04'],
    ],
    ['2026-12-19 - 2026-12-23', [' - ', 'range of dates', 'write 2026-12-19/2026-12-23']],
    ['2026-12-19 to 2026-12-23 20:00-22:00', [' to ', 'range of dates', 'write 2026-12-19/2026-12-23 20:00-22:00']],
    [
      '2026-12-24 22:00 - 2026-12-25 02:00',
      [
        '2026-12-24 22:00 - 2026-12-25 02:00',
        'blank between a date and a time',
        'write 2026-12-24T22:00/2026-12-25T02:00',
      ],
    ],
    ['2026-12-24,2026-12-31 10:00-12:00', ['2026-12-31', 'several dates in one text', 'make them two items of a list']],
    ['2026-12-18T18:00', ['2026-12-18T18:00', 'time without a range', null]],
    ['2026-12-18T18:00/2027-01-04', ['2026-12-18T18:00/2027-01-04', 'time without a range', null]],
    [
      '2026-12-18T18:00/2026-12-18T18:00',
      ['2026-12-18T18:00/2026-12-18T18:00', 'hours that end where they start', null],
    ],
    [
      '2026-12-18T18:00/2026-12-18T09:00',
      [
        '2026-12-18T18:00/2026-12-18T09:00',
        'range of dates that runs backwards',
        'write 2026-12-18T09:00/2026-12-18T18:00',
      ],
    ],
    [
      '2026-12-18T18:00Z/2026-12-19T09:00',
      [
        '2026-12-18T18:00Z',
        'offset in a dated window',
        'leave the offset away and name the zone at the end of the text, such as UTC',
      ],
    ],
    [
      '2026-12-18T24:00/2026-12-20T24:00',
      ['24:00', '24:00 as a start', 'write 00:00, and the next day where that is meant'],
    ],
    ['2026-12-24 mon', ['mon', 'something that does not belong here', null]],
    [
      '2026-12-24 10:00-11:00, 2026-12-25 10:00-11:00',
      [',', 'something that does not belong here', null],
      ['2026-12-25 10:00-11:00', 'something that does not belong here', null],
    ],
    ['fri 22:00 - mon 25:00', ['25:00', 'no such hour', null]],
    ['2026-12-24 17:00', ['17:00', 'unreadable hours', null]],
    [
      '10:00-14:00 2026-12-24/2026-12-25 Europe/Berlin',
      [
        '2026-12-24/2026-12-25 Europe/Berlin',
        'days after the hours',
        'write 2026-12-24/2026-12-25 10:00-14:00 Europe/Berlin',
      ],
    ],
    ['10:00-14:00 2026-12-24', ['2026-12-24', 'days after the hours', 'write 2026-12-24 10:00-14:00']],
  ];
  it.each(rows.map(([text, ...expected]) => ({ text, expected })))('$text', ({ text, expected }) => {
    const { rule, findings } = readWindow(text);
    expect(rule).toBeNull();
    const told = findings.map(({ finding, offset, length }) => {
      const { title, hint } = wordsFor(finding);
      return [text.slice(offset, offset + length), title, hint];
    });
    expect(told).toEqual(expected);
  });

  it('with all that is wrong with it at once', () => {
    const { findings } = readWindow('mon-fry,tue – thu 9am-25:00 Berln');
    expect(findings.map(({ finding }) => finding.kind)).toEqual([
      'window-spelling',
      'zone-unknown',
      'weekday-unknown',
      'time-out-of-range',
    ]);
  });
});

describe('any window text', () => {
  const letters = fc.stringMatching(
    /^(?:mon|fri|[-–,:0-9 ]|09:00|17:00|24|am|Europe\/Berlin|UTC|always|to|and|\/|\.|T|1st|last|2026-12-24|2026-02-30)*$/,
  );

  it('is read or refused with places inside it, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(letters, fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
        const { rule, findings } = readWindow(text);
        expect(rule === null).toBe(findings.length > 0);
        for (const { offset, length } of findings) {
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(offset + length).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it('is refused quickly where nobody wrote it', () => {
    expect(readWindow(' '.repeat(500_000)).rule).toBeNull();
    expect(readWindow(`mon${' '.repeat(500_000)}- 1`).rule).toBeNull();
    expect(readWindow('1st '.repeat(240)).rule).toBeNull();
    expect(readWindow('2026-12-24 '.repeat(90)).rule).toBeNull();
  });

  const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  const weekday = fc.integer({ min: 1, max: 7 });
  const time = fc.integer({ min: 0, max: DAY / SECOND - 1 });
  const clock = (seconds: number, padded: boolean) => {
    const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    const pad = (n: number) => String(n).padStart(2, '0');
    return `${padded ? pad(hour) : hour}:${pad(minute)}${second === 0 ? '' : `:${pad(second)}`}`;
  };

  it('that was made from days and hours means those days and hours', () => {
    fc.assert(
      fc.property(
        fc.record({
          days: fc.uniqueArray(weekday, { minLength: 1, maxLength: 7 }),
          hours: fc.uniqueArray(
            fc.tuple(time, time).filter(([from, to]) => from !== to),
            {
              minLength: 1,
              maxLength: 3,
              selector: ([from, to]) => `${from}-${to}`,
            },
          ),
          cut: fc.integer({ min: 2, max: 9 }),
          upper: fc.boolean(),
          padded: fc.boolean(),
          zone: fc.constantFrom('', ' Europe/Berlin', ' UTC'),
        }),
        ({ days, hours, cut, upper, padded, zone }) => {
          const names = days.map((day) => (NAMES[day - 1] ?? '').slice(0, cut)).join(',');
          const spans = hours.map(([from, to]) => `${clock(from, padded)}-${clock(to, padded)}`).join(',');
          const { rule } = readWindow(`${upper ? names.toUpperCase() : names} ${spans}${zone}`);
          expect(rule).toMatchObject({
            kind: 'recurring',
            opensOn: { kind: 'weekdays', days: new Set(days) },
            spans: hours.map(([from, to]) => ({
              from: from * SECOND,
              to: to * SECOND + (to < from ? DAY : 0),
            })),
          });
          expect(rule?.kind === 'recurring' && (rule.zone?.name ?? '')).toBe(zone.trim());
        },
      ),
    );
  });

  it('with a range of days opens on each day from its first to its last, over the end of the week too', () => {
    fc.assert(
      fc.property(weekday, fc.integer({ min: 1, max: 6 }), (from, more) => {
        const days = Array.from({ length: more + 1 }, (_, index) => ((from - 1 + index) % 7) + 1);
        const { rule } = readWindow(`${NAMES[from - 1]}-${NAMES[(days.at(-1) ?? 1) - 1]} 10:00-11:00`);
        expect(rule).toMatchObject({ opensOn: { days: new Set(days as Weekday[]) } });
      }),
    );
  });
});
