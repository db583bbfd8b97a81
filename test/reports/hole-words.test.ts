import { expect, it } from 'vitest';
import type { Coverage } from '../../src/core/coverage.ts';
import { holeLines } from '../../src/reports/hole-words.ts';
import { at } from '../support/facts.ts';

function hole(account: string | null, region: string | null, other: Partial<Coverage> = {}): Coverage {
  const range = { from: at('2026-10-19T00:00:00Z'), to: at('2026-10-26T00:00:00Z') };
  return {
    account,
    region,
    ...range,
    claimed: true,
    complete: false,
    reason: 'no-records',
    detail: null,
    accepted: null,
    ...other,
  };
}

const RANGE = 'from 2026-10-19 00:00 to 2026-10-26 00:00 UTC';
const NONE = `no record of any kind ${RANGE}: check that it is logged and its logs are read, or accept the gap in the policy`;

it.each<[string, Coverage[], string[]]>([
  ['nothing', [], []],
  ['what was read', [hole('111122223333', 'eu-central-1', { complete: true, reason: null })], []],
  [
    'one account and Region',
    [hole('111122223333', 'eu-central-1')],
    [`account 111122223333, Region eu-central-1: ${NONE}`],
  ],
  ['neither account nor Region', [hole(null, null)], [`everything: ${NONE}`]],
  ['a Region beside everything', [hole(null, null), hole(null, 'us-east-1')], [`everything: ${NONE}`]],
  ['a Region alone', [hole(null, 'eu-west-1')], [`Region eu-west-1: ${NONE}`]],
  [
    'accounts that share their Regions',
    ['1', '2', '3'].flatMap((account) => [hole(account, 'a'), hole(account, 'b')]),
    [`accounts 1, 2 and 3, Regions a and b: ${NONE}`],
  ],
  [
    'accounts that do not',
    [hole('1', 'a'), hole('2', 'b'), hole('3', 'a')],
    [`accounts 1 and 3, Region a; account 2, Region b: ${NONE}`],
  ],
  [
    'more accounts than one reads',
    Array.from({ length: 50 }, (_, index) => hole(String(index), 'a')),
    [`accounts 0, 1, 2, 3, 4, 5, 6 and 43 more, Region a: ${NONE}`],
  ],
  [
    'other times and other reasons, each by itself',
    [
      hole('1', 'a'),
      hole('1', 'b', { to: at('2026-10-20T00:00:00Z') }),
      hole('1', 'c', { reason: 'stopped', detail: 'x' }),
    ],
    [
      `account 1, Region a: ${NONE}`,
      'account 1, Region b: no record of any kind from 2026-10-19 00:00 to 2026-10-20 00:00 UTC: check that it is logged and its logs are read, or accept the gap in the policy',
      `account 1, Region c: the run was told to stop before it had read all (x) ${RANGE}: run it again`,
    ],
  ],
])('tell %s', (_, coverage, lines) => {
  expect(holeLines(coverage)).toEqual(lines);
});
