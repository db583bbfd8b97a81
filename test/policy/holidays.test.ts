import { describe, expect, it } from 'vitest';
import { besideWith, calendarOf, dayOf } from '../support/beside.ts';
import { problemLines, readPolicy } from '../support/policy-files.ts';

const CLOSING = calendarOf({
  allDay: [
    ['2026-12-28', null],
    ['2026-12-28', 'Stock-taking'],
    ['2027-05-14', 'Bridge day'],
  ],
  events: [['2026-06-01T10:00Z', '2026-06-01T12:00Z', 'Lunch']],
});

const BESIDE = besideWith({
  'closing.ics': CLOSING,
  'times.ics': calendarOf({ events: [['2026-06-01T10:00Z', '2026-06-01T12:00Z', 'Lunch']] }),
  'open.ics': calendarOf({ allDay: [['2026-12-28', null]], openByDefault: false }),
});

function holidaysOf(items: string) {
  return readPolicy(`version: 1\nholidays:\n${items}`, BESIDE).holidays;
}

/** `line name` of a date, `null` where it is no holiday. */
function holiday(items: string, date: string): string | null {
  const found = holidaysOf(items).on(dayOf(date));
  return found && `${found.place.line} ${found.name}`;
}

describe('holidays', () => {
  const rows: readonly (readonly [items: string, days: Readonly<Record<string, string | null>>])[] = [
    ['  - 2026-12-24\n', { '2026-12-24': '3 null', '2026-12-25': null, '2027-12-24': null }],
    [
      '  - "2026-12-24"\n  - { date: 2026-12-25, name: " Christmas " }\n',
      { '2026-12-24': '3 null', '2026-12-25': '4 Christmas' },
    ],
    ['  - country: DE\n', { '2027-01-01': '3 New Year', '2026-12-31': null, '2027-01-02': null }],
    [
      '  - { country: de, state: by }\n',
      { '2026-12-30': null, '2026-12-31': '3 Long feast', '2027-01-01': '3 New Year', '2027-01-02': '3 Long feast' },
    ],
    ['  - { country: DE, state: BY, region: evang }\n', { '2027-01-02': '3 Long feast' }],
    [
      '  - calendar: closing.ics\n',
      { '2026-12-28': '3 Stock-taking', '2027-05-14': '3 Bridge day', '2026-06-01': null },
    ],
    ['  - 2027-01-01\n  - country: MT\n', { '2027-01-01': '4 New Year' }],
  ];
  it.each(rows)('%j', (items, days) => {
    expect(Object.fromEntries(Object.keys(days).map((date) => [date, holiday(items, date)]))).toEqual(days);
  });

  it('are lists that say what they are and for which years they know any', () => {
    const { lists } = holidaysOf(
      '  - { country: DE, state: BY, region: a }\n  - 2026-12-24\n  - calendar: closing.ics\n  - 2028-12-24\n',
    );
    expect(lists.map(({ text, place }) => [text, place.line])).toEqual([
      ['the dates in the file', 4],
      ['DE-BY-A', 3],
      ['closing.ics', 5],
    ]);
    const years = [2019, 2026, 2027, 2028];
    expect(lists.map((list) => years.map((year) => list.coversYear(year)))).toEqual([
      [false, true, false, true],
      [false, true, true, true],
      [false, true, true, false],
    ]);
  });

  it('may be none', () => {
    expect(readPolicy('version: 1\nholidays: []\n').holidays.lists).toEqual([]);
  });
});

