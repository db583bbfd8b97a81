import { describe, expect, it } from 'vitest';
import type { TableMetadata } from '../../../src/sources/athena/columns.ts';
import { parseHiveType } from '../../../src/sources/athena/hive-type.ts';
import type { TableLayout, TableRefusal } from '../../../src/sources/athena/layout.ts';
import { readTable } from '../../../src/sources/athena/table.ts';
import { documentedWith, TABLES, type TableKind } from '../../support/athena-tables.ts';

function layoutOf(metadata: TableMetadata): TableLayout {
  const answer = readTable(metadata);
  if (!answer.usable) throw new Error(JSON.stringify(answer.refusal));
  return answer.layout;
}

function refusalOf(metadata: TableMetadata): TableRefusal {
  const answer = readTable(metadata);
  if (answer.usable) throw new Error('not refused');
  return answer.refusal;
}

describe('what a table is, by its columns', () => {
  it.each<[TableKind, string, string | null, readonly string[]]>([
    ['projected', 'cloudtrail', 'formatted', []],
    ['organisation', 'cloudtrail', 'parts', []],
    ['organisation-injected', 'cloudtrail', 'formatted', []],
    ['region-and-day', 'cloudtrail', 'parts', ['eventCategory', 'addendum']],
    ['console', 'cloudtrail', null, []],
    ['upper-case', 'cloudtrail', 'digits', []],
    ['parquet', 'cloudtrail', 'date', []],
    ['typed', 'cloudtrail', 'date', []],
    ['iceberg', 'cloudtrail', null, []],
    ['security-lake-2', 'ocsf-1.1', null, []],
    ['security-lake-1', 'ocsf-1.0', 'formatted', []],
    ['security-lake-1-identity', 'ocsf-1.0', 'formatted', []],
  ])('%s', (kind, records, days, lacks) => {
    const layout = layoutOf(TABLES[kind]);
    expect(layout.records).toBe(records);
    expect(layout.partitions.days?.kind ?? null).toBe(days);
    expect(layout.lacks).toEqual(lacks);
    expect(new Set(layout.fields.map(({ name }) => name)).size).toBe(layout.fields.length);
  });

  it('tells what a query must name', () => {
    expect(layoutOf(TABLES['organisation-injected']).partitions.mustName).toEqual(['account']);
    expect(layoutOf(TABLES.organisation).partitions.mustName).toEqual([]);
  });

  it('tells which parts of an identity are not there', () => {
    const lacks = (useridentity: string) => layoutOf(documentedWith({ useridentity })).lacks;
    expect(lacks('struct<type:string,arn:string,username:string,invokedby:string>')).toEqual([
      'userIdentity.accessKeyId',
      'userIdentity.sessionContext.sessionIssuer.arn',
    ]);
    expect(lacks('string')).toEqual([]);
  });

  it('gives the same fields for names in any case', () => {
    expect(layoutOf(TABLES['upper-case']).fields).toEqual(layoutOf(TABLES.console).fields);
  });
});

describe('what a table cannot answer without', () => {
  it.each(['eventid', 'eventtime', 'eventsource', 'awsregion', 'errorcode', 'useridentity', 'requestparameters'])(
    '%s',
    (name) => {
      const refusal = refusalOf(documentedWith({ [name]: null }));
      expect(refusal.kind === 'columns' ? refusal.missing.map((column) => column.toLowerCase()) : []).toEqual([name]);
    },
  );

  it('whose log a record is from, by whichever column tells it', () => {
    const identity = 'struct<type:string,arn:string>';
    const none = { recipientaccountid: null, useridentity: identity };
    expect(refusalOf(documentedWith(none))).toMatchObject({ missing: ['recipientAccountId'], mistyped: [] });
    const { account } = layoutOf(documentedWith({ recipientaccountid: null, useridentity: 'string' }));
    expect(account).toBe(`json_extract_scalar("useridentity", '$.accountId')`);
  });

  it('names all that is missing, and all that has another type', () => {
    const changed = { eventid: null, requestparameters: null, eventtime: 'bigint', errorcode: 'array<string>' };
    expect(refusalOf(documentedWith(changed))).toEqual({
      kind: 'columns',
      records: 'cloudtrail',
      missing: ['eventID', 'requestParameters'],
      mistyped: [
        { column: 'eventTime', type: 'whole-number', expected: 'text or timestamp' },
        { column: 'errorCode', type: 'array', expected: 'text' },
      ],
    });
  });

  it.each<[TableKind, string, readonly string[]]>([
    ['security-lake-2', 'cloud', ['cloud.region']],
    ['security-lake-2', 'metadata', ['metadata.uid']],
    ['security-lake-2', 'time', ['time']],
    ['security-lake-2', 'accountid', ['accountid']],
    ['security-lake-2', 'actor', ['actor.user']],
    ['security-lake-1', 'unmapped', ['unmapped']],
  ])('%s: %s', (kind, column, missing) => {
    const { columns, partitionKeys, parameters } = TABLES[kind];
    const table = { columns: columns.filter(({ name }) => name !== column), partitionKeys, parameters };
    expect(refusalOf(table)).toMatchObject({ kind: 'columns', missing, mistyped: [] });
  });

  it('is told of a table of something else', () => {
    const table = { columns: [{ name: 'srcaddr', type: 'string' }], partitionKeys: [], parameters: {} };
    expect(refusalOf(table)).toEqual({ kind: 'other-records', columns: ['srcaddr'] });
  });

  it('is told of a table of another class of OCSF: flows have no API', () => {
    const table = { columns: [{ name: 'src_endpoint', type: 'struct<ip:string>' }], partitionKeys: [], parameters: {} };
    expect(refusalOf(table).kind).toBe('other-records');
  });
});

describe('types as Hive writes them', () => {
  it.each([
    ['string', 'text'],
    ['varchar(20)', 'text'],
    ['char(2)', 'text'],
    ['STRING', 'text'],
    ['int', 'whole-number'],
    ['bigint', 'whole-number'],
    ['timestamp', 'timestamp'],
    ['timestamp with local time zone', 'timestamp'],
    ['date', 'date'],
    ['boolean', 'other'],
    ['decimal(10,2)', 'other'],
    ['array<struct<arn:string>>', 'array'],
    ['map<string,string>', 'map'],
    ['struct<broken', 'other'],
    ['', 'other'],
  ])('%s is %s', (type, kind) => {
    expect(parseHiveType(type).kind).toBe(kind);
  });

  it('with structs in structs, and commas in types', () => {
    const type = parseHiveType(
      'struct<Amount:decimal(10,2),`Inner`: struct<Arn:string,tags:map<string,string>>,last:int>',
    );
    if (type.kind !== 'struct') throw new Error(type.kind);
    expect([...type.fields.keys()]).toEqual(['amount', 'inner', 'last']);
    const inner = type.fields.get('inner');
    expect(inner?.kind === 'struct' ? [...inner.fields.keys()] : null).toEqual(['arn', 'tags']);
  });
});
