import { describe, expect, it } from 'vitest';
import { civilDateOf, dayNumberOf } from '../../src/core/civil.ts';
import { isoDate } from '../../src/core/local-time.ts';
import { calendarOf, calendarText, event, eventTexts, readText, zoneNamed } from '../support/calendars.ts';

const OUTLOOK_ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:W. Europe Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

describe('an event closes', () => {
  it.each([
    {
      what: 'between two moments',
      lines: ['DTSTART:20261224T170000Z', 'DTEND:20261224T180000Z', 'SUMMARY: Year end '],
      events: ['2026-12-24 17:00/2026-12-24 18:00 Year end'],
    },
    {
      what: 'by the clock of the zone that it names',
      lines: ['DTSTART;TZID=America/New_York:20261224T170000', 'DTEND;TZID=Europe/London:20261224T230000'],
      events: ['2026-12-24 22:00/2026-12-24 23:00'],
    },
    {
      what: 'by the zone that the file defines, where it is none of the tz database',
      before: OUTLOOK_ZONE,
      lines: [
        'DTSTART;TZID=W. Europe Standard Time:20261023T170000',
        'DTEND;TZID=W. Europe Standard Time:20261026T170000',
      ],
      events: ['2026-10-23 15:00/2026-10-26 16:00'],
    },
    {
      what: 'by the tz database, whatever the file says of a zone that is in it',
      before: OUTLOOK_ZONE.map((line) => line.replace('W. Europe Standard Time', 'Asia/Kolkata')),
      lines: ['DTSTART;TZID=Asia/Kolkata:20261023T170000', 'DURATION:PT1H'],
      events: ['2026-10-23 11:30/2026-10-23 12:30'],
    },
    {
      what: 'by the clock of whoever reads, where it names no zone',
      lines: ['DTSTART:20261224T170000', 'DURATION:PT90M'],
      events: ['2026-12-24 16:00/2026-12-24 17:30'],
    },
    {
      what: 'for a whole day, which may have 25 hours',
      lines: ['DTSTART;VALUE=DATE:20261025'],
      events: ['2026-10-24 22:00/2026-10-25 23:00'],
    },
    {
      what: 'up to the day of its end, which is not in it',
      lines: ['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227'],
      events: ['2026-12-23 23:00/2026-12-26 23:00'],
    },
    {
      what: 'for some days',
      lines: ['DTSTART;VALUE=DATE:20261224', 'DURATION:P1W'],
      events: ['2026-12-23 23:00/2026-12-30 23:00'],
    },
    {
      what: 'never, where it has no length',
      lines: ['DTSTART:20261224T170000Z'],
      events: [],
    },
    {
      what: 'also where it blocks no time of its owner',
      lines: ['DTSTART:20261224T170000Z', 'DURATION:PT1H', 'TRANSP:TRANSPARENT'],
      events: ['2026-12-24 17:00/2026-12-24 18:00'],
    },
    {
      what: 'not, where it is cancelled',
      lines: ['DTSTART:20261224T170000Z', 'DURATION:PT1H', 'STATUS:CANCELLED'],
      events: [],
    },
    {
      what: 'with a name that was folded and has escapes',
      lines: ['DTSTART:20261224T170000Z', 'DURATION:PT1H', 'SUMMARY:Year end\\, all t\r\n eams'],
      events: ['2026-12-24 17:00/2026-12-24 18:00 Year end, all teams'],
    },
    {
      what: 'and its alarm does not',
      lines: [
        'DTSTART:20261224T170000Z',
        'DURATION:PT1H',
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        'DURATION:PT9H',
        'SUMMARY:Wake up',
        'END:VALARM',
      ],
      events: ['2026-12-24 17:00/2026-12-24 18:00'],
    },
    {
      what: 'for a time that is skipped as the clock before the gap counts it, and as long as it lasts',
      lines: ['DTSTART;TZID=Europe/Berlin:20270328T023000', 'DURATION:PT1H'],
      events: ['2027-03-28 01:30/2027-03-28 02:30'],
    },
    {
      what: 'from the first of a time that comes twice',
      lines: ['DTSTART;TZID=Europe/Berlin:20261025T023000', 'DURATION:PT1H'],
      events: ['2026-10-25 00:30/2026-10-25 01:30'],
    },
  ])('$what', ({ before = [], lines, events }) => {
    const calendar = calendarOf(...before, ...event(...lines));
    expect(eventTexts(calendar, '2026-10-01', '2027-05-01')).toEqual(events);
  });
});