describe('holidays are refused', () => {
  const oneOf = 'make them items of their own';
  const rows: readonly (readonly [item: string, ...problems: string[]])[] = [
    ['24.12.2026', '4:5 24.12.2026 | unreadable date | 24.12.2026 | write 2026-12-24'],
    ['2026-02-29', '4:5 2026-02-29 | date that does not exist | 2026-02-29 | did you mean 2026-02-28?'],
    ['{ date: 2100-01-01 }', '4:13 2100-01-01 | date that is never judged | 2100-01-01'],
    ['20261224', '4:5 20261224 | unreadable holiday | the number 20261224'],
    ['12-24', '4:5 12-24 | unreadable holiday | 12-24'],
    ['DE', '4:5 DE | unreadable holiday | DE | write country: DE'],
    ['de-by', '4:5 de-by | unreadable holiday | de-by | write { country: DE, state: BY }'],
    ['closing.ics', '4:5 closing.ics | unreadable holiday | closing.ics | write calendar: closing.ics'],
    [
      '2026-12-25/2026-12-26',
      '4:5 2026-12-25/2026-12-26 | range of dates among the holidays | 2026-12-25/2026-12-26 | write each date as an item of its own, or make it a freeze, which also closes what was planned',
    ],
    ['{ date: 2020-05-01 }', '4:13 2020-05-01 | holiday that is there twice | 2020-05-01 again, first on line 3'],
    ['{ name: x }', '4:5 { name: x } | holiday without a date | none of them'],
    ['{ day: 2026-12-24 }', '4:7 day | unknown key | day | did you mean date?'],
    ['{ date: 2026-12-24, country: DE }', `4:25 country | holiday of two kinds | both | ${oneOf}`],
    [
      '{ country: DE, name: x, region: A }',
      '4:20 name | name beside country | name | remove name',
      '4:29 region | region beside country | region | remove region',
    ],
    ['{ date: 2026-12-24, state: BY }', '4:25 state | state beside date | state | remove state'],
    ['{ country: [DE, AT] }', '4:16 [DE, AT] | country is no text | a list of 2 items'],
    ['""', '4:5 "" | unreadable holiday | ""'],
    ['{ date: "" }', '4:13 "" | unreadable date | nothing'],
    ['{ country: "" }', '4:16 "" | unknown country | ""'],
    ['{ country: DE, state: "" }', '4:27 "" | unknown state | ""'],
    ['{ calendar: "" }', '4:17 "" | not a text file | bytes that are no text | is this the right file?'],
    ['{ country: XX }', '4:16 XX | unknown country | XX'],
    ['{ country: UK }', '4:16 UK | unknown country | UK | did you mean GB?'],
    ['{ country: Germany }', '4:16 Germany | unknown country | Germany | did you mean DE?'],
    ['{ country: DE-BY }', '4:16 DE-BY | unknown country | DE-BY | did you mean DE with state: BY?'],
    ['{ country: DE, state: Bavaria }', '4:27 Bavaria | unknown state | Bavaria'],
    ['{ country: DE, state: DE-BY }', '4:27 DE-BY | unknown state | DE-BY | did you mean BY?'],
    ['{ country: GB, state: SCO }', '4:27 SCO | unknown state | SCO | did you mean SCT?'],
    ['{ country: MT, state: X }', '4:27 X | unknown state | X'],
    ['{ country: DE, state: BY, region: EVANGL }', '4:39 EVANGL | unknown region | EVANGL | did you mean EVANG?'],
    [
      '{ calendar: times.ics }',
      '4:17 times.ics | calendar without holidays | times.ics, which has none | times of a day that are closed are a freeze',
    ],
    [
      '{ calendar: open.ics }',
      '4:17 open.ics | calendar that is closed but for its events | open.ics, marked X-CALENDAR-TYPE:DEFAULT_CLOSED | make it a freeze, which is closed but for these events',
    ],
    ['{ calendar: no.ics }', '4:17 no.ics | not a text file | bytes that are no text | is this the right file?'],
  ];
  it.each(rows)('%s', (item, ...problems) => {
    expect(problemLines(`version: 1\nholidays:\n  - 2020-05-01\n  - ${item}\n`, BESIDE)).toEqual(problems);
  });

  it('twice the same country or calendar', () => {
    const items = [
      '{ country: DE, state: BY }',
      '{ country: de, state: by }',
      'calendar: closing.ics',
      'calendar: closing.ics',
    ];
    expect(problemLines(`version: 1\nholidays:\n${items.map((item) => `  - ${item}\n`).join('')}`, BESIDE)).toEqual([
      '4:5 { country: de, state: by } | holiday that is there twice | DE-BY again, first on line 3',
      '6:5 calendar: closing.ics | holiday that is there twice | closing.ics again, first on line 5',
    ]);
  });

  it('as no list', () => {
    expect(problemLines('version: 1\nholidays: DE\n')).toEqual(['2:11 DE | holidays are no list | DE']);
  });
});
