import type { CalendarFindings, WindowField } from '../core/problem-kinds.ts';
import { didYouMean, phrasesOf, quoted, type WordTable, writeIt } from './problem-phrases.ts';

const say = phrasesOf('windows');

const NTH = '1st, 2nd, 3rd, 4th, 5th or last';
const MONTH = 'jan, feb, mar, apr, may, jun, jul, aug, sep, oct, nov or dec, or longer';
const DATE = 'a date such as 2026-12-24';
const DAY_OF_MONTH = 'days from 1 to 31, or from -1, the last, to -31: such as 15, 1-7 or -3--1';

/** What each field of a window as a mapping holds. */
export const FIELDS: Readonly<Record<WindowField, string>> = {
  days: 'weekdays or nth weekdays, such as mon-fri or 2nd tue',
  times: 'hours such as 09:00-17:00, or a list of them',
  months: 'months such as dec or nov-jan, or a list of them',
  'days-of-month': DAY_OF_MONTH,
  dates: 'dates such as 2026-12-24 or 2026-12-19/2027-01-04, or a list of them',
};

/** Nth weekdays, spans over days, dates, months, and the fields of a window as a mapping. */
export const CALENDAR_WORDS: WordTable<keyof CalendarFindings> = {
  'nth-unknown': ({ got, suggestion }) => say('unknown nth weekday', NTH, quoted(got), didYouMean(suggestion)),
  'nth-without-weekday': ({ got }) =>
    say('nth without a weekday', `a weekday right behind it, such as ${got} tue`, quoted(got)),
  'nth-range': ({ got }) =>
    say(
      'range of weekdays behind an nth',
      'one weekday, such as 2nd tue',
      quoted(got),
      'name each weekday with its own nth, such as 1st mon,1st tue',
    ),
  'nth-or-every': ({ got, suggestion }) =>
    say(
      'weekday alone behind an nth weekday',
      'an nth of its own, or weekdays without one before those with one',
      quoted(got),
      writeIt(suggestion),
    ),
  'span-end': ({ got }) =>
    say('unreadable end of a span over days', 'one weekday and one time, such as fri 22:00 - mon 06:00', quoted(got)),
  'span-backwards': ({ got, suggestion }) =>
    say(
      'span that ends before it starts',
      'an end on a later weekday, or later on the same day',
      quoted(got),
      `write ${quoted(suggestion)} where the next day is meant`,
    ),
  'date-unreadable': ({ got, suggestion, range }) =>
    say(
      'unreadable date',
      range ? `${DATE}, or two with a slash between them` : DATE,
      got === '' ? 'nothing' : quoted(got),
      writeIt(suggestion),
    ),
  'date-missing': ({ got, suggestion }) =>
    say('date that does not exist', 'a date of the calendar', quoted(got), didYouMean(suggestion)),
  'date-uncovered': ({ got }) => say('date that is never judged', 'a year from 1970 to 2099', quoted(got)),
  'dates-backwards': ({ got, suggestion }) =>
    say('range of dates that runs backwards', 'the earlier end first', quoted(got), writeIt(suggestion)),
  'dates-several': ({ got }) =>
    say(
      'several dates in one text',
      'one date, or a range such as 2026-12-19/2027-01-04',
      `${quoted(got)} as well`,
      'make them two items of a list',
    ),
  'date-time-alone': ({ got }) =>
    say(
      'time without a range',
      'a date and a time at both ends, such as 2026-12-18T18:00/2027-01-04T09:00',
      quoted(got),
    ),
  'date-time-offset': ({ got }) =>
    say(
      'offset in a dated window',
      'the wall clock of a time zone, such as 2026-12-18T18:00',
      quoted(got),
      'leave the offset away and name the zone at the end of the text, such as UTC',
    ),
  'month-unknown': ({ got, suggestion }) => say('unknown month', MONTH, quoted(got), didYouMean(suggestion)),
  'month-range': ({ got }) => say('unreadable range of months', 'two months such as nov-jan', quoted(got)),
  'month-range-of-one': ({ got, suggestion }) =>
    say(
      'range of one month',
      'two different months',
      quoted(got),
      `write ${suggestion} for that month, or leave the months out for all of them`,
    ),
  'day-of-month-unreadable': ({ got }) => say('unreadable day of the month', DAY_OF_MONTH, quoted(got)),
  'days-of-month-backwards': ({ got, suggestion }) =>
    say(
      'days of the month that can run backwards',
      'a range that ends after its start in months of 28 days and of 31',
      quoted(got),
      writeIt(suggestion),
    ),
  'window-field': ({ field, got }) => say(`unreadable ${field}`, FIELDS[field], quoted(got)),
  'window-field-twice': ({ got }) => say('something that is there twice', 'each item once', quoted(got)),
  'window-unlimited': ({ use }) =>
    say(
      'window that limits nothing',
      'at least one of days, times, months, days-of-month or dates',
      'none of them',
      use === 'windows' ? 'write always where pushes are allowed at all times' : null,
    ),
  'window-impossible': ({ got }) =>
    say('window that can never open', 'fields that hold on some day from 1970 to 2099', quoted(got)),
};
