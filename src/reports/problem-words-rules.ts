import type { RuleFindings } from '../core/problem-kinds-rules.ts';
import { anyOf, didYouMean, phrasesOf, quoted, type WordTable, writeIt } from './problem-phrases.ts';
import { grouped } from './words.ts';

const sayHoliday = phrasesOf('holidays');
const sayFreeze = phrasesOf('freezes');
const sayException = phrasesOf('exceptions');
const sayPeople = phrasesOf('people');

const SAY_OF = {
  freeze: sayFreeze,
  holiday: sayHoliday,
  exception: sayException,
  gap: phrasesOf('accepted-gaps'),
} as const;

const WITH_END = 'a window with dates, such as 2026-12-24T22:00/2026-12-25T02:00';
const LOGIN = 'a GitHub login: up to 39 letters, digits and single hyphens between them';

/** No list of states is told longer than this. */
const MOST_TOLD = 20;

/** Holidays, freezes, exceptions, exemptions, accepted gaps and people. */
export const RULE_WORDS: WordTable<keyof RuleFindings> = {
  'one-of-missing': ({ of, keys }) =>
    SAY_OF[of](
      of === 'holiday' ? 'holiday without a date' : `${of} without a time`,
      `${anyOf(colons(keys))}`,
      'none of them',
    ),
  'one-of-several': ({ of, keys }) =>
    SAY_OF[of](
      `${of} of two kinds`,
      `one of ${colons(keys).join(' and ')}`,
      keys.length === 2 ? 'both' : 'all of them',
      'make them items of their own',
    ),
  'name-twice': ({ of, got, firstLine }) =>
    SAY_OF[of](`${of} of the same name`, 'a name of its own', `${quoted(got)} again, first on line ${firstLine}`),
  'during-never': ({ got }) =>
    sayFreeze('time that never comes', 'a window that opens some time', quoted(got), 'remove the whole item'),
  'during-endless': ({ of, got }) =>
    SAY_OF[of](
      of === 'exception' ? 'exception without an end' : 'accepted gap without an end',
      WITH_END,
      quoted(got),
      of === 'exception'
        ? 'what is allowed for good is a window of an entry, or an item of exempt'
        : 'a gap is accepted once it is known from when to when',
    ),
  'text-blank': ({ key }) => sayException(`${key} without a text`, 'some words', 'an empty text'),
  'text-too-long': ({ key, length, limit }) =>
    sayException(
      `${key} too long`,
      `at most ${grouped(limit)} characters`,
      grouped(length),
      'tell the rest in the ticket: reports repeat this with every push',
    ),
  'ticket-unreadable': ({ got, suggestion }) =>
    sayException('ticket that is no address', 'an address that starts with https://', quoted(got), writeIt(suggestion)),
  'login-unreadable': ({ got, suggestion }) =>
    sayPeople('unreadable GitHub login', LOGIN, quoted(got), didYouMean(suggestion)),
  'mention-unreadable': ({ got, suggestion }) =>
    sayPeople('unreadable user or team', '@octocat or @acme/payments, in quotes', quoted(got), writeIt(suggestion)),
  'holiday-text': ({ got, suggestion }) =>
    sayHoliday(
      'unreadable holiday',
      'a date such as 2026-12-24, country: or calendar:',
      quoted(got),
      writeIt(suggestion),
    ),
  'holiday-range': ({ got }) =>
    sayHoliday(
      'range of dates among the holidays',
      'one date in each item',
      quoted(got),
      'write each date as an item of its own, or make it a freeze, which also closes what was planned',
    ),
  'holiday-twice': ({ got, firstLine }) =>
    sayHoliday('holiday that is there twice', 'each holiday once', `${quoted(got)} again, first on line ${firstLine}`),
  'holiday-key': ({ key, beside }) =>
    sayHoliday(`${key} beside ${beside}`, KEYS_BESIDE[key] ?? `${key} left out`, key, `remove ${key}`),
  'country-unknown': ({ got, suggestion }) =>
    sayHoliday('unknown country', 'the code of a country, such as DE or US', quoted(got), didYouMean(suggestion)),
  'state-unknown': ({ got, within, known, suggestion }) =>
    sayHoliday(
      'unknown state',
      known.length === 0 ? `no state: ${within} has none` : toldOf(known),
      quoted(got),
      didYouMean(suggestion),
    ),
  'country-region-unknown': ({ got, within, known, suggestion }) =>
    sayHoliday(
      'unknown region',
      known.length === 0 ? `no region: ${within} has none` : toldOf(known),
      quoted(got),
      didYouMean(suggestion),
    ),
  'holiday-calendar-times': ({ path }) =>
    sayHoliday(
      'calendar without holidays',
      'at least one all-day event',
      `${quoted(path)}, which has none`,
      'times of a day that are closed are a freeze',
    ),
  'holiday-calendar-closed': ({ path }) =>
    sayHoliday(
      'calendar that is closed but for its events',
      'a calendar of the days that are closed',
      `${quoted(path)}, marked X-CALENDAR-TYPE:DEFAULT_CLOSED`,
      'make it a freeze, which is closed but for these events',
    ),
  'calendar-without-zone': ({ path }) =>
    sayFreeze(
      'calendar without a time zone',
      'a zone for its all-day events and times without one: in its item, or for the whole file',
      quoted(path),
      'write timezone: Europe/Berlin (or yours) at the top of the file',
    ),
};

const KEYS_BESIDE: Readonly<Record<string, string>> = {
  name: 'a name only for a date: countries and calendars bring their own',
  state: 'a state only of a country',
  region: 'a region only of a country and its state',
};

function colons(keys: readonly string[]): string[] {
  return keys.map((key) => `${key}:`);
}

function toldOf(known: readonly string[]): string {
  return known.length <= MOST_TOLD
    ? anyOf(known)
    : `${known.slice(0, MOST_TOLD).join(', ')} and ${known.length - MOST_TOLD} more`;
}
