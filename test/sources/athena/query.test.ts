import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/core/instant.ts';
import type { TableMetadata } from '../../../src/sources/athena/columns.ts';
import type { TableLayout } from '../../../src/sources/athena/layout.ts';
import { evidenceQuery, type Question, recordsQuery } from '../../../src/sources/athena/query.ts';
import { signInsQuery } from '../../../src/sources/athena/sign-ins-query.ts';
import { readTable } from '../../../src/sources/athena/table.ts';
import { TABLE_KINDS, TABLES } from '../../support/athena-tables.ts';
import { at } from '../../support/facts.ts';
import { tokensOf } from '../../support/sql-tokens.ts';

const RANGE = { from: at('2026-10-29T18:30:00Z'), to: at('2026-11-02T06:00:00Z') };
const TABLE = { catalog: null, database: 'logs', table: 'cloudtrail' };

function layoutOf(metadata: TableMetadata): TableLayout {
  const answer = readTable(metadata);
  if (!answer.usable) throw new Error(JSON.stringify(answer.refusal));
  return answer.layout;
}

/** Months and days that are projected as whole numbers. */
function counted(more: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const types = { 'projection.month.type': 'integer', 'projection.day.type': 'integer' };
  return { 'projection.enabled': 'true', ...types, ...more };
}

function question(metadata: TableMetadata, fields: Partial<Question> = {}): Question {
  return {
    table: TABLE,
    layout: layoutOf(metadata),
    range: RANGE,
    lateDays: 3,
    accounts: ['111122223333', '000055556666'],
    regions: ['eu-central-1', 'us-east-1'],
    ...fields,
  };
}

const KEY = {
  accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
  account: '111122223333',
  region: 'eu-central-1',
  range: { from: at('2026-10-31T12:00:00Z'), to: at('2026-11-01T00:00:01Z') },
};

describe.each(TABLE_KINDS)('%s', (kind) => {
  it('is asked as the files say', async () => {
    const asked = question(TABLES[kind]);
    const parts = [
      ['records', recordsQuery(asked)],
      ['evidence', evidenceQuery(asked)],
      ['sign-ins', signInsQuery(asked, [KEY])?.sql ?? 'none'],
    ];
    for (const [, sql = ''] of parts) expect(() => tokensOf(sql)).not.toThrow();
    const text = parts.map(([name, sql]) => `-- ${name}\n${sql};\n`).join('\n');
    await expect(text).toMatchFileSnapshot(`./sql/${kind}.sql`);
  });
});

it('asks for all accounts and Regions where none are named', () => {
  const sql = recordsQuery(question(TABLES.organisation, { accounts: [], regions: [] }));
  expect(sql).not.toContain('"account" ');
  expect(sql).not.toContain('"region" ');
});