describe('an event that recurs', () => {
  const berlin = (time: string) => `DTSTART;TZID=Europe/Berlin:${time}`;
  it.each([
    {
      what: 'keeps its wall clock time over a clock change',
      lines: [berlin('20261023T180000'), 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=4'],
      events: ['2026-10-23 16:00', '2026-10-24 16:00', '2026-10-25 17:00', '2026-10-26 17:00'],
    },
    {
      what: 'ends with UNTIL, that moment included',
      lines: [berlin('20261201T180000'), 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;UNTIL=20261215T170000Z'],
      events: ['2026-12-01 17:00', '2026-12-08 17:00', '2026-12-15 17:00'],
    },
    {
      what: 'ends with the end of an UNTIL that is a date',
      lines: [berlin('20261201T180000'), 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;UNTIL=20261208'],
      events: ['2026-12-01 17:00', '2026-12-08 17:00'],
    },
    {
      what: 'leaves out EXDATE, by moment in any zone and by date',
      lines: [
        berlin('20261201T180000'),
        'DURATION:PT1H',
        'RRULE:FREQ=DAILY;COUNT=5',
        'EXDATE;TZID=America/New_York:20261202T120000,20261201T120001',
        'EXDATE;VALUE=DATE:20261204',
      ],
      events: ['2026-12-01 17:00', '2026-12-03 17:00', '2026-12-05 17:00'],
    },
    {
      what: 'has RDATE besides, with a length of its own where it is a period',
      lines: [
        berlin('20261201T180000'),
        'DURATION:PT1H',
        'RDATE:20261210T120000Z,20261211T120000Z',
        'RDATE;VALUE=PERIOD:20261212T120000Z/PT3H,20261213T120000Z/20261213T140000Z',
      ],
      ends: true,
      events: [
        '2026-12-01 17:00/2026-12-01 18:00',
        '2026-12-10 12:00/2026-12-10 13:00',
        '2026-12-11 12:00/2026-12-11 13:00',
        '2026-12-12 12:00/2026-12-12 15:00',
        '2026-12-13 12:00/2026-12-13 14:00',
      ],
    },
    {
      what: 'starts with DTSTART and counts it, though its rule does not yield it',
      lines: [berlin('20261202T180000'), 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3'],
      events: ['2026-12-02 17:00', '2026-12-07 17:00', '2026-12-14 17:00'],
    },
    {
      what: 'lasts exactly as long each time with DTEND',
      lines: [berlin('20261023T180000'), 'DTEND;TZID=Europe/Berlin:20261024T180000', 'RRULE:FREQ=DAILY;COUNT=2'],
      ends: true,
      events: ['2026-10-23 16:00/2026-10-24 16:00', '2026-10-24 16:00/2026-10-25 16:00'],
    },
    {
      what: 'lasts to the same wall clock time each day with DURATION in days',
      lines: [berlin('20261023T180000'), 'DURATION:P1D', 'RRULE:FREQ=DAILY;COUNT=2'],
      ends: true,
      events: ['2026-10-23 16:00/2026-10-24 16:00', '2026-10-24 16:00/2026-10-25 17:00'],
    },
  ])('$what', ({ lines, events, ends = false }) => {
    const found = eventTexts(calendarOf(...event(...lines)), '2026-10-01', '2027-05-01');
    expect(ends ? found : found.map((text) => text.slice(0, 16))).toEqual(events);
  });

  it('gives way to the event that stands for one of its own, also to a cancelled one', () => {
    const calendar = calendarOf(
      ...event(
        'DTSTART;TZID=Europe/Berlin:20261201T180000',
        'DURATION:PT1H',
        'RRULE:FREQ=DAILY;COUNT=4',
        'SUMMARY:Daily',
      ),
      ...event('RECURRENCE-ID:20261202T170000Z', 'DTSTART:20261202T200000Z', 'DURATION:PT1H', 'SUMMARY:Late'),
      ...event('RECURRENCE-ID;VALUE=DATE:20261203', 'DTSTART:20261203T170000Z', 'STATUS:CANCELLED'),
      ...event('SEQUENCE:1', 'RECURRENCE-ID:20261204T170000Z', 'DTSTART:20261204T210000Z', 'DURATION:PT1H'),
      ...event('RECURRENCE-ID:20261204T170000Z', 'DTSTART:20261204T090000Z', 'DURATION:PT1H'),
    );
    expect(eventTexts(calendar, '2026-12-01', '2027-01-01')).toEqual([
      '2026-12-01 17:00/2026-12-01 18:00 Daily',
      '2026-12-02 20:00/2026-12-02 21:00 Late',
      '2026-12-04 21:00/2026-12-04 22:00',
    ]);
  });
});

describe('the events of a stretch of time', () => {
  it('are whole, and those that only touch it are not among them', () => {
    const calendar = calendarOf(
      ...event('DTSTART:20261224T000000Z', 'DTEND:20261226T000000Z', 'RRULE:FREQ=DAILY;INTERVAL=2;COUNT=9'),
    );
    expect(eventTexts(calendar, '2026-12-26', '2026-12-28')).toEqual(['2026-12-26 00:00/2026-12-28 00:00']);
    expect(eventTexts(calendar, '2026-12-27', '2026-12-28T00:00:00.001Z')).toHaveLength(2);
    expect(eventTexts(calendar, '2026-12-25T23:59:59.999Z', '2026-12-26')).toHaveLength(1);
  });

  it('are the same in any order of asking', () => {
    const lines = event(
      'DTSTART;TZID=Europe/Berlin:19991231T220000',
      'DURATION:P2DT5H',
      'RRULE:FREQ=MONTHLY;BYDAY=-1FR',
    );
    const stretches = Array.from({ length: 40 }, (_, index) => {
      return [
        new Date(Date.UTC(2000 + index * 2, 3)).toISOString(),
        new Date(Date.UTC(2000 + index * 2, 8)).toISOString(),
      ];
    });
    const inOrder = calendarOf(...lines);
    const backwards = calendarOf(...lines);
    const answer = ([from = '', to = '']: string[]) => eventTexts(inOrder, from, to);
    const answers = stretches.map(answer);
    const other = stretches.toReversed().map(([from = '', to = '']) => eventTexts(backwards, from, to));
    expect(other.toReversed()).toEqual(answers);
    expect(answers.every((events) => events.length >= 5)).toBe(true);
  });
});

describe('the dates of all-day events', () => {
  const texts = (lines: readonly string[], first: [number, number, number], last: [number, number, number]) =>
    calendarOf(...lines)
      .days(dayOf(first), dayOf(last))
      .map(({ day, name }) => `${isoDate(civilDateOf(day))} ${name}`);
  const dayOf = ([year, month, day]: [number, number, number]) => dayNumberOf({ year, month, day });

  it('are those of the calendar, each day of several, whatever the zone', () => {
    const lines = [
      ...event('DTSTART;VALUE=DATE:20200101', 'RRULE:FREQ=YEARLY', 'SUMMARY:New Year'),
      ...event('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227', 'SUMMARY:Christmas'),
      ...event('DTSTART:20261229T100000Z', 'DURATION:P1D', 'SUMMARY:Not all-day'),
    ];
    expect(texts(lines, [2026, 12, 25], [2027, 1, 1])).toEqual([
      '2026-12-25 Christmas',
      '2026-12-26 Christmas',
      '2027-01-01 New Year',
    ]);
  });

  it('leave out EXDATE and what an event with a RECURRENCE-ID moves', () => {
    const lines = [
      ...event('DTSTART;VALUE=DATE:20260105', 'RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE;VALUE=DATE:20260112', 'SUMMARY:A'),
      ...event('RECURRENCE-ID;VALUE=DATE:20260119', 'DTSTART;VALUE=DATE:20260120', 'SUMMARY:B'),
    ];
    expect(texts(lines, [2026, 1, 1], [2026, 12, 31])).toEqual(['2026-01-05 A', '2026-01-20 B', '2026-01-26 A']);
  });
});

describe('a calendar file', () => {
  it.each([
    ['one of AWS that is open by default', ['X-CALENDAR-TYPE:DEFAULT_OPEN'], true],
    ['one that is closed by default', ['X-CALENDAR-TYPE:DEFAULT_CLOSED'], false],
    ['one of another program', ['METHOD:PUBLISH'], true],
  ])('may be %s, and empty', (_, lines, openByDefault) => {
    const calendar = calendarOf(...lines);
    expect(calendar).toMatchObject({ openByDefault, needsZone: false, hasAllDay: false });
    expect(calendar.events(zoneNamed('UTC'), 0, Date.UTC(2100, 0))).toEqual([]);
  });

  it.each([
    ['a date', 'DTSTART;VALUE=DATE:20261224', true, true],
    ['a floating time', 'DTSTART:20261224T100000', true, false],
    ['a time in a zone', 'DTSTART;TZID=Europe/Berlin:20261224T100000', false, false],
    ['a time in UTC', 'DTSTART:20261224T100000Z', false, false],
  ])('says what %s asks of its reader', (_, line, needsZone, hasAllDay) => {
    expect(calendarOf(...event(line))).toMatchObject({ needsZone, hasAllDay });
  });

  it('may hold several calendars, line ends of any kind and a byte order mark', () => {
    const one = calendarText(...event('DTSTART:20261224T170000Z', 'DURATION:PT1H'));
    const read = readText(`\u{FEFF}${one}${one.replaceAll('\r\n', '\n').replaceAll('20261224', '20261225')}`);
    expect(read.ok && eventTexts(read.calendar, '2026-12-01', '2027-01-01')).toHaveLength(2);
  });

  it('is read as AWS Systems Manager Change Calendar writes it', () => {
    const read = readText(
      [
        'BEGIN:VCALENDAR',
        'PRODID:-//AWS//Change Calendar 1.0//EN',
        'VERSION:2.0',
        'X-CALENDAR-TYPE:DEFAULT_OPEN',
        'X-WR-CALDESC:Shop freezes',
        'X-CALENDAR-CMEVENTS:DISABLED',
        'BEGIN:VEVENT',
        'DTSTAMP:20260901T120000Z',
        'UID:0e1a7f5c-change@example.com',
        'SEQUENCE:0',
        'SUMMARY:Season',
        'DESCRIPTION:',
        'DTSTART;TZID=America/New_York:20261126T000000',
        'DTEND;TZID=America/New_York:20261201T000000',
        'END:VEVENT',
        'END:VCALENDAR',
      ].join('\n'),
    );
    expect(read.ok && eventTexts(read.calendar, '2026-01-01', '2027-01-01')).toEqual([
      '2026-11-26 05:00/2026-12-01 05:00 Season',
    ]);
  });
});
