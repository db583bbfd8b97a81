import type { Expectation } from '../core/problem-kinds.ts';
import { RULES_EXPECTED } from './problem-expected-rules.ts';
import type { Expected } from './problem-phrases.ts';
import { FIELDS } from './problem-words-calendar.ts';

const WINDOW_EXAMPLES = 'mon-fri 09:00-17:00, always or never';

/** What stands where a value of the wrong type is, by the name that the schema gives it. */
export const EXPECTED: Readonly<Record<Expectation, Expected>> = {
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
  ...RULES_EXPECTED,
};
