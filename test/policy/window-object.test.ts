import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/policy/parse.ts';
import { fileOf, problemLines, windowIn } from '../support/policy-files.ts';

describe('a window as a mapping is refused', () => {
  const rows: readonly (readonly [what: string, window: string, ...problems: string[]])[] = [
    [
      'for keys that no window has',
      '{days: mon, tims: 09:00-17:00, match: a}',
      '4:17 tims | unknown key | tims | did you mean times?',
      '4:36 match | unknown key | match | match belongs into an item of repositories',
    ],
    [
      'where it limits nothing',
      '{timezone: UTC}',
      '4:5 {timezone: UTC} | window that limits nothing | none of them | write always where pushes are allowed at all times',
    ],
    [
      'for values of the wrong type',
      '{days: 5, times: [], months: 11, days-of-month: 1.5, dates: , timezone: 5}',
      '4:12 5 | days are no text | the number 5',
      '4:15 times | empty list | [ ] | leave times out where it restricts nothing',
      '4:34 11 | months are no text | the number 11 | write nov',
      '4:53 1.5 | unreadable day of the month | the number 1.5',
      '4:58 dates | dates are no text | nothing',
      '4:77 5 | time zone is no text | the number 5',
    ],
    [
      'for what belongs into another field',
      '{days: mon-fri 09:00-17:00, times: 09:00-17:00 UTC, dates: 2026-12-24 10:00-12:00}',
      '4:20 09:00-17:00 | unreadable days | 09:00-17:00',
      '4:52 UTC | unreadable times | UTC',
      '4:75 10:00-12:00 | unreadable dates | 10:00-12:00',
    ],
    ['for an empty text', '{days: ""}', '4:12 "" | unreadable days | ""'],
    [
      'for days that the text form refuses too',
      '{days: [6th mon, fri-fri, 2nd mon-fri, mon – wed, 1st sun, sun]}',
      '4:13 6th | unknown nth weekday | 6th',
      '4:22 fri-fri | range of one weekday | fri-fri | write fri for that day, or leave the weekdays out for all of them',
      '4:35 mon-fri | range of weekdays behind an nth | mon-fri | name each weekday with its own nth, such as 1st mon,1st tue',
      '4:47  – | long dash in a window | " – " | write mon-wed',
      '4:64 sun | weekday that is there twice | sun',
    ],
    [
      'for hours that the text form refuses too',
      '{times: [17:00, 09:00-09:00, 9am-5pm]}',
      '4:14 17:00 | unreadable hours | 17:00',
      '4:21 09:00-09:00 | hours that end where they start | 09:00-09:00 | write 00:00-24:00 for the whole day',
      '4:34 9am | time of the 12-hour clock | 9am | write 09:00-17:00',
    ],
    [
      'for months',
      '{months: [foo, novmber, 11, ma, nov-nov, nov-jan, dec]}',
      '4:15 foo | unknown month | foo',
      '4:20 novmber | unknown month | novmber | did you mean nov?',
      '4:29 11 | months are no text | the number 11 | write nov',
      '4:33 ma | unknown month | ma | did you mean may?',
      '4:37 nov-nov | range of one month | nov-nov | write nov for that month, or leave the months out for all of them',
      '4:55 dec | something that is there twice | dec',
    ],
    [
      'for days of the month that can run backwards, and those that no month has',
      '{days-of-month: [10--25, 15--15, -15-5, 25-5, -1--3, 0, 32, x]}',
      '4:22 10--25 | days of the month that can run backwards | 10--25',
      '4:30 15--15 | days of the month that can run backwards | 15--15',
      '4:38 -15-5 | days of the month that can run backwards | -15-5',
      '4:45 25-5 | days of the month that can run backwards | 25-5 | write 25--1,1-5',
      '4:51 -1--3 | days of the month that can run backwards | -1--3 | write -3--1',
      '4:58 0 | unreadable day of the month | 0',
      '4:61 32 | unreadable day of the month | 32',
      '4:65 x | unreadable days-of-month | x',
    ],
    [
      'for dates',
      '{dates: [2026-02-30, 2027-01-04/2026-12-19, 24.12.2026, 2026-12-18T18:00/2026-12-19T09:00]}',
      '4:14 2026-02-30 | date that does not exist | 2026-02-30 | did you mean 2026-02-28?',
      '4:26 2027-01-04/2026-12-19 | range of dates that runs backwards | 2027-01-04/2026-12-19 | write 2026-12-19/2027-01-04',
      '4:49 24.12.2026 | unreadable date | 24.12.2026 | write 2026-12-24',
      '4:61 2026-12-18T18:00 | unreadable date | 2026-12-18T18:00',
      '4:78 2026-12-19T09:00 | unreadable date | 2026-12-19T09:00',
    ],
    ['for its zone', '{days: mon, timezone: EST}', expect.stringContaining('abbreviation for a time zone | EST')],
    [
      'where no day is in all of its fields',
      '{months: feb, days-of-month: 30}',
      '4:5 {months: feb, days-of-month: 30} | window that can never open | {months: feb, days-of-month: 30}',
    ],
    [
      'where its dates are of other weekdays',
      '{days: mon, dates: 2026-12-24}',
      '4:5 {days: mon, dates: 2026-12-24} | window that can never open | {days: mon, dates: 2026-12-24}',
    ],
    [
      'where it says what another says, in other words',
      'mon-fri 09:00-17:00\n  - {days: "mon-wed,thu,fri", times: [09:00-12:00, 12:00-17:00], timezone: utc}',
      '5:5 {days: "mon-wed,thu,fri", times: [09:00-12:00, 12:00-17:00], timezone: utc} | window that is there twice | {days: mon-wed,thu,fri, times: [09:00-12:00, 12:00-17:00], timezone: utc} again, first on line 4',
    ],
    [
      'where it says so with fields that leave nothing out',
      '{days: mon-sun, months: dec}\n  - {months: dec, times: 00:00-24:00}',
      '5:5 {months: dec, times: 00:00-24:00} | window that is there twice | {times: 00:00-24:00, months: dec} again, first on line 4',
    ],
  ];
  it.each(rows)('%s', (_, window, ...problems) => {
    expect(problemLines(`version: 1\ntimezone: UTC\nwindows:\n  - ${window}\n`)).toEqual(problems);
  });

  it('also alone, and in an entry', () => {
    const text =
      'version: 1\ntimezone: UTC\nwindows: {days: mno}\nrepositories:\n  - match: a\n    windows: {mon: x, b: 1}\n';
    expect(problemLines(text)).toEqual([
      '3:17 mno | unknown weekday | mno | did you mean mon?',
      '6:15 mon | unknown key | mon | did you mean months?',
      '6:23 b | unknown key | b',
    ]);
  });
});

