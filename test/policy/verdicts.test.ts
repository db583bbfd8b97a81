import { describe, expect, it } from 'vitest';
import { Judge } from '../../src/core/judge.ts';
import type { Push } from '../../src/core/push.ts';
import { at, pushOf } from '../support/facts.ts';
import { readPolicy } from '../support/policy-files.ts';

const POLICY = `version: 1
timezone: Europe/Berlin
repositories:
  - match: payments/*
    windows: [mon-fri 08:00-20:00, 2026-12-24 09:00-12:00]
    tags: ["v*", hotfix-*]
  - match: base/*
    windows: always
  - match: later/*
holidays:
  - { date: 2026-12-24, name: Christmas Eve }
freezes:
  - name: audit
    during: 2026-06-09T00:00/2026-06-11T00:00
    repositories: [payments/*, unknown/*]
exceptions:
  - name: CHG-1
    during: 2026-06-10
    repositories: [payments/*, unknown/*]
    tags: [hotfix-*, draft]
    principals: arn:aws:iam::*:role/release
    reason: Security fix
    approved-by: "@octocat"
  - name: CHG-2
    during: 2026-06-13T22:00/2026-06-14T02:00
    repositories: "**"
    reason: Migration
    approved-by: "@octocat"
exempt:
  - principals: arn:aws:sts::*:assumed-role/rebuild/*
    repositories: [payments/*, base/*]
    reason: Nightly rebuild
    until: 2026-06-30
`;

const RELEASE: Partial<Push> = {};
const REBUILD: Partial<Push> = {
  principal: {
    type: 'AssumedRole',
    arn: 'arn:aws:sts::111122223333:assumed-role/rebuild/nightly',
    name: 'rebuild',
    session: 'nightly',
    role: 'arn:aws:iam::111122223333:role/rebuild',
    account: '111122223333',
    via: null,
  },
};
const NOBODY: Partial<Push> = {
  principal: { type: 'Unknown', arn: null, name: null, session: null, role: null, account: null, via: null },
};

describe('a push is judged by the first that holds of: exempt, excepted, no release, freeze, window, holiday', () => {
  const rows: readonly (readonly [
    what: string,
    push: Partial<Push>,
    repository: string,
    tag: string | null,
    time: string,
    verdict: string,
  ])[] = [
    ['in a window', RELEASE, 'payments/api', 'v1', '2026-06-08T10:00+02:00', 'inside window mon-fri 08:00-20:00'],
    ['outside all', RELEASE, 'payments/api', 'v1', '2026-06-08T21:00+02:00', 'outside closed-hours'],
    ['with a tag of no release', RELEASE, 'payments/api', 'dev', '2026-06-08T21:00+02:00', 'not-a-release tags'],
    ['without a known tag', RELEASE, 'payments/api', null, '2026-06-08T21:00+02:00', 'outside closed-hours'],
    [
      'in a freeze, though in a window',
      RELEASE,
      'payments/api',
      'v1',
      '2026-06-10T10:00+02:00',
      'outside freeze audit',
    ],
    ['of no release in a freeze', RELEASE, 'payments/api', 'dev', '2026-06-10T10:00+02:00', 'not-a-release tags'],
    ['excepted in a freeze', RELEASE, 'payments/api', 'hotfix-1', '2026-06-10T10:00+02:00', 'excepted CHG-1'],
    ['excepted, though no release', RELEASE, 'payments/api', 'draft', '2026-06-10T10:00+02:00', 'excepted CHG-1'],
    ['excepted, though in a window', RELEASE, 'base/os', 'v1', '2026-06-13T23:00+02:00', 'excepted CHG-2'],
    ['excepted without a known tag', RELEASE, 'payments/api', null, '2026-06-13T23:00+02:00', 'excepted CHG-2'],
    ['after the exception', RELEASE, 'payments/api', 'v1', '2026-06-14T02:00+02:00', 'outside closed-hours'],
    [
      'with another tag than the exception’s',
      RELEASE,
      'payments/api',
      'v1',
      '2026-06-10T10:00+02:00',
      'outside freeze audit',
    ],
    [
      'without the tag that it asks for',
      RELEASE,
      'payments/api',
      null,
      '2026-06-10T10:00+02:00',
      'outside freeze audit',
    ],
    ['by nobody known', NOBODY, 'payments/api', 'hotfix-1', '2026-06-10T10:00+02:00', 'outside freeze audit'],
    ['by another role', REBUILD, 'unknown/x', 'hotfix-1', '2026-06-10T10:00+02:00', 'outside freeze audit'],
    ['exempt before excepted', REBUILD, 'payments/api', 'v1', '2026-06-13T23:00+02:00', 'exempt Nightly rebuild'],
    ['exempt in a freeze', REBUILD, 'payments/api', 'v1', '2026-06-10T10:00+02:00', 'exempt Nightly rebuild'],
    ['exempt in a window', REBUILD, 'base/os', 'v1', '2026-06-10T10:00+02:00', 'exempt Nightly rebuild'],
    [
      'exempt until its last day ends',
      REBUILD,
      'payments/api',
      'v1',
      '2026-06-30T23:59:59+02:00',
      'exempt Nightly rebuild',
    ],
    ['no longer exempt', REBUILD, 'payments/api', 'v1', '2026-07-01T00:00+02:00', 'outside closed-hours'],
    ['on a holiday', RELEASE, 'payments/api', 'v1', '2026-12-24T14:00+01:00', 'outside holiday Christmas Eve'],
    ['on a holiday at night', RELEASE, 'payments/api', 'v1', '2026-12-24T21:00+01:00', 'outside closed-hours'],
    [
      'in a dated window of a holiday',
      RELEASE,
      'payments/api',
      'v1',
      '2026-12-24T10:00+01:00',
      'inside window 2026-12-24 09:00-12:00',
    ],
    ['always open on a holiday', RELEASE, 'base/os', 'v1', '2026-12-24T14:00+01:00', 'inside window always'],
    ['undeclared', RELEASE, 'later/x', 'v1', '2026-06-08T10:00+02:00', 'undeclared undeclared'],
    ['undeclared, of no entry', RELEASE, 'unknown/x', 'v1', '2026-06-08T10:00+02:00', 'undeclared undeclared'],
    ['undeclared in a freeze', RELEASE, 'unknown/x', 'v1', '2026-06-10T10:00+02:00', 'outside freeze audit'],
    ['undeclared and excepted', RELEASE, 'unknown/x', 'hotfix-1', '2026-06-10T10:00+02:00', 'excepted CHG-1'],
  ];
  const judge = new Judge(readPolicy(POLICY));

  it.each(rows)('%s', (_, push, repository, tag, time, expected) => {
    const { verdict, cause, rule } = judge.judge(pushOf({ ...push, repository, tag, time: at(time) }));
    expect([verdict, ...(cause ? [cause] : []), ...wordsOf(rule)].join(' ')).toBe(expected);
  });
});

function wordsOf(rule: ReturnType<Judge['judge']>['rule']): string[] {
  switch (rule?.kind) {
    case 'window':
      return ['window', rule.window.text];
    case 'freeze':
      return [rule.freeze.name];
    case 'holiday':
      return [rule.holiday.name ?? ''];
    case 'exception':
      return [rule.exception.name];
    case 'exemption':
      return [rule.exemption.reason];
    case 'tags':
      return ['tags'];
    case undefined:
      return [];
  }
}
