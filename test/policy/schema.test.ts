import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ENTRY_KEYS, FILE_KEYS } from '../../src/policy/keys.ts';
import { draftFile, policyEntry, policyFile } from '../../src/policy/schema.ts';

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
    expect(Object.keys(entry).sort()).toEqual(Object.keys(policyEntry.shape).sort());
    expect(Object.keys({ version, ...file }).sort()).toEqual(Object.keys(policyFile.shape).sort());
    expect(z.parse(draftFile, { version, ...file })).toEqual(file);
  });
});