describe('the same window as text, or another', () => {
  const twice = (one: string, other: string) =>
    problemLines(`version: 1\ntimezone: UTC\nwindows:\n  - ${one}\n  - ${other}\n  - never\n`).some((line) =>
      line.includes('window that is there twice'),
    );
  it.each([
    ['1st,last fri 09:00-10:00', 'last fri,1st fri 9:00-10:00 utc', true],
    ['fri 22:00 - sat 06:00', 'fri 22:00-06:00', true],
    ['2026-12-24/2026-12-25', '{dates: [2026-12-25, 2026-12-24]}', true],
    ['2026-12-24', '{dates: 2026-12-24, days: thu}', false],
    ['{days-of-month: [1-3, -2--1]}', '{days-of-month: [-1, -2, 3, 2, 1]}', true],
    ['{days-of-month: 1-3}', '{days-of-month: 1--3}', false],
    ['2nd tue 10:00-11:00', '3rd tue 10:00-11:00', false],
    ['mon 10:00-11:00', 'mon 10:00-11:00 Europe/London', false],
    ['{months: dec}', '{days-of-month: 12}', false],
    ['{days: mon, tims: 1}', '{days: mon, tmes: 2}', false],
  ])('%s and %s', (one, other, same) => {
    expect(twice(one, other)).toBe(same);
  });
});

it.each([
  ['2026-12-24 10:00-14:00', 'dated'],
  ['2026-12-18T18:00/2027-01-04T09:00', 'dated'],
  [{ dates: '2026-12-24', times: '10:00-14:00' }, 'dated'],
  [{ dates: '2026-12-01/2026-12-31', days: 'mon-fri' }, 'recurring'],
  [{ dates: '2026-12-01/2026-12-31', days: 'mon-sun' }, 'recurring'],
  [{ dates: '2026-12-01/2026-12-31', 'days-of-month': 24 }, 'recurring'],
  [{ months: 'dec' }, 'recurring'],
  ['fri 22:00 - mon 06:00', 'recurring'],
  ['last fri 09:00-12:00', 'recurring'],
])('%j is %s: that tells what a holiday removes', (window, kind) => {
  expect(windowIn('UTC', window).kind).toBe(kind);
});

it('any mapping is a window or has problems, and nothing is thrown', () => {
  const words = [
    'mon',
    'fri-fri',
    '2nd',
    'last tue',
    '9:00-9:00',
    '22:00-02:00',
    'nov-jan',
    'feb',
    '30',
    '-15-5',
    '-1',
  ];
  const text = fc.oneof(
    fc.constantFrom(
      ...words,
      '2026-12-24',
      '2026-02-30/2026-01-01',
      '2026-12-18T18:00/2027-01-04T09:00',
      'UTC',
      ' ',
      '-',
    ),
    fc.string(),
  );
  const value = fc.oneof(
    text,
    fc.array(fc.oneof(text, fc.integer(), fc.constant(null)), { maxLength: 3 }),
    fc.double(),
  );
  const keys = fc.constantFrom('days', 'times', 'months', 'days-of-month', 'dates', 'timezone', 'day', '__proto__');
  fc.assert(
    fc.property(fc.array(fc.tuple(keys, value), { maxLength: 5 }), (fields) => {
      const mapping = fields.map(([key, held]) => `${JSON.stringify(key)}: ${JSON.stringify(held)}`).join(', ');
      const read = parsePolicy(fileOf(`version: 1\ntimezone: UTC\nwindows: {${mapping}}\n`), 'p.yml');
      expect(read.ok || read.failure.problems.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});
