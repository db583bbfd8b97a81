import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Judge } from '../../src/core/judge.ts';
import type { Push } from '../../src/core/push.ts';
import { keysOf, LEVELS } from '../../src/policy/keys.ts';
import { validPolicy } from '../../src/policy-file.ts';
import { at, pushOf } from '../support/facts.ts';

const folder = join(import.meta.dirname, '../../examples/policies');

/** As the command line reads it, with the calendars and public holidays that it names. */
function example(name: string) {
  return validPolicy(name, folder);
}

/** As a session of the role that examples exempt. */
const REBUILD: Push['principal'] = {
  type: 'AssumedRole',
  arn: 'arn:aws:sts::111122223333:assumed-role/base-image-rebuild/nightly',
  name: 'base-image-rebuild',
  session: 'nightly',
  role: 'arn:aws:iam::111122223333:role/base-image-rebuild',
  account: '111122223333',
  via: null,
};

describe('the example policy', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.yml')))('%s is valid', async (name) => {
    const { entries, defaults } = await example(name);
    expect(entries.length + (defaults.windows?.length ?? 0)).toBeGreaterThan(0);
  });

  const rows: readonly (readonly [file: string, repository: string, inside: string[], outside: string[]])[] = [
    [
      'windows.yml',
      'shop/web',
      ['2026-06-04T19:59:59+02:00', '2026-06-05T14:00:00+02:00'],
      ['2026-06-05T12:30:00+02:00', '2026-06-05T16:00:00+02:00'],
    ],
    [
      'windows.yml',
      'billing/api',
      ['2026-06-10T03:00:00+02:00', '2026-06-26T09:00:00+02:00'],
      ['2026-06-03T23:00:00+02:00', '2026-06-19T10:00:00+02:00'],
    ],
    ['windows.yml', 'data/etl', ['2026-06-07T12:00:00+02:00'], ['2026-06-08T06:00:00+02:00']],
    [
      'windows.yml',
      'events/live',
      [
        '2026-11-27T23:59:59+01:00',
        '2026-12-21T21:00:00+01:00',
        '2027-01-01T05:59:59+01:00',
        '2026-06-06T15:59:59-04:00',
      ],
      ['2026-11-28T00:00:00+01:00', '2026-12-21T12:00:00+01:00', '2027-01-01T06:00:00+01:00'],
    ],
    [
      'windows-as-mappings.yml',
      'shop/web',
      ['2026-06-05T16:00:00+02:00', '2026-12-05T21:59:59+01:00', '2027-01-04T07:00:00+01:00'],
      ['2026-06-05T18:00:00+02:00', '2026-12-06T18:00:00+01:00', '2027-02-01T07:00:00+01:00'],
    ],
    [
      'windows-as-mappings.yml',
      'billing/api',
      ['2026-06-05T09:00:00+02:00', '2026-02-25T09:00:00+01:00'],
      ['2026-06-04T09:00:00+02:00', '2026-02-26T09:00:00+01:00', '2026-06-29T09:00:00+02:00'],
    ],
    [
      'windows-as-mappings.yml',
      'trial/new',
      ['2026-06-30T23:59:59-04:00', '2026-06-26T00:00:00-04:00'],
      ['2026-07-07T12:00:00-04:00', '2026-06-19T12:00:00-04:00'],
    ],
    [
      'holidays.yml',
      'shop/web',
      ['2026-12-23T10:00:00+01:00', '2026-12-30T10:00:00+01:00'],
      ['2026-12-24T10:00:00+01:00', '2026-12-31T10:00:00+01:00', '2027-01-06T10:00:00+01:00'],
    ],
    [
      'calendar.yml',
      'shop/web',
      ['2026-10-23T11:59:59+02:00', '2026-10-19T09:00:00+02:00', '2026-10-26T09:30:00+01:00'],
      ['2026-10-23T12:00:00+02:00', '2026-10-26T08:30:00+01:00'],
    ],
    ['calendar.yml', 'billing/api', ['2026-10-23T12:00:00+02:00'], ['2026-10-24T12:00:00+02:00']],
    [
      'freezes.yml',
      'billing/api',
      ['2026-12-18T17:59:59+01:00', '2027-01-04T09:00:00+01:00', '2026-06-26T10:00:00+02:00'],
      ['2026-12-18T18:00:00+01:00', '2027-01-04T08:59:59+01:00', '2026-06-29T10:00:00+02:00'],
    ],
    ['freezes.yml', 'shop/web', ['2026-06-29T10:00:00+02:00'], ['2026-12-21T10:00:00+01:00']],
    [
      'everything.yml',
      'payments/api',
      ['2026-06-09T15:59:59-04:00', '2026-06-14T03:59:59-04:00', '2026-12-16T10:00:00-05:00'],
      ['2026-06-08T12:00:00-04:00', '2026-12-22T12:00:00-05:00'],
    ],
    [
      'everything.yml',
      'reports',
      ['2026-11-02T09:00:00+05:30'],
      ['2026-11-02T12:30:00+05:30', '2026-11-30T09:00:00+05:30'],
    ],
  ];
  it.each(rows)('%s lets pushes into %s in when its comments say', async (file, repository, inside, outside) => {
    const judge = new Judge(await example(file));
    const verdicts = (moments: readonly string[]) =>
      moments.map(
        (moment) => `${moment} ${judge.judge(pushOf({ repository, region: 'us-east-1', time: at(moment) })).verdict}`,
      );
    expect(verdicts(inside)).toEqual(inside.map((moment) => `${moment} inside`));
    expect(verdicts(outside)).toEqual(outside.map((moment) => `${moment} outside`));
  });

  const excused: readonly (readonly [file: string, push: Partial<Push>, moment: string, verdict: string])[] = [
    ['exceptions.yml', { repository: 'payments/api' }, '2026-12-24T22:00:00+01:00', 'excepted'],
    ['exceptions.yml', { repository: 'payments/api' }, '2026-12-25T02:00:00+01:00', 'outside'],
    ['exceptions.yml', { repository: 'search', tag: 'hotfix-1' }, '2026-12-27T12:00:00+01:00', 'excepted'],
    ['exceptions.yml', { repository: 'search', tag: 'v1' }, '2026-12-27T12:00:00+01:00', 'outside'],
    ['exempt.yml', { repository: 'base/os', principal: REBUILD }, '2027-06-30T23:00:00+02:00', 'exempt'],
    ['exempt.yml', { repository: 'base/os', principal: REBUILD }, '2027-07-01T00:00:00+02:00', 'outside'],
    ['exempt.yml', { repository: 'shop/web', principal: REBUILD }, '2027-06-30T23:00:00+02:00', 'outside'],
    ['releases-only.yml', { repository: 'shop/web', tag: 'release-1' }, '2026-06-07T12:00:00+02:00', 'outside'],
    ['releases-only.yml', { repository: 'shop/web', tag: 'dev' }, '2026-06-07T12:00:00+02:00', 'not-a-release'],
  ];
  it.each(excused)('%s: %j at %s is %s', async (file, push, moment, verdict) => {
    const judge = new Judge(await example(file));
    expect(judge.judge(pushOf({ ...push, time: at(moment) })).verdict).toBe(verdict);
  });

  it('names gaps and people', async () => {
    expect((await example('accepted-gaps.yml')).acceptedGaps).toHaveLength(1);
    expect(await example('people.yml')).toMatchObject({
      approvers: ['octocat', 'mona-lisa'],
      entries: [{ assignees: ['octocat'], notify: ['@acme/payments', '@acme/on-call'] }],
    });
  });

  it('of everything uses every key that names no file', () => {
    const text = readFileSync(join(folder, 'everything.yml'), 'utf8');
    const keys = LEVELS.flatMap(keysOf).filter((key) => !['calendar', 'undeclared', 'region', 'account'].includes(key));
    expect(keys.filter((key) => !new RegExp(`\\b${key}:`).test(text))).toEqual([]);
  });
});
