import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../src/reports/problem-words.ts';
import { calendarOf, calendarText, event, eventTexts, readText, zoneNamed } from '../support/calendars.ts';

/** Of a file that is refused: the kind of the finding, its line, and what was found. */
function refused(text: string | Uint8Array): [string, number | null, string | null] {
  const read = readText(text);
  if (read.ok) throw new Error('not refused');
  const { finding } = read;
  return [finding.kind, 'at' in finding ? finding.at.line : null, 'got' in finding ? finding.got : null];
}

const START = 'DTSTART:20261224T170000Z';

describe('an event is refused', () => {
  it.each([
    ['without a start', ['SUMMARY:x'], 'calendar-start-missing', 4, null],
    ['with a date that does not exist', ['DTSTART;VALUE=DATE:20260230'], 'calendar-value', 7, '20260230'],
    ['with an offset in a time', ['DTSTART:20261224T170000+0100'], 'calendar-value', 7, '20261224T170000+0100'],
    ['with an hour that does not exist', ['DTSTART:20261224T250000Z'], 'calendar-value', 7, '20261224T250000Z'],
    ['with dashes in a date', ['DTSTART:2026-12-24'], 'calendar-value', 7, '2026-12-24'],
    [
      'with a time where a date is said',
      ['DTSTART;VALUE=DATE:20261224T170000'],
      'calendar-value',
      7,
      '20261224T170000',
    ],
    ['before the calendar that we have', ['DTSTART:15001224T170000Z'], 'calendar-value', 7, '15001224T170000Z'],
    ['that ends before it starts', [START, 'DTEND:20261224T160000Z'], 'calendar-backwards', 8, '20261224T160000Z'],
    ['all-day without a day', ['DTSTART:20261224', 'DTEND:20261224'], 'calendar-backwards', 8, '20261224'],
    ['with an end in a day for a start in time', [START, 'DTEND:20261225'], 'calendar-value', 8, '20261225'],
    ['with an end by another clock', [START, 'DTEND:20261225T170000'], 'calendar-value', 8, '20261225T170000'],
    ['with an unreadable duration', [START, 'DURATION:1H'], 'calendar-value', 8, '1H'],
    ['with a negative duration', [START, 'DURATION:-PT1H'], 'calendar-backwards', 8, '-PT1H'],
    ['all-day for hours', ['DTSTART:20261224', 'DURATION:PT5H'], 'calendar-value', 8, 'PT5H'],
    ['that lasts for ages', [START, 'DURATION:P9999999D'], 'calendar-value', 8, 'P9999999D'],
    [
      'in a zone that nobody knows',
      ['DTSTART;TZID=W. Europe Standard Time:20261224T170000'],
      'calendar-zone-unknown',
      7,
      'W. Europe Standard Time',
    ],
    ['in a zone of an abbreviation', ['DTSTART;TZID=EST:20261224T170000'], 'calendar-zone-unknown', 7, 'EST'],
    ['with an unreadable EXDATE', [START, 'EXDATE:20261224T170000Z,x'], 'calendar-value', 8, '20261224T170000Z,x'],
    ['with a date for RDATE of times', [START, 'RDATE;VALUE=DATE:20261224'], 'calendar-value', 8, '20261224'],
    ['with an EXRULE', [START, 'EXRULE:FREQ=DAILY'], 'calendar-unsupported', 8, 'EXRULE'],
    [
      'for this and all that follow',
      [START, 'RECURRENCE-ID;RANGE=THISANDFUTURE:20261224T170000Z'],
      'calendar-unsupported',
      8,
      'RECURRENCE-ID;RANGE=THISANDFUTURE',
    ],
    ['that recurs and lasts for years', [START, 'DURATION:P400D', 'RRULE:FREQ=DAILY'], 'calendar-value', 8, 'P400D'],
  ])('%s', (_, lines, kind, line, got) => {
    expect(refused(calendarText(...event(...lines)))).toEqual([kind, line, got]);
  });
});

