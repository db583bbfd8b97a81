import { describe, expect, it } from 'vitest';
import { DELIVERIES } from './deliveries.ts';
import { hiveText, readHiveType } from './hive-type.ts';
import { LAYOUTS, type Row } from './layouts.ts';

function row(table: string, story: string): Row | undefined {
  return LAYOUTS.find(({ ddl }) => ddl.name === table)?.rows.find(
    ({ delivery }) => delivery.record.requestID === story,
  );
}

describe('the layouts', () => {
  it('hold every record at least once, and those of a whole organisation all of them', () => {
    const held = Object.fromEntries(LAYOUTS.map(({ ddl, rows }) => [ddl.name, rows.length]));
    const all = DELIVERIES.length;
    expect(held).toEqual({
      projected: all - 5,
      half: all - 5,
      by_day: all - 2,
      console: all - 2,
      console_null_texts: all - 2,
      organisation: all,
      organisation_projected: all,
      upper_case: all - 2,
      parquet: all,
      typed: all,
      iceberg: all,
      security_lake_2: all,
      security_lake_1: all,
      security_lake_1_texts: all,
    });
  });

  it.each(LAYOUTS)('$ddl.name has types that read as they are written', ({ ddl }) => {
    for (const { type } of ddl.columns) expect(readHiveType(hiveText(type)).type).toEqual(type);
  });

  it('keep a late record in the folder of its delivery', () => {
    expect(row('projected', 'delivered two days late')).toMatchObject({
      folder: '2026/10/26',
      partition: { timestamp: '2026/10/26' },
      cells: { eventtime: '2026-10-24T23:59:59Z', timestamp: '2026/10/26' },
    });
  });

  it.each([
    ['projected', 'useragent', 'lines and tabs', 'one\ntwo\r\nthree\tfour, five'],
    ['projected', 'responseelements', 'oversized, null', null],
    ['console_null_texts', 'responseelements', 'oversized, null', 'null'],
    ['projected', 'requestparameters', 'oversized, an object', '{"omitted":true,"originalSize":140000}'],
    ['projected', 'addendum', 'a push', null],
    ['parquet', 'eventtime', 'a push', '2026-10-24 00:14:09.000'],
    ['parquet', 'readonly', 'a push', 'false'],
    ['security_lake_2', 'time_dt', 'a push', '2026-10-24 00:14:09.000'],
    ['security_lake_2', 'src_endpoint', 'a push', '{uid=null, ip=null, domain=ecr.amazonaws.com}'],
    ['security_lake_1', 'eventday', 'delivered two days late', '20261024'],
  ])('%s has in %s of %s what Athena shows', (table, column, story, text) => {
    expect(row(table, story)?.cells[column]).toBe(text);
  });
});
