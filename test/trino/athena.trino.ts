import { type AthenaClient, GetTableMetadataCommand, StopQueryExecutionCommand } from '@aws-sdk/client-athena';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { clientOf, execution, follow, pagesOf, start, values } from '../support/athena/asking.ts';
import { AthenaServer } from '../support/athena/server.ts';
import { LAYOUTS } from '../support/layouts/layouts.ts';
import { trinoEngine } from './engine/statement.ts';
import { SCHEMA } from './engine/tables.ts';

const tables = { [SCHEMA]: LAYOUTS.map(({ ddl }) => ddl) };

let server: AthenaServer;
let client: AthenaClient;

beforeAll(async () => {
  server = await AthenaServer.start({ engine: trinoEngine(inject('trinoUrl')), course: ['QUEUED'], tables });
  client = clientOf(server);
});

afterAll(async () => {
  client.destroy();
  await server.stop();
});

const context = { QueryExecutionContext: { Catalog: 'AwsDataCatalog', Database: SCHEMA } };

async function select(sql: string): Promise<{ id: string; rows: (string | undefined)[][] }> {
  const id = await start(client, sql, context);
  expect((await follow(client, id)).at(-1)).toBe('SUCCEEDED');
  return { id, rows: (await pagesOf(client, id)).flatMap(values) };
}

describe('what Trino gives, as Athena tells of it', () => {
  it.each([
    ['a quote and two', `'it''s "quoted"'`, `it's "quoted"`],
    ['lines', `U&'one\\000Atwo\\000D\\000Athree'`, 'one\ntwo\r\nthree'],
    ['four bytes', `'𝒟 🚀'`, '𝒟 🚀'],
    ['an empty text', `''`, ''],
    ['NULL', 'CAST(NULL AS varchar)', undefined],
    ['the text null', `'null'`, 'null'],
    ['a moment', `TIMESTAMP '2026-10-24 00:14:09.000'`, '2026-10-24 00:14:09.000'],
    ['a long number', `BIGINT '9007199254740991'`, '9007199254740991'],
    ['a structure', `CAST(ROW('x', NULL) AS ROW(a varchar, b varchar))`, '{a=x, b=null}'],
    ['a list', `ARRAY['x', 'y']`, '[x, y]'],
    ['a map', `MAP(ARRAY['k'], ARRAY['v'])`, '{k=v}'],
    ['a truth', 'true', 'true'],
  ])('%s', async (_, sql, text) => {
    expect((await select(`SELECT ${sql} AS it`)).rows).toEqual([['it'], [text]]);
  });

  it('comes in pages of a thousand rows', async () => {
    const id = await start(client, 'SELECT n FROM UNNEST(sequence(1, 2500)) AS t (n) ORDER BY n', context);
    await follow(client, id);
    const pages = (await pagesOf(client, id)).map(values);
    expect(pages.map((page) => page.length)).toEqual([1000, 1000, 501]);
    expect(pages.flat().slice(1).flat()).toEqual(Array.from({ length: 2500 }, (_, index) => String(index + 1)));
  });

  it('is in S3 as in the pages', async () => {
    const { id } = await select(`SELECT useragent FROM projected WHERE requestid IN ('quotes', 'lines and tabs')`);
    const csv = await fetch(`${server.env.AWS_ENDPOINT_URL_S3}/amzn-s3-demo-results/athena/${id}.csv`);
    expect((await csv.text()).split('"\n"')).toHaveLength(3);
  });
});

describe('a table', () => {
  it.each(LAYOUTS)('$ddl.name has the columns in Trino that Athena tells of', async ({ ddl }) => {
    const names = { CatalogName: 'AwsDataCatalog', DatabaseName: SCHEMA, TableName: ddl.name };
    const { TableMetadata } = await client.send(new GetTableMetadataCommand(names));
    const told = [...(TableMetadata?.Columns ?? []), ...(TableMetadata?.PartitionKeys ?? [])].map(({ Name }) => [
      Name?.toLowerCase(),
    ]);
    const where = `table_schema = '${SCHEMA}' AND table_name = '${ddl.name}'`;
    const sql = `SELECT column_name FROM information_schema.columns WHERE ${where} ORDER BY ordinal_position`;
    expect((await select(sql)).rows.slice(1)).toEqual(told);
  });
});

describe('a statement', () => {
  it.each([
    ['SELECT nothing FROM projected', /^COLUMN_NOT_FOUND: line 1:8: Column 'nothing' cannot be resolved/],
    ['SELECT 1 FROM nowhere', /^TABLE_NOT_FOUND: line 1:15: Table 'hive.logs.nowhere' does not exist/],
    ['SELECT FROM', /^SYNTAX_ERROR: line 1:8: mismatched input 'FROM'/],
    [`SELECT 1 FROM parquet WHERE eventtime = 'x'`, /^TYPE_MISMATCH: /],
    [`SELECT CAST('x' AS bigint)`, /^INVALID_CAST_ARGUMENT: /],
  ])('%s fails', async (sql, words) => {
    const id = await start(client, sql, context);
    expect((await follow(client, id)).at(-1)).toBe('FAILED');
    const told = await execution(client, id);
    expect(told?.Status?.AthenaError).toMatchObject({ ErrorCategory: 2, Retryable: false });
    expect(told?.Status?.StateChangeReason).toMatch(words);
  });

  it('that is stopped ends in Trino too', async () => {
    const id = await start(
      client,
      'SELECT count(*) FROM UNNEST(sequence(1, 9999)) a (x), UNNEST(sequence(1, 9999)) b (y), UNNEST(sequence(1, 9999)) c (z)',
      context,
    );
    await execution(client, id);
    await client.send(new StopQueryExecutionCommand({ QueryExecutionId: id }));
    expect(await follow(client, id)).toEqual(['CANCELLED']);
    for (;;) {
      const { rows } = await select(
        `SELECT state FROM system.runtime.queries WHERE query LIKE '%' || '9999)) c%' AND query NOT LIKE '%runtime%'`,
      );
      if (rows.slice(1).every(([state]) => state === 'FAILED')) break;
    }
  });

  it('that names its days reads less than one that does not', async () => {
    const one = await select(`SELECT count(*) FROM projected WHERE "timestamp" = '2026/10/26' AND useragent <> ''`);
    const all = await select(`SELECT count(*) FROM projected WHERE useragent <> ''`);
    const scanned = async (id: string) => (await execution(client, id))?.Statistics?.DataScannedInBytes ?? 0;
    expect(await scanned(one.id)).toBeGreaterThan(0);
    expect(await scanned(one.id)).toBeLessThan((await scanned(all.id)) / 5);
  });
});
