import { describe, expect, inject, it } from 'vitest';
import { OTHER_ACCOUNT } from '../support/layouts/deliveries.ts';
import { DOCUMENTED, LAYOUTS, type Layout } from '../support/layouts/layouts.ts';
import { ACCOUNT } from '../support/records.ts';
import { trinoEngine } from './engine/statement.ts';
import { SCHEMA } from './engine/tables.ts';

const engine = trinoEngine(inject('trinoUrl'));

async function select(sql: string): Promise<(readonly (string | null)[])[]> {
  const { rows } = await engine({ sql, catalog: null, database: SCHEMA }, new AbortController().signal);
  return [...rows];
}

async function expectBack({ ddl, rows }: Layout, where = ''): Promise<void> {
  const names = [...ddl.columns, ...ddl.partitionKeys].map(({ name }) => name);
  const found = await select(`SELECT ${names.map((name) => `"${name}"`).join(', ')} FROM ${ddl.name} ${where}`);
  const expected = rows.map(({ cells }) => names.map((name) => cells[name] ?? null));
  expect(inOrder(found)).toEqual(inOrder(expected));
}

describe('a table of each layout', () => {
  it.each(LAYOUTS)('$ddl.name gives back the records that it was filled from, in every column', (layout) =>
    expectBack(layout),
  );

  it('the documented one does so for the accounts that are named', () =>
    expectBack(DOCUMENTED, `WHERE account IN ('${ACCOUNT}', '${OTHER_ACCOUNT}')`));
});

describe('partitions', () => {
  it.each([
    ['projected', `"timestamp" = '2026/10/26'`, ['delivered two days late']],
    [
      'by_day',
      `region = 'us-east-1' AND year = 2026 AND month = 10 AND day = 24`,
      ['a public push', 'another Region', 'the sign-in in another Region'],
    ],
    [
      'upper_case',
      `region = 'us-east-1' AND "date" = '2026-10-24'`,
      ['a public push', 'another Region', 'the sign-in in another Region'],
    ],
    ['organisation', `account = '444455556666'`, ['another account', 'from another account, its own copy']],
    [
      'organisation_projected',
      `account = '444455556666' AND day >= '2026/10/24'`,
      ['another account', 'from another account, its own copy'],
    ],
    ['parquet', `dt = DATE '2026-10-23'`, ['the day before']],
  ])('of %s where %s', async (table, where, stories) => {
    const found = await select(`SELECT requestid FROM ${table} WHERE ${where} ORDER BY requestid`);
    expect(found.flat()).toEqual(stories);
  });
});

function inOrder(rows: readonly (readonly (string | null)[])[]): string[] {
  // Moments of Iceberg have six digits.
  return rows.map((row) => JSON.stringify(row).replaceAll('.000000', '.000')).sort();
}