describe('a rule is refused', () => {
  it.each([
    ['FREQ=HOURLY', 'calendar-rule-frequency'],
    ['FREQ=MINUTELY;COUNT=3', 'calendar-rule-frequency'],
    ['FREQ=SECONDLY', 'calendar-rule-frequency'],
    ['FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12', 'calendar-rule-frequency'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'calendar-rule-never'],
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'calendar-rule-never'],
    ['FREQ=MONTHLY;BYDAY=6MO', 'calendar-rule-never'],
    ['FREQ=MONTHLY;INTERVAL=12;BYMONTH=1', 'calendar-rule-never'],
    ['FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2', 'calendar-rule-never'],
    ['FREQ=YEARLY;BYMONTH=13', 'calendar-rule'],
    ['FREQ=FORTNIGHTLY', 'calendar-rule'],
    ['COUNT=3', 'calendar-rule'],
    ['FREQ=DAILY;COUNT=0', 'calendar-rule'],
    ['FREQ=DAILY;COUNT=1e3', 'calendar-rule'],
    ['FREQ=DAILY;COUNT=10001', 'calendar-rule'],
    ['FREQ=DAILY;INTERVAL=0', 'calendar-rule'],
    ['FREQ=DAILY;INTERVAL=99999999999', 'calendar-rule'],
    ['FREQ=DAILY;COUNT=3;UNTIL=20270101', 'calendar-rule'],
    ['FREQ=DAILY;FREQ=DAILY', 'calendar-rule'],
    ['FREQ=DAILY;BYDAY=1MO', 'calendar-rule'],
    ['FREQ=DAILY;BYEASTER=0', 'calendar-rule'],
    ['FREQ=YEARLY;RSCALE=CHINESE', 'calendar-rule'],
    ['FREQ=WEEKLY;BYMONTHDAY=1', 'calendar-rule'],
    ['FREQ=MONTHLY;BYSETPOS=1', 'calendar-rule'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'calendar-rule'],
    ['FREQ=YEARLY;BYDAY=0MO', 'calendar-rule'],
    ['FREQ=DAILY;WKST=XX', 'calendar-rule'],
    ['FREQ', 'calendar-rule'],
    ['', 'calendar-rule'],
    ['FREQ=DAILY;UNTIL=2027', 'calendar-value'],
  ])('%s: %s', (rule, kind) => {
    expect(refused(calendarText(...event(START, `RRULE:${rule}`)))).toEqual([kind, 8, rule]);
  });

  it('and so are more rules than a calendar has', () => {
    const one = event(START, 'RRULE:FREQ=DAILY');
    expect(refused(calendarText(...Array.from({ length: 1001 }, () => one).flat()))[0]).toBe('calendar-rules');
  });
});

describe('a file is refused', () => {
  const bytes = (...numbers: number[]) => Uint8Array.from(numbers);
  it.each([
    ['that is too large', new Uint8Array(1024 * 1024 + 1).fill(32), 'calendar-too-large', null],
    ['in UTF-16', bytes(0xff, 0xfe, 0x42, 0), 'calendar-encoding', null],
    ['in Latin-1', bytes(0x42, 0xe4, 0x42), 'calendar-encoding', null],
    ['that is no text', bytes(0x50, 0x4b, 0, 1), 'calendar-encoding', null],
    ['that is empty', '', 'calendar-none', null],
    ['that is a web page', '<!doctype html>\n<html>', 'calendar-nesting', 1],
    ['that is a contact', 'BEGIN:VCARD\nEND:VCARD\n', 'calendar-none', null],
    ['that is cut off in an event', `BEGIN:VCALENDAR\nBEGIN:VEVENT\n${START}\n`, 'calendar-nesting', 2],
    ['with an end too many', 'BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR', 'calendar-nesting', 3],
    ['with ends that cross', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT', 'calendar-nesting', 3],
    ['with a line that is none', calendarText('hello'), 'calendar-line', 4],
    ['with a quote that does not end', calendarText('X;Y="a:b'), 'calendar-line', 4],
    ['of an unknown type', calendarText('X-CALENDAR-TYPE:OPEN'), 'calendar-value', 4],
    [
      'of two types',
      `${calendarText('X-CALENDAR-TYPE:DEFAULT_OPEN')}${calendarText('X-CALENDAR-TYPE:DEFAULT_CLOSED')}`,
      'calendar-value',
      9,
    ],
    ['by another calendar than ours', calendarText('CALSCALE:HEBREW'), 'calendar-value', 4],
  ])('%s', (_, file, kind, line) => {
    expect(refused(file).slice(0, 2)).toEqual([kind, line]);
  });

  it.each([
    ['TZOFFSETFROM:+0200', 'TZOFFSETTO:1', 'calendar-value', 9],
    ['TZOFFSETFROM:+0200', 'X-NO:1', 'calendar-value', 6],
    ['TZOFFSETFROM:+0200', 'TZOFFSETTO:+9900', 'calendar-value', 9],
    ['TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100', 'RRULE:FREQ=DAILY', 'calendar-rule', 10],
  ])('with a zone that has %s and %s', (one, other, kind, line) => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Ours',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      one,
      other,
      'END:STANDARD',
      'END:VTIMEZONE',
    ];
    const file = calendarText(...zone, ...event('DTSTART;TZID=Ours:20261224T170000'));
    expect(refused(file).slice(0, 2)).toEqual([kind, line]);
  });
});

