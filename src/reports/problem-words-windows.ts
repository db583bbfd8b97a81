import type { Misspelling, WindowFindings } from '../core/problem-kinds.ts';
import { didYouMean, phrasesOf, quoted, type WordTable, writeIt } from './problem-phrases.ts';

const say = phrasesOf('windows');

const WINDOW = 'weekdays and hours such as mon-fri 09:00-17:00, always or never';
const DAYS = 'mon, tue, wed, thu, fri, sat or sun';
const TIME = 'a time of the 24-hour clock such as 09:00 or 17:30:15';

const MISSPELLINGS: Readonly<Record<Misspelling, readonly [title: string, expected: string]>> = {
  'date-time': ['blank between a date and a time', 'a T, such as 2026-12-18T18:00/2027-01-04T09:00'],
  'date-range': ['range of dates', 'a slash without blanks between two dates, such as 2026-12-19/2027-01-04'],
  dash: ['long dash in a window', 'a plain hyphen -, without blanks around it'],
  space: ['invisible or unusual blank in a window', 'a plain space'],
  colon: ['unusual colon in a time', 'a plain colon'],
  'colon-after-days': ['colon after the weekdays', 'a space between weekdays and hours'],
  'loose-dash': ['blanks around a hyphen', 'a range without blanks, such as 09:00-17:00 or mon-fri'],
  word: ['word instead of a hyphen', 'a range with a hyphen, such as 09:00-17:00 or mon-fri'],
  and: ['list without commas', 'commas, such as sat,sun or 09:00-12:00,13:00-17:00'],
  'no-comma': ['list without commas', 'commas, such as sat,sun or 09:00-12:00,13:00-17:00'],
  time: ['time without a colon', TIME],
  '12-hour': ['time of the 12-hour clock', TIME],
};

/** Windows and what they are made of. */
export const WINDOW_WORDS: WordTable<keyof WindowFindings> = {
  'window-blank': ({ use }) =>
    use === 'windows'
      ? say('empty window', WINDOW, 'an empty text', 'write never where nothing may be pushed')
      : say('empty window', 'a time such as 2026-12-18T18:00/2027-01-04T09:00', 'an empty text'),
  'window-spelling': ({ mistake, got, suggestion }) => {
    const [title, expected] = MISSPELLINGS[mistake];
    return say(title, expected, quoted(got), writeIt(suggestion));
  },
  'window-unreadable': ({ got, suggestion }) => say('unreadable window', WINDOW, quoted(got), didYouMean(suggestion)),
  'window-stray': ({ got }) => say('something that does not belong here', WINDOW, quoted(got)),
  'window-without-hours': ({ got, suggestion }) =>
    say('window without hours', 'hours after the weekdays', quoted(got), writeIt(suggestion)),
  'window-order': ({ got, suggestion }) =>
    say('days after the hours', 'days, hours, time zone, in this order', quoted(got), writeIt(suggestion)),
  'window-two-in-one': ({ got }) =>
    say('two windows in one text', 'one window in a text', `${quoted(got)} as well`, 'make them two items of a list'),
  'window-mapping': ({ got, suggestion }) =>
    say('window with a colon after its weekdays', WINDOW, `${quoted(got)}, a mapping to YAML`, writeIt(suggestion)),
  'window-cut': ({ got, suggestion }) =>
    say(
      'window cut in two by YAML',
      'quotes around a window with a comma, inside [ ]',
      `${quoted(got)} as an item of its own`,
      writeIt(suggestion),
    ),
  'window-without-zone': ({ got, otherLines }) =>
    say(
      'window without a time zone',
      'a zone at its end, in its entry, or for the whole file',
      `${quoted(got)}${alsoOn(otherLines)}`,
      'write timezone: Europe/Berlin (or yours) at the top of the file',
    ),
  'window-twice': ({ got, firstLine }) =>
    say('window that is there twice', 'each window once', `${quoted(got)} again, first on line ${firstLine}`),
  'window-beside': ({ use, got }) =>
    use === 'during' && got === 'never'
      ? say('never beside other windows', 'windows that open some time', 'never, which adds nothing', 'remove never')
      : say(
          `${got} beside other windows`,
          `${got} alone`,
          got === 'never'
            ? 'never, which closes nothing that the others open'
            : 'always, which leaves nothing to the others',
          `remove ${got}, or the others`,
        ),
  'weekday-unknown': ({ got, suggestion }) =>
    say('unknown weekday', `${DAYS}, or longer`, quoted(got), didYouMean(suggestion)),
  'weekday-range': ({ got }) => say('unreadable range of weekdays', 'two weekdays such as mon-fri', quoted(got)),
  'weekday-range-of-one': ({ got, suggestion }) =>
    say(
      'range of one weekday',
      'two different weekdays',
      quoted(got),
      `write ${suggestion} for that day, or leave the weekdays out for all of them`,
    ),
  'weekday-twice': ({ got, day }) =>
    say(
      'weekday that is there twice',
      'each weekday once',
      got === day ? got : `${quoted(got)}, which has ${day} again`,
    ),
  'hours-unreadable': ({ got }) => say('unreadable hours', 'from and to, such as 09:00-17:00', quoted(got)),
  'hours-empty': ({ got, suggestion }) =>
    say(
      'hours that end where they start',
      'two different times',
      quoted(got),
      suggestion === null ? null : `write ${suggestion} for the whole day`,
    ),
  'hours-twice': ({ got }) => say('hours that are there twice', 'each hours once', quoted(got)),
  'time-unreadable': ({ got, suggestion }) => say('unreadable time', TIME, quoted(got), writeIt(suggestion)),
  'time-out-of-range': ({ got, unit, suggestion }) =>
    say(
      `no such ${unit}`,
      unit === 'hour' ? 'hours from 00:00 to 24:00' : `${unit}s from 00 to 59`,
      quoted(got),
      suggestion === null ? null : `write ${suggestion}: an end before its start is on the next day`,
    ),
  'time-24-start': ({ got }) =>
    say('24:00 as a start', '24:00 only as an end', quoted(got), 'write 00:00, and the next day where that is meant'),
};

function alsoOn(lines: readonly number[]): string {
  if (lines.length === 0) return '';
  const shown = lines.slice(0, 10).join(', ');
  return `, and others on ${lines.length === 1 ? 'line' : 'lines'} ${shown}${lines.length > 10 ? ' and more' : ''}`;
}
