import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { besideWith } from '../support/beside.ts';
import { root } from '../support/bundles.ts';
import { failureOf, readPolicy } from '../support/policy-files.ts';

const schema = JSON.parse(readFileSync(join(root, 'schema/release-windows.schema.json'), 'utf8'));
const accepts = new Ajv({ allErrors: true }).compile(schema);

const BESIDE = besideWith({});

const EXAMPLES = [
  'examples/release-windows.yml',
  ...readdirSync(join(root, 'examples/policies'))
    .filter((name) => name.endsWith('.yml'))
    .map((name) => `examples/policies/${name}`),
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
    'version: 1\nexemptions: []',
    'version: 1\narrivals: always',
    'version: 1\napprovers: [acme/team]',
    'version: 1\nrepositories: [{ match: a, notify: octocat }]',
    'version: 1\nrepositories: [{ match: a, tags: [] }]',
    'version: 1\nrepositories: [{ match: a, tags: "a/b:v*" }]',
    'version: 1\nrepositories: [{ match: a, tags: 1.10 }]',
    'version: 1\nholidays: DE',
    'version: 1\nholidays: [DE]',
    'version: 1\nholidays: [24.12.2026]',
    'version: 1\nholidays: [{ name: x }]',
    'version: 1\nholidays: [{ date: 2026-12-24, country: DE }]',
    'version: 1\nholidays: [{ country: DE, name: x }]',
    'version: 1\nholidays: [{ country: DE, region: A }]',
    'version: 1\nfreezes: [{ during: always }]',
    'version: 1\nfreezes: [{ name: a }]',
    'version: 1\nfreezes: [{ name: " ", during: always }]',
    'version: 1\nfreezes: [{ name: a, during: always, calendar: a.ics }]',
    'version: 1\nfreezes: [{ name: a, windows: always }]',
    'version: 1\nexceptions: [{ name: a, during: 2026-12-24 UTC, repositories: a, reason: x }]',
    'version: 1\nexceptions: [{ name: a, during: 2026-12-24 UTC, repositories: a, reason: x, approved-by: y, ticket: CHG-1 }]',
    'version: 1\nexempt: [{ principals: release, reason: x }]',
    'version: 1\nexempt: [{ principals: arn:aws:iam::*:root, reason: x, until: 30.06.2027 }]',
    `version: 1\nexempt: [{ principals: arn:aws:iam::*:root, reason: ${'x'.repeat(1001)} }]`,
    'version: 1\naccepted-gaps: [{ account: 111122223333, region: eu-west-1, during: 2026-12-24 UTC, reason: x }]',
  ])('%s', (text) => {
    expect(accepts(parse(text))).toBe(false);
    expect(failureOf(text, BESIDE).problems.length).toBeGreaterThan(0);
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
    ['a holiday that is there twice', 'version: 1\nholidays: [2026-12-24, 2026-12-24]'],
    ['a country that is none', 'version: 1\nholidays: [{ country: XX }]'],
    ['a calendar that is not there', 'version: 1\nfreezes: [{ name: a, calendar: a.ics }]'],
    ['a name that is there twice', 'version: 1\nfreezes: [{ name: a, during: always }, { name: a, during: always }]'],
    ['a freeze that never comes', 'version: 1\nfreezes: [{ name: a, during: never }]'],
    [
      'an exception without an end',
      'version: 1\nexceptions: [{ name: a, during: always, repositories: a, reason: x, approved-by: y }]',
    ],
    ['a tag pattern with an open bracket', 'version: 1\nrepositories: [{ match: a, tags: "v[0-9" }]'],
    [
      'an ARN that no principal has',
      'version: 1\nexempt: [{ principals: arn:aws:iam::*:assumed-role/a/*, reason: x }]',
    ],
  ])('%s', (_, text) => {
    expect(accepts(parse(text))).toBe(true);
    expect(failureOf(text, BESIDE).problems.length).toBeGreaterThan(0);
  });
});

it('takes what the tool takes, in the simplest form', () => {
  const text = 'version: 1\ntimezone: utc\nwindows: always\n';
  expect(readPolicy(text).defaults.windows).toHaveLength(1);
  expect(accepts(parse(text))).toBe(true);
});
