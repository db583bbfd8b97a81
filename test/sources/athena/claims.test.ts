import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/core/instant.ts';
import type { Missing } from '../../../src/core/reading.ts';
import { type Asked, claimsOf } from '../../../src/sources/athena/claims.ts';

const RANGE = { from: 0, to: 10 * DAY };
const PLACE = { account: '111122223333', region: 'eu-central-1' };
const NO_RECORDS = { reason: 'no-records', detail: null } as const;
const STOPPED: Missing = { reason: 'stopped', detail: null };

const SILENT = { account: '111122223333', region: 'eu-west-1' };

/** One place with a record at `last` that is read from `start` on. */
function claims(last: number, start: number, missing: Missing | null = null, more: Partial<Asked> = {}) {
  const seen = [{ ...PLACE, records: 1, first: last, last, days: new Set([Math.floor(last / DAY)]) }];
  return claimsOf(seen, missing, askedOf(start, more));
}

function askedOf(start: number, more: Partial<Asked>): Asked {
  return { accounts: [], regions: [], range: RANGE, startOf: () => start, checked: [], arrived: 20 * DAY, ...more };
}

it('claims a place from where it is asked for', () => {
  expect(claims(5 * DAY, 3 * DAY)).toEqual([{ ...PLACE, from: 3 * DAY, to: RANGE.to, reason: null, detail: null }]);
});

it('never claims what is older than what was read', () => {
  expect(claims(5 * DAY, -DAY)).toMatchObject([{ from: RANGE.from }]);
});

it('takes records from before a place is asked for as no proof of it', () => {
  expect(claims(2 * DAY, 3 * DAY)).toEqual([{ account: null, region: null, ...RANGE, ...NO_RECORDS }]);
  expect(claims(2 * DAY, 3 * DAY, null, { accounts: [PLACE.account] })).toEqual([]);
});

it('claims nothing to be read where something is missing', () => {
  expect(claims(5 * DAY, 0, STOPPED)).toEqual([{ ...PLACE, ...RANGE, ...STOPPED }]);
});

describe('a place that earlier checks had records of, and this one has none of', () => {
  it('is missing, beside what was read', () => {
    expect(claims(5 * DAY, 3 * DAY, null, { checked: [SILENT, PLACE] })).toEqual([
      { ...PLACE, from: 3 * DAY, to: RANGE.to, reason: null, detail: null },
      { ...SILENT, from: 3 * DAY, to: RANGE.to, ...NO_RECORDS },
    ]);
  });

  it('is missing where nothing at all was seen', () => {
    expect(claimsOf([], null, askedOf(0, { checked: [SILENT] }))).toEqual([{ ...SILENT, ...RANGE, ...NO_RECORDS }]);
  });

  it('is not known to be silent where the query failed', () => {
    expect(claims(5 * DAY, 0, STOPPED, { checked: [SILENT] })).toMatchObject([STOPPED, STOPPED]);
    const all = [{ account: null, region: null, ...RANGE, ...STOPPED }];
    expect(claimsOf([], STOPPED, askedOf(0, { checked: [SILENT] }))).toEqual(all);
  });
});