describe('days of partitions', () => {
  const where = (metadata: TableMetadata, from: string, to: string, lateDays: number) =>
    /WHERE ([\s\S]*?)\n {2}AND \(\(/.exec(
      recordsQuery(question(metadata, { range: { from: at(from), to: at(to) }, lateDays, accounts: [], regions: [] })),
    )?.[1];

  it.each([
    ['2026-10-24T00:00:00Z', '2026-10-25T00:00:00Z', 0, '2026/10/24', '2026/10/25'],
    ['2026-10-24T00:00:00Z', '2026-10-25T00:00:00Z', 3, '2026/10/24', '2026/10/28'],
    ['2026-10-24T23:59:59Z', '2026-10-25T00:00:01Z', 3, '2026/10/24', '2026/10/29'],
    ['2026-12-31T12:00:00Z', '2026-12-31T13:00:00Z', 1, '2026/12/31', '2027/01/02'],
  ])('%s to %s and %i days', (from, to, lateDays, first, behind) => {
    expect(where(TABLES.projected, from, to, lateDays)).toBe(`"timestamp" >= '${first}' AND "timestamp" < '${behind}'`);
  });

  it.each([
    ['2026-10-24T00:00:00Z', '2026-10-25T00:00:00Z', '("year" = 2026 AND "month" = 10 AND "day" = 24)'],
    ['2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z', '("year" = 2026 AND "month" = 10)'],
    [
      '2026-12-31T00:00:00Z',
      '2027-01-03T00:00:00Z',
      '(("year" = 2026 AND "month" = 12 AND "day" = 31) OR ("year" = 2027 AND "month" = 1 AND "day" IN (1, 2)))',
    ],
  ])('%s to %s in parts', (from, to, expected) => {
    expect(where(TABLES['region-and-day'], from, to, 0)).toBe(expected);
  });

  it.each([
    ['yyyy-MM-dd', '"timestamp" >= \'2026-10-24\' AND "timestamp" < \'2026-10-25\''],
    ['yyyyMMdd', '"timestamp" >= \'20261024\' AND "timestamp" < \'20261025\''],
    ['yyyy/MM/dd/HH', '"timestamp" >= \'2026/10/24/00\' AND "timestamp" < \'2026/10/25/00\''],
    // Texts in these do not sort as days do.
    ['dd-MM-yyyy', undefined],
    ["'d='yyyy-MM-dd", undefined],
  ])('in the form %s', (format, expected) => {
    const table = {
      ...TABLES.projected,
      parameters: { ...TABLES.projected.parameters, 'projection.timestamp.format': format },
    };
    expect(where(table, '2026-10-24T00:00:00Z', '2026-10-25T00:00:00Z', 0)).toBe(expected);
  });

  it.each([
    [{}, `"month" IN ('09', '9') AND "day" IN ('08', '8')`],
    [{ 'projection.enabled': 'true' }, `"month" IN ('09', '9') AND "day" IN ('08', '8')`],
    [counted({ 'projection.month.digits': '2', 'projection.day.digits': '2' }), `"month" = '09' AND "day" = '08'`],
    [counted({}), `"month" = '9' AND "day" = '8'`],
  ])('are written as the table is told to count them: %j', (parameters, expected) => {
    const table = { ...TABLES.organisation, parameters };
    expect(where(table, '2026-09-08T00:00:00Z', '2026-09-09T00:00:00Z', 0)).toBe(`("year" = '2026' AND ${expected})`);
  });

  it('stay within what a query may be long, for 100 years', () => {
    const range = { from: 0, to: 36_525 * DAY };
    expect(recordsQuery(question(TABLES.organisation, { range })).length).toBeLessThan(262_144);
  });
});

describe('sign-ins', () => {
  it('are not asked for keys that are none', () => {
    const odd = ["ASIA' OR 1=1 --", '', 'short'].map((accessKeyId) => ({ ...KEY, accessKeyId }));
    expect(signInsQuery(question(TABLES.projected), odd)).toBeNull();
    expect(signInsQuery(question(TABLES.projected), [...odd, KEY])?.keys).toEqual([KEY]);
  });

  it('stay within what a query may be long, and leave the least wanted out', () => {
    const many = Array.from({ length: 5000 }, (_, n) => ({
      ...KEY,
      accessKeyId: `ASIA${String(n).padStart(124, '0')}`,
    }));
    const query = signInsQuery(question(TABLES.projected), many);
    expect(query?.keys).toEqual(many.slice(0, 1000));
    expect(query?.sql.length).toBeLessThan(262_144);
  });

  it('cannot be asked for where the table does not keep responses', () => {
    const { partitionKeys, parameters, columns } = TABLES.projected;
    const table = { partitionKeys, parameters, columns: columns.filter(({ name }) => name !== 'responseelements') };
    expect(signInsQuery(question(table), [KEY])).toBeNull();
  });

  it('never bring a session token', () => {
    for (const kind of TABLE_KINDS) {
      const names = layoutOf(TABLES[kind]).signInFields.map(({ name }) => name);
      expect(names).not.toContain('responseelements');
      expect(names).not.toContain('unmapped');
      expect(names).toContain('responseelements_credentials_accesskeyid');
    }
  });
});
