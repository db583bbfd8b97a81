import type { Level } from '../core/problem-kinds.ts';
import { policyFile } from './schema.ts';
import { policyEntry } from './schema-entries.ts';
import { holidayObject } from './schema-holidays.ts';
import { exception, exemption, freeze, gap } from './schema-rules.ts';
import { windowObject } from './schema-windows.ts';
import type { YamlPath } from './yaml-places.ts';

/** In the order in which a key is looked for that stands in the wrong place. */
export const LEVELS = [
  'file',
  'entry',
  'window',
  'freeze',
  'exception',
  'exemption',
  'gap',
  'holiday',
] as const satisfies readonly Level[];

const KEYS: Readonly<Record<Level, readonly string[]>> = {
  file: Object.keys(policyFile.shape),
  entry: Object.keys(policyEntry.shape),
  window: Object.keys(windowObject.shape),
  freeze: Object.keys(freeze.shape),
  exception: Object.keys(exception.shape),
  exemption: Object.keys(exemption.shape),
  gap: Object.keys(gap.shape),
  holiday: Object.keys(holidayObject.shape),
};

/** Keys of the policy language, by where they stand. */
export function keysOf(level: Level): readonly string[] {
  return KEYS[level];
}

/** Items of these lists. */
const LEVEL_BY_LIST: Readonly<Record<string, Level>> = {
  repositories: 'entry',
  holidays: 'holiday',
  freezes: 'freeze',
  exceptions: 'exception',
  exempt: 'exemption',
  'accepted-gaps': 'gap',
};

/** Of which kind a mapping at a path is. */
export function levelOf(path: YamlPath): Level {
  if (path.includes('windows') || path.includes('during')) return 'window';
  return LEVEL_BY_LIST[String(path[0])] ?? 'file';
}

/** Words that people try for a key and that no spelling leads to; letters only. */
export function wordsOf(level: Level): Readonly<Record<string, string>> {
  switch (level) {
    case 'file':
    case 'entry':
      return KEY_BY_WORD;
    case 'window':
      return WINDOW_KEY_BY_WORD;
    case 'freeze':
    case 'exception':
    case 'exemption':
    case 'gap':
      return RULE_KEY_BY_WORD;
    case 'holiday':
      return HOLIDAY_KEY_BY_WORD;
  }
}

const KEY_BY_WORD: Readonly<Record<string, string>> = {
  accountid: 'accounts',
  accountids: 'accounts',
  awsaccounts: 'accounts',
  blackouts: 'freezes',
  closures: 'freezes',
  exempted: 'exempt',
  exemption: 'exempt',
  exemptions: 'exempt',
  gaps: 'accepted-gaps',
  hours: 'windows',
  maintenance: 'freezes',
  name: 'match',
  names: 'match',
  overrides: 'exceptions',
  pattern: 'match',
  patterns: 'match',
  priority: 'severity',
  releases: 'tags',
  repository: 'match',
  schedule: 'windows',
  schedules: 'windows',
  times: 'windows',
  tz: 'timezone',
  users: 'approvers',
  zone: 'timezone',
};

const WINDOW_KEY_BY_WORD: Readonly<Record<string, string>> = {
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

const RULE_KEY_BY_WORD: Readonly<Record<string, string>> = {
  accounts: 'account',
  approval: 'approved-by',
  approvedby: 'approved-by',
  approver: 'approved-by',
  approvers: 'approved-by',
  arn: 'principals',
  arns: 'principals',
  comment: 'reason',
  date: 'during',
  dates: 'during',
  description: 'reason',
  expires: 'until',
  expiry: 'until',
  file: 'calendar',
  from: 'during',
  ics: 'calendar',
  id: 'name',
  images: 'tags',
  issue: 'ticket',
  justification: 'reason',
  link: 'ticket',
  match: 'repositories',
  regions: 'region',
  role: 'principals',
  roles: 'principals',
  time: 'during',
  title: 'name',
  to: 'during',
  tz: 'timezone',
  url: 'ticket',
  users: 'principals',
  when: 'during',
  who: 'principals',
  why: 'reason',
  window: 'during',
  windows: 'during',
  zone: 'timezone',
};

const HOLIDAY_KEY_BY_WORD: Readonly<Record<string, string>> = {
  code: 'country',
  county: 'region',
  day: 'date',
  description: 'name',
  file: 'calendar',
  ics: 'calendar',
  land: 'country',
  on: 'date',
  path: 'calendar',
  province: 'state',
  reason: 'name',
  title: 'name',
};
