import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../support/bundles.ts';
import { failureOf, readPolicy } from '../support/policy-files.ts';

const schema = JSON.parse(readFileSync(join(root, 'schema/release-windows.schema.json'), 'utf8'));
const accepts = new Ajv({ allErrors: true }).compile(schema);

const EXAMPLES = [
  'examples/release-windows.yml',
  ...readdirSync(join(root, 'examples/policies')).map((name) => `examples/policies/${name}`),
];

it.each(EXAMPLES)('the schema for editors takes %s', (path) => {
  expect(accepts(parse(readFileSync(join(root, path), 'utf8'))) || accepts.errors).toBe(true);
});

describe('the schema for editors flags what the tool refuses', () => {
  it.each([
    'version: 1\ntimezone: EST',
    'version: 1\ntimezone: +05:30',
    'version: 2',
    'version: 1\nwindow: always',
    'version: 1\nwindows: 5',
    'version: 1\nundeclared: ignore',
    'version: 1\nrepositories: [{ windows: always }]',
    'version: 1\nrepositories: [{ match: a, severity: hihg }]',
    'version: 1\nrepositories: [{ match: a, accounts: [111122223333] }]',
    'version: 1\nrepositories: [{ match: a, registry: both }]',
  ])('%s', (text) => {
    expect(accepts(parse(text))).toBe(false);
    expect(failureOf(text).problems.length).toBeGreaterThan(0);
  });
});

describe('it is laxer than the tool, knowingly: what a text means is not in a schema', () => {
  it.each([
    ['a window that cannot be read', 'version: 1\ntimezone: UTC\nwindows: mon-fri 9am-5pm'],
    ['a zone that does not exist', 'version: 1\ntimezone: Europe/Berln\nwindows: always'],
    ['a window without a zone', 'version: 1\nwindows: 08:00-20:00'],
    ['a pattern that no name can match', 'version: 1\nrepositories: [{ match: Payments, windows: always }]'],
    [
      'an entry that is never reached',
      'version: 1\nrepositories: [{ match: "**", windows: always }, { match: a, windows: never }]',
    ],
    ['a date that does not exist', 'version: 1\ntimezone: UTC\nwindows: 2026-02-30'],
  ])('%s', (_, text) => {
    expect(accepts(parse(text))).toBe(true);
    expect(failureOf(text).problems.length).toBeGreaterThan(0);
  });
});

it('takes what the tool takes, in the simplest form', () => {
  const text = 'version: 1\ntimezone: utc\nwindows: always\n';
  expect(readPolicy(text).defaults.windows).toHaveLength(1);
  expect(accepts(parse(text))).toBe(true);
});
