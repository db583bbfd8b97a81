import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { draftFile, draftOf, policyFile } from '../../src/policy/schema.ts';
import { policyEntry } from '../../src/policy/schema-entries.ts';
import { holidayObject } from '../../src/policy/schema-holidays.ts';
import { exception, exemption, freeze, gap } from '../../src/policy/schema-rules.ts';
import { windowObject } from '../../src/policy/schema-windows.ts';

describe('the schema of a policy', () => {
  const accepts = new Ajv2020({ strict: false }).compile(z.toJSONSchema(policyFile));

  it.each([
    [true, { version: 1 }],
    [
      true,
      {
        version: 1,
        timezone: 'Europe/Berlin',
        windows: ['mon-fri 08:00-20:00'],
        undeclared: 'violation',
        repositories: [
          { match: 'a/*', accounts: ['012345678901'], regions: ['us-gov-west-1'], timezone: 'utc', windows: 'never' },
          { match: ['a', 'b'], severity: 'critical' },
        ],
      },
    ],
    [
      true,
      {
        version: 1,
        windows: [
          '2nd tue 22:00-04:00',
          { days: 'mon-fri', times: ['09:00-12:00', '13:00-17:00'], months: 'nov-jan', timezone: 'Europe/Paris' },
          { 'days-of-month': ['1-7', '-3--1', 15, -1, '1, 3'], dates: '2026-01-01/2026-06-30' },
        ],
      },
    ],
    [true, { version: 1, windows: { days: ['mon', '2nd tue'] } }],
    [false, { version: 1, windows: { day: 'mon' } }],
    [false, { version: 1, windows: { months: 11 } }],
    [false, { version: 1, windows: { 'days-of-month': 'first' } }],
    [false, { version: 1, windows: { days: 'mon', timezone: 'EST' } }],
    [false, { version: 1, windows: { times: [] } }],
    [false, { version: 2 }],
    [false, { version: 1, window: 'always' }],
    [false, { version: 1, timezone: 'EST' }],
    [false, { version: 1, timezone: '+05:30' }],
    [false, { version: 1, windows: [] }],
    [false, { version: 1, windows: 17 }],
    [false, { version: 1, repositories: [{ windows: 'always' }] }],
    [false, { version: 1, repositories: [{ match: 'a', accounts: [111122223333] }] }],
    [false, { version: 1, repositories: [{ match: 'a', regions: ['us-east-1a'] }] }],
  ])('as JSON Schema for editors says %s to %j', (expected, file) => {
    expect(accepts(file)).toBe(expected);
  });

  const window = { days: 'x', times: ['x'], months: 'x', 'days-of-month': [1, 'x'], dates: 'x', timezone: 'UTC' };
  const entry = {
    match: ['a'],
    accounts: ['1'],
    regions: ['r'],
    registry: 'public',
    timezone: 'UTC',
    windows: ['x'],
    tags: 'v*',
    severity: 'low',
    assignees: ['octocat'],
    notify: ['@octocat'],
  };
  const holiday = { date: 'd', name: 'n', country: 'DE', state: 'BY', region: 'A', calendar: 'a.ics' };
  const aFreeze = { name: 'n', during: [window], calendar: 'a.ics', repositories: ['a'], reason: 'r', timezone: 'UTC' };
  const anException = {
    name: 'n',
    during: 'x',
    repositories: 'a',
    tags: ['v*'],
    principals: ['arn'],
    reason: 'r',
    'approved-by': 'a',
    ticket: 't',
    timezone: 'UTC',
  };
  const anExemption = { principals: ['arn'], repositories: 'a', reason: 'r', until: 'u' };
  const aGap = { account: '1', region: 'r', during: ['x'], reason: 'r', timezone: 'UTC' };
  const file = {
    timezone: 'UTC',
    windows: 'x',
    repositories: [entry],
    undeclared: 'report',
    approvers: 'octocat',
    arrivals: 'judge',
    holidays: ['2026-12-24', holiday],
    freezes: [aFreeze],
    exceptions: [anException],
    exempt: [anExemption],
    'accepted-gaps': [aGap],
  };

  it('has a draft that reads all that a valid file holds', () => {
    const { windows, ...rest } = file;
    expect(z.parse(draftFile, { version: 1, ...file })).toEqual(file);
    expect(z.parse(draftFile, { version: 1, windows: [window], ...rest })).toEqual({ windows: [window], ...rest });
  });

  it('has the same draft of a file in which nothing is wrong, in the same order of keys', () => {
    const turned = { timezone: 'UTC', days: 'mon', 'days-of-month': [1], months: ['jan'] };
    const files = [{ version: 1 }, { version: 1, ...file }, { version: 1, windows: [turned], freezes: [], exempt: [] }];
    for (const each of files) {
      const draft = draftOf(z.parse(policyFile, each));
      expect(draft).toEqual(z.parse(draftFile, each));
      expect(JSON.stringify(draft.windows)).toBe(JSON.stringify(z.parse(draftFile, each).windows));
    }
  });

  it.each([
    ['the file', { version: 1, ...file }, policyFile],
    ['an entry', entry, policyEntry],
    ['a window', window, windowObject],
    ['a holiday', holiday, holidayObject],
    ['a freeze', aFreeze, freeze],
    ['an exception', anException, exception],
    ['an exemption', anExemption, exemption],
    ['an accepted gap', aGap, gap],
  ])('leaves out no key of %s', (_, draft, { shape }) => {
    expect(Object.keys(draft).sort()).toEqual(Object.keys(shape).sort());
  });
});
