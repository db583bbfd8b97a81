import type { RULE_EXPECTATIONS } from '../core/problem-kinds-rules.ts';
import type { Expected } from './problem-phrases.ts';

const GLOBS = 'a glob such as payments/*, or a list of them';
const LOGIN = 'a GitHub login such as octocat';
const DATE = 'a date such as 2026-12-24';
const PRINCIPALS = 'a glob over ARNs such as arn:aws:iam::*:role/release';

/** Types of values in holidays, freezes, exceptions, exemptions, accepted gaps and people. */
export const RULES_EXPECTED: Readonly<Record<(typeof RULE_EXPECTATIONS)[number], Expected>> = {
  approvers: { title: 'approvers are no text', words: `${LOGIN}, or a list of them`, anchor: 'people' },
  assignees: { title: 'assignees are no text', words: `${LOGIN}, or a list of them`, anchor: 'people' },
  login: { title: 'login is no text', words: LOGIN, anchor: 'people' },
  notify: { title: 'notify is no text', words: '@octocat or @acme/payments, or a list of them', anchor: 'people' },
  mention: {
    title: 'name is no text',
    words: 'a user or a team with the @, such as "@acme/payments"',
    anchor: 'people',
  },
  arrivals: { title: 'unknown value', words: 'report or judge', anchor: 'arrivals' },
  tags: { title: 'tags are no text', words: 'a glob over image tags such as v*, or a list of them', anchor: 'tags' },
  tag: { title: 'tag is no text', words: 'a glob over image tags in quotes, such as "v*"', anchor: 'tags' },
  principals: { title: 'principals are no text', words: `${PRINCIPALS}, or a list of them`, anchor: 'principals' },
  principal: { title: 'principal is no text', words: PRINCIPALS, anchor: 'principals' },
  holidays: { title: 'holidays are no list', words: `a list of dates, country: and calendar:`, anchor: 'holidays' },
  holiday: { title: 'unreadable holiday', words: `${DATE}, country: or calendar:`, anchor: 'holidays' },
  date: { title: 'date is no text', words: DATE, anchor: 'holidays' },
  'holiday-name': { title: 'name is no text', words: 'what the date is called', anchor: 'holidays' },
  country: { title: 'country is no text', words: 'the code of a country such as DE', anchor: 'holidays' },
  state: { title: 'state is no text', words: 'the code of a state of the country, such as BY', anchor: 'holidays' },
  'country-region': { title: 'region is no text', words: 'the code of a part of the state', anchor: 'holidays' },
  calendar: {
    title: 'calendar is no text',
    words: 'the path of an iCalendar file, from the policy file',
    anchor: 'freezes',
  },
  freezes: { title: 'freezes are no list', words: 'a list, each item beginning with "- name:"', anchor: 'freezes' },
  freeze: { title: 'freeze is no mapping', words: 'name: and during: or calendar:', anchor: 'freezes' },
  exceptions: {
    title: 'exceptions are no list',
    words: 'a list, each item beginning with "- name:"',
    anchor: 'exceptions',
  },
  exception: {
    title: 'exception is no mapping',
    words: 'name:, during:, repositories:, reason: and approved-by:',
    anchor: 'exceptions',
  },
  exempt: { title: 'exempt is no list', words: 'a list, each item beginning with "- principals:"', anchor: 'exempt' },
  exemption: { title: 'exemption is no mapping', words: 'principals: and reason:', anchor: 'exempt' },
  'accepted-gaps': {
    title: 'accepted gaps are no list',
    words: 'a list, each item beginning with "- account:"',
    anchor: 'accepted-gaps',
  },
  gap: {
    title: 'accepted gap is no mapping',
    words: 'account:, region:, during: and reason:',
    anchor: 'accepted-gaps',
  },
  name: { title: 'name is no text', words: 'what reports are to call it', anchor: 'freezes' },
  during: {
    title: 'during is no text',
    words: 'one window or a list of them, such as 2026-12-18T18:00/2027-01-04T09:00',
    anchor: 'freezes',
  },
  'repositories-of': { title: 'repositories are no text', words: GLOBS, anchor: 'repositories' },
  reason: { title: 'reason is no text', words: 'a sentence that says why', anchor: 'exceptions' },
  'approved-by': { title: 'approved-by is no text', words: 'who allowed it, such as "@octocat"', anchor: 'exceptions' },
  ticket: { title: 'ticket is no text', words: 'an address that starts with https://', anchor: 'exceptions' },
  until: { title: 'until is no text', words: 'the last date on which it holds, such as 2027-06-30', anchor: 'exempt' },
};
