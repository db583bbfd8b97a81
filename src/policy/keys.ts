/** Keys of the policy language, by where they stand. The schema says which of them this version reads. */

/** At the top of the file. */
export const FILE_KEYS = [
  'version',
  'timezone',
  'windows',
  'repositories',
  'undeclared',
  'approvers',
  'arrivals',
  'holidays',
  'freezes',
  'exceptions',
  'exempt',
  'accepted-gaps',
] as const;

/** In an item of `repositories`. */
export const ENTRY_KEYS = [
  'match',
  'accounts',
  'regions',
  'registry',
  'timezone',
  'windows',
  'tags',
  'severity',
  'assignees',
  'notify',
] as const;

/** In a window that is written as a mapping. */
export const WINDOW_KEYS = ['days', 'times', 'months', 'days-of-month', 'dates', 'timezone'] as const;

/** Words that people try for a key and that no spelling leads to. */
export const KEY_BY_WORD: Readonly<Record<string, string>> = {
  accountid: 'accounts',
  accountids: 'accounts',
  awsaccounts: 'accounts',
  gaps: 'accepted-gaps',
  hours: 'windows',
  name: 'match',
  names: 'match',
  pattern: 'match',
  patterns: 'match',
  priority: 'severity',
  repository: 'match',
  schedule: 'windows',
  schedules: 'windows',
  times: 'windows',
  tz: 'timezone',
  users: 'approvers',
  zone: 'timezone',
};

/** The same in a window that is written as a mapping. */
export const WINDOW_KEY_BY_WORD: Readonly<Record<string, string>> = {
  between: 'times',
  dayofmonth: 'days-of-month',
  daysofweek: 'days',
  hours: 'times',
  monthdays: 'days-of-month',
  on: 'days',
  tz: 'timezone',
  weekday: 'days',
  weekdays: 'days',
  zone: 'timezone',
};