describe('text of any kind', () => {
  const property = fc.constantFrom('DTSTART', 'DTEND', 'DURATION', 'RRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID', 'TZID');
  const value = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom('20261224', '20261224T170000', '20261224T170000Z', 'PT1H', 'P1D', 'FREQ=DAILY', '__proto__'),
  );
  const parameter = fc.constantFrom(
    '',
    ';VALUE=DATE',
    ';TZID=Europe/Berlin',
    ';TZID="a;b"',
    ';__proto__=1',
    ';X',
    ';=',
  );
  const line = fc
    .tuple(property, parameter, value)
    .map((parts) => `${parts[0]}${parts[1]}:${parts[2]}`.replaceAll(/[\r\n]/g, ''));

  it('is a calendar that answers, or has a finding with words', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const read = readText(calendarText(...event(...lines)));
        if (read.ok) read.calendar.events(zoneNamed('UTC'), 0, Date.UTC(2030, 0));
        else expect(wordsFor(read.finding).title).not.toBe('');
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (file) => {
        expect(readText(file)).toHaveProperty('ok');
      }),
    );
  });

  it('comes back as the events that were written', () => {
    const moment = fc.integer({ min: 0, max: Date.UTC(2099, 11) / 1000 }).map((seconds) => seconds * 1000);
    const compact = (instant: number) => `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
    fc.assert(
      fc.property(fc.array(fc.tuple(moment, fc.integer({ min: 1, max: 9_000_000 })), { maxLength: 9 }), (written) => {
        const intervals = written.map(([from, seconds]) => ({ from, to: from + seconds * 1000, name: null }));
        const lines = intervals.flatMap(({ from, to }) => event(`DTSTART:${compact(from)}`, `DTEND:${compact(to)}`));
        const sorted = intervals.toSorted((a, b) => a.from - b.from || a.to - b.to);
        expect(calendarOf(...lines).events(zoneNamed('Asia/Tokyo'), 0, Date.UTC(2101, 0))).toEqual(sorted);
      }),
    );
  });
});

it('five hundred rules are read over a year in no time', () => {
  const lines = Array.from({ length: 500 }, (_, index) =>
    event(
      `DTSTART;TZID=Europe/Berlin:2015${String((index % 12) + 1).padStart(2, '0')}05T180000`,
      'DURATION:PT5H',
      index % 2 === 0 ? 'RRULE:FREQ=YEARLY;BYDAY=-1FR;BYMONTH=11' : 'RRULE:FREQ=WEEKLY;BYDAY=FR',
    ),
  ).flat();
  const calendar = calendarOf(...lines);
  const events = eventTexts(calendar, '2026-01-01', '2027-01-01');
  expect(events.length).toBeGreaterThan(250 * 50);
});
