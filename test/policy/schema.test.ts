import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ENTRY_KEYS, FILE_KEYS, WINDOW_KEYS } from '../../src/policy/keys.ts';
import { draftFile, policyEntry, policyFile, windowObject } from '../../src/policy/schema.ts';

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

  it('has no key that the language does not know', () => {
    expect(FILE_KEYS).toEqual(expect.arrayContaining(Object.keys(policyFile.shape)));
    expect(ENTRY_KEYS).toEqual(expect.arrayContaining(Object.keys(policyEntry.shape)));
  });

  it('has a draft that reads all that a valid file holds', () => {
    const entry = {
      match: ['a'],
      accounts: ['1'],
      regions: ['r'],
      registry: 'public',
      timezone: 'UTC',
      windows: ['x'],
      severity: 'low',
    };
    const { version, ...file } = {
      version: 1,
      timezone: 'UTC',
      windows: 'x',
      repositories: [entry],
      undeclared: 'report',
    };
    const window = { days: 'x', times: ['x'], months: 'x', 'days-of-month': [1, 'x'], dates: 'x', timezone: 'UTC' };
    expect(Object.keys(window).sort()).toEqual([...WINDOW_KEYS].sort());
    expect(Object.keys(window).sort()).toEqual(Object.keys(windowObject.shape).sort());
    expect(z.parse(draftFile, { version, windows: [window] })).toEqual({ windows: [window], repositories: [] });
    expect(Object.keys(entry).sort()).toEqual(Object.keys(policyEntry.shape).sort());
    expect(Object.keys({ version, ...file }).sort()).toEqual(Object.keys(policyFile.shape).sort());
    expect(z.parse(draftFile, { version, ...file })).toEqual(file);
  });
});
