import { describe, expect, it } from 'vitest';
import { civilDateOf } from '../../src/core/civil.ts';
import { isoDate, maybeIso, utcIso } from '../../src/core/local-time.ts';
import type { Whereabouts } from '../../src/core/match.ts';
import { type EntryAhead, windowsAhead } from '../../src/core/windows-ahead.ts';
import { at, entryOf, policyOf, weekly } from '../support/facts.ts';
import { readPolicy } from '../support/policy-files.ts';

const monday = at('2026-11-02T09:00:00Z');
const dates = ({ days }: EntryAhead) => days.map(({ day }) => isoDate(civilDateOf(day)));

/** What a file with these windows, in Berlin, says of some days. */
function berlin(windows: string, from: string, days: number): EntryAhead {
  const policy = readPolicy(`version: 1\ntimezone: Europe/Berlin\nwindows: ${windows}\n`);
  const [ahead] = windowsAhead(policy, at(from), days, null).entries;
  if (!ahead) throw new Error('no entry');
  return ahead;
}

describe('the days', () => {
  it.each([
    // A Sunday evening in UTC is Monday already in Auckland, and Sunday still in New York.
    ['Pacific/Auckland', ['2026-11-02', '2026-11-03'], '2026-11-01T11:00:00Z', '2026-11-03T11:00:00Z'],
    ['America/New_York', ['2026-11-01', '2026-11-02'], '2026-11-01T04:00:00Z', '2026-11-03T05:00:00Z'],
  ])('are those of %s', (name, expected, from, to) => {
    const policy = policyOf({ defaults: entryOf({ match: null, zone: null, windows: [weekly([1], 8, 20, name)] }) });
    const [ahead] = windowsAhead(policy, at('2026-11-01T20:00:00Z'), 2, null).entries;
    expect(ahead && dates(ahead)).toEqual(expected);
    expect(ahead && [utcIso(ahead.range.from), utcIso(ahead.range.to)]).toEqual([from, to]);
  });

  it.each([
    ['2011-12-29T12:00:00Z', 2, ['2011-12-29', '2011-12-30'], '2011-12-30T10:00:00Z'],
    ['2011-12-30T10:00:00Z', 1, ['2011-12-31'], '2011-12-31T10:00:00Z'],
  ])('from %s on the date line, %i of them', (from, days, expected, to) => {
    const policy = policyOf({
      defaults: entryOf({ match: null, windows: [weekly([1], 8, 20, 'Pacific/Apia')], zone: null }),
    });
    const [ahead] = windowsAhead(policy, at(from), days, null).entries;
    expect(ahead && dates(ahead)).toEqual(expected);
    expect(ahead && utcIso(ahead.range.to)).toBe(to);
  });
});

describe('open times', () => {
  it.each<[windows: string, open: [string | null, string | null][]]>([
    ['mon 08:00-20:00', [['2026-11-02T07:00:00Z', '2026-11-02T19:00:00Z']]],
    ['tue 08:00-20:00', []],
    // Whole, where the day is only a part of them.
    ['sat 22:00 - wed 06:00', [['2026-10-31T21:00:00Z', '2026-11-04T05:00:00Z']]],
    ['1970-01-01/2026-11-02', [[null, '2026-11-02T23:00:00Z']]],
    ['always', [[null, null]]],
    ['never', []],
  ])('of a Monday under %s', (windows, expected) => {
    const { open } = berlin(windows, '2026-11-02T09:00:00Z', 1);
    expect(open.map(({ from, to }) => [maybeIso(from), maybeIso(to)])).toEqual(expected);
  });

  it('lie with the closed ones over the whole range without a gap, each rule once', () => {
    const { stretches, range } = berlin('[mon-fri 08:00-12:00, mon-fri 11:00-20:00]', '2026-10-24T00:00:00Z', 9);
    expect(stretches[0]?.from).toBe(range.from);
    expect(stretches.at(-1)?.to).toBe(range.to);
    for (const [index, { to, rule }] of stretches.slice(0, -1).entries()) {
      expect(stretches[index + 1]).toMatchObject({ from: to });
      expect(stretches[index + 1]?.rule).not.toBe(rule);
    }
  });
});

describe('which entries', () => {
  const elsewhere = entryOf({ match: ['other/*'], matchesName: () => false });
  const inAccount = entryOf({ match: ['shop/*'], accounts: new Set(['111122223333']) });
  const inRegion = entryOf({ match: ['shop/w*'], regions: new Set(['eu-west-1']) });
  const any = entryOf({ match: ['**'] });
  const after = entryOf({ match: ['shop/web'], accounts: new Set(['444455556666']) });
  const policy = policyOf({ entries: [elsewhere, inAccount, inRegion, any, after] });
  const ask = (where: Partial<Whereabouts>) => {
    const question = { registry: 'private', repository: 'shop/web', account: null, region: null, ...where } as const;
    const { entries, alternatives } = windowsAhead(policy, monday, 1, question);
    return [entries.map(({ entry }) => entry), alternatives.map(({ entry }) => entry)];
  };

  it('all in the order of the file and the defaults last, where no repository is named', () => {
    const { entries } = windowsAhead(policy, monday, 1, null);
    expect(entries.map(({ entry }) => entry)).toEqual([...policy.entries, policy.defaults]);
  });

  it('the one that decides, and those before it that might', () => {
    expect(ask({})).toEqual([[any], [inAccount, inRegion]]);
    expect(ask({ account: '444455556666' })).toEqual([[any], [inRegion]]);
    expect(ask({ account: '111122223333' })).toEqual([[inAccount], []]);
    expect(ask({ account: '444455556666', region: 'us-east-1' })).toEqual([[any], []]);
  });
});
