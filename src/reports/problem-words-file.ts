import type { Expectation, FileFindings } from '../core/problem-kinds.ts';
import { anyOf, didYouMean, gotWords, phrasesOf, quoted, type WordTable, writeIt } from './problem-phrases.ts';
import { FIELDS } from './problem-words-calendar.ts';

const say = phrasesOf('the-file');

interface Expected {
  readonly title: string;
  readonly words: string;
  readonly anchor: Parameters<typeof phrasesOf>[0];
}

const WINDOW_EXAMPLES = 'mon-fri 09:00-17:00, always or never';

const EXPECTED: Readonly<Record<Expectation, Expected>> = {
  file: {
    title: 'policy is no mapping',
    words: 'keys and values, the first of them version: 1',
    anchor: 'the-file',
  },
  version: { title: 'unknown version', words: '1, the only version of the policy language', anchor: 'the-file' },
  zone: {
    title: 'time zone is no text',
    words: 'an IANA zone name such as Europe/Berlin, or UTC',
    anchor: 'time-zones',
  },
  windows: {
    title: 'windows are no text',
    words: `one window or a list of them: ${WINDOW_EXAMPLES}`,
    anchor: 'windows',
  },
  window: {
    title: 'window is no text',
    words: `a text such as ${WINDOW_EXAMPLES}, or days:, times: and the like`,
    anchor: 'windows',
  },
  days: { title: 'days are no text', words: FIELDS.days, anchor: 'windows' },
  times: { title: 'times are no text', words: FIELDS.times, anchor: 'windows' },
  months: { title: 'months are no text', words: FIELDS.months, anchor: 'windows' },
  'days-of-month': { title: 'unreadable day of the month', words: FIELDS['days-of-month'], anchor: 'windows' },
  dates: { title: 'dates are no text', words: FIELDS.dates, anchor: 'windows' },
  repositories: {
    title: 'repositories are no list',
    words: 'a list, each item beginning with "- match:"',
    anchor: 'repositories',
  },
  entry: {
    title: 'entry is no mapping',
    words: 'match: and what holds for these repositories',
    anchor: 'repositories',
  },
  match: { title: 'match is no text', words: 'a glob such as payments/*, or a list of them', anchor: 'repositories' },
  glob: { title: 'pattern is no text', words: 'a glob such as payments/*', anchor: 'repositories' },
  accounts: { title: 'accounts are no list', words: 'a list such as ["111122223333"]', anchor: 'repositories' },
  account: {
    title: 'account without quotes',
    words: 'twelve digits in quotes: YAML drops zeros of a number',
    anchor: 'repositories',
  },
  regions: { title: 'regions are no list', words: 'a list such as [us-east-1]', anchor: 'repositories' },
  region: { title: 'Region is no text', words: 'the code of a Region such as us-east-1', anchor: 'repositories' },
  registry: { title: 'unknown registry', words: 'private or public', anchor: 'repositories' },
  severity: { title: 'unknown severity', words: 'low, medium, high or critical', anchor: 'repositories' },
  undeclared: { title: 'unknown value', words: 'violation or report', anchor: 'repositories' },
};

/** Keys, and the types of values. */
export const FILE_WORDS: WordTable<keyof FileFindings> = {
  'duplicate-key': ({ key, firstLine }) =>
    say(
      'key that is there twice',
      'each key once',
      `${quoted(key)} again, first on line ${firstLine}`,
      'make them one; several windows or patterns are a list',
    ),
  'unknown-key': ({ key, allowed, suggestion, belongs }) =>
    say('unknown key', anyOf(allowed), quoted(key), didYouMean(suggestion) ?? belongsHint(key, belongs)),
  'missing-key': ({ key }) =>
    key === 'version'
      ? say('no version', 'version: 1', 'a policy without it', 'write version: 1 as its first line')
      : say('no match', 'match: and a glob over repository names', 'an entry without it', 'write match: "**" for all'),
  'wrong-value': ({ expected, got, suggestion }) => {
    const { title, words, anchor } = EXPECTED[expected];
    const gotText = expected === 'version' && got.is === 'text' ? `the text "${got.source}"` : gotWords(got);
    return phrasesOf(anchor)(title, words, gotText, writeIt(suggestion));
  },
  'empty-list': ({ key }) =>
    say(
      'empty list',
      'at least one item',
      '[ ]',
      key === 'windows' ? 'write never where nothing may be pushed' : `leave ${key} out where it restricts nothing`,
    ),
  'later-key': ({ key }) =>
    say(
      `${key}: known to the policy language, not supported by this version yet`,
      'keys that this version reads',
      key,
      'remove it: a rule that nothing reads must not look as if it held',
    ),
};

function belongsHint(key: string, belongs: 'file' | 'entry' | 'window' | null): string | null {
  if (key === '<<') return 'YAML 1.2 has no merge keys: repeat the keys, or share one list by an alias';
  switch (belongs) {
    case 'file':
      return `${key} belongs to the top of the file`;
    case 'entry':
      return `${key} belongs into an item of repositories`;
    case 'window':
      return `${key} belongs into a window`;
    case null:
      return null;
  }
}
