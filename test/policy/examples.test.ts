import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Judge } from '../../src/core/judge.ts';
import { at, pushOf } from '../support/facts.ts';
import { readPolicy } from '../support/policy-files.ts';

const folder = new URL('../../examples/policies/', import.meta.url);

function example(name: string) {
  return readPolicy(readFileSync(new URL(name, folder), 'utf8'));
}

describe('the example policy', () => {
  it.each(readdirSync(folder))('%s is valid', (name) => {
    expect(example(name).entries.length + (example(name).defaults.windows?.length ?? 0)).toBeGreaterThan(0);
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
  ];
  it.each(rows)('%s lets pushes into %s in when its comments say', (file, repository, inside, outside) => {
    const judge = new Judge(example(file));
    const verdicts = (moments: readonly string[]) =>
      moments.map((moment) => `${moment} ${judge.judge(pushOf({ repository, time: at(moment) })).verdict}`);
    expect(verdicts(inside)).toEqual(inside.map((moment) => `${moment} inside`));
    expect(verdicts(outside)).toEqual(outside.map((moment) => `${moment} outside`));
  });
});
