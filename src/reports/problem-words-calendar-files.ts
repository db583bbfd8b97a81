import type { CalendarExpectation, CalendarFileFindings, CalendarPlace } from '../core/problem-kinds.ts';
import { didYouMean, phrasesOf, quoted, type WordTable } from './problem-phrases.ts';
import { grouped } from './words.ts';

const say = phrasesOf('calendars');

const EXPORT_AGAIN = 'export the calendar again as iCalendar (.ics)';

const EXPECTED: Readonly<Record<CalendarExpectation, string>> = {
  'date-or-time': 'a date such as 20261224 or a time such as 20261224T180000, from the year 1600 on',
  date: 'a date such as 20261224, since the event is all-day',
  time: 'a time such as 20261224T180000, since the event is not all-day',
  'same-clock': 'a time zone where DTSTART has one, and none where it has none',
  duration: 'a duration such as PT2H or P1D, 10,000 days at most',
  'whole-days': 'whole days such as P2D, since the event is all-day',
  'a-year-at-most': 'at most 366 days, since the event recurs',
  period: 'a start and an end or a duration, such as 20261224T180000/PT2H',
  offset: 'an offset from UTC such as +0100',
  'calendar-type': 'DEFAULT_OPEN or DEFAULT_CLOSED',
  'same-calendar-type': 'one calendar type in a file',
  gregorian: 'GREGORIAN',
};

/** What stands where a file should, by the code of its error. */
const NO_FILES: Readonly<Record<string, string>> = { EISDIR: 'a folder', EINVAL: 'neither a file nor a folder' };

/** Calendar files: where they are, and what is in them. */
export const CALENDAR_FILE_WORDS: WordTable<keyof CalendarFileFindings> = {
  'calendar-missing': ({ got, suggestion }) =>
    say(
      'calendar file that is not there',
      "a file, by its path from the policy's folder",
      quoted(got),
      didYouMean(suggestion),
    ),
  'calendar-outside': ({ got }) =>
    say(
      'calendar file outside the checkout',
      'a file of the checkout that the policy is in',
      quoted(got),
      'check the calendar in beside the policy: a verdict must not depend on the machine',
    ),
  'calendar-not-relative': ({ got }) =>
    say(
      'calendar that is not a file of the checkout',
      "a path from the policy's folder, such as freezes.ics",
      quoted(got),
      'save the calendar beside the policy and check it in: a check must read the same each time',
    ),
  'calendar-unreadable': ({ got, code }) =>
    say(
      'calendar file that cannot be read',
      'a readable file',
      `${quoted(got)}, ${NO_FILES[code] ?? `and the error ${code}`}`,
    ),
  'calendar-too-large': ({ path, bytes, limit }) =>
    say(
      'calendar file too large',
      `at most ${grouped(limit)} bytes`,
      `${grouped(bytes)} bytes in ${quoted(path)}`,
      'export fewer years or fewer details',
    ),
  'calendar-encoding': ({ path, encoding }) =>
    say(
      'calendar that is not UTF-8',
      'iCalendar text in UTF-8',
      `${encoding === null ? 'bytes that are no UTF-8' : `text in ${encoding}`} in ${quoted(path)}`,
      EXPORT_AGAIN,
    ),
  'calendar-none': ({ path }) =>
    say('no calendar in the file', 'BEGIN:VCALENDAR', `none in ${quoted(path)}`, EXPORT_AGAIN),
  'calendar-line': ({ at, got }) =>
    say('unreadable line in a calendar', 'a property such as SUMMARY:Year end', inFile(got, at), EXPORT_AGAIN),
  'calendar-nesting': ({ at, got, expected }) =>
    say('calendar cut off or put together wrongly', expected, inFile(got, at), EXPORT_AGAIN),
  'calendar-value': ({ at, property, got, expected }) =>
    say(`unreadable ${property} in a calendar`, EXPECTED[expected], inFile(got, at)),
  'calendar-start-missing': ({ at }) =>
    say('event without a start', 'a DTSTART in every event', inFile('none', at), EXPORT_AGAIN),
  'calendar-backwards': ({ at, got, allDay }) =>
    say(
      'event that ends before it starts',
      allDay ? 'a DTEND after DTSTART: the day behind the last' : 'an end at the start or after it',
      inFile(got, at),
    ),
  'calendar-zone-unknown': ({ at, got }) =>
    say(
      'unknown time zone in a calendar',
      'an IANA zone name such as Europe/Berlin, or a VTIMEZONE of that name in the calendar',
      inFile(got, at),
      'export the calendar with its time zones',
    ),
  'calendar-unsupported': ({ at, got }) =>
    say(
      'part of iCalendar that is not read',
      'each event with what changes it as events of their own',
      inFile(got, at),
      'without it the times would be wrong: write the events out in the calendar',
    ),
  'calendar-rule': ({ at, got }) =>
    say('unreadable RRULE in a calendar', 'a rule such as FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24', inFile(got, at)),
  'calendar-rule-frequency': ({ at, got }) =>
    say(
      'event that recurs too often',
      'FREQ=DAILY, WEEKLY, MONTHLY or YEARLY, at most 24 times a day',
      inFile(got, at),
      'make it one longer event',
    ),
  'calendar-rule-never': ({ at, got }) =>
    say('RRULE that never comes true', 'a rule with a date before the year 2100', inFile(got, at)),
  'calendar-rules': ({ path, limit }) =>
    say(
      'too many recurring events',
      `at most ${grouped(limit)} in a calendar`,
      `more in ${quoted(path)}`,
      'keep the events that matter here in a calendar of their own',
    ),
};

function inFile(got: string, { path, line }: CalendarPlace): string {
  return `${quoted(got)} in ${quoted(path)}, line ${line}`;
}
