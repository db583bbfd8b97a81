import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Field, readHiveType } from './hive-type.ts';

/** What a `CREATE EXTERNAL TABLE` of Athena says. */
export interface TableDdl {
  readonly name: string;
  readonly columns: readonly Field[];
  readonly partitionKeys: readonly Field[];
  readonly format: 'json' | 'parquet';
  /** `s3://…`, without a slash at the end. */
  readonly location: string;
  readonly properties: Readonly<Record<string, string>>;
}

const STATEMENT =
  /^CREATE EXTERNAL TABLE (?<name>\w+) \(\n(?<columns>.*?)\)\n(?:PARTITIONED BY \((?<keys>.*?)\)\n)?(?<format>ROW FORMAT SERDE.*?|STORED AS PARQUET)\nLOCATION '(?<location>[^']*?)\/?'(?:\nTBLPROPERTIES \((?<properties>.*?)\))?;\n$/s;

/** Reads the file of this name beside this one. Only our own: what it cannot read throws. */
export function readDdl(file: string): TableDdl {
  const sql = readFileSync(join(import.meta.dirname, file), 'utf8').replaceAll(/^--.*\n/gm, '');
  const groups = STATEMENT.exec(sql)?.groups;
  if (groups === undefined) throw new Error(`${file} is no CREATE EXTERNAL TABLE of the usual form`);
  const { name = '', columns = '', keys = '', format = '', location = '', properties = '' } = groups;
  return {
    name,
    columns: readColumns(columns),
    partitionKeys: readColumns(keys),
    format: format === 'STORED AS PARQUET' ? 'parquet' : 'json',
    location,
    properties: Object.fromEntries(
      [...properties.matchAll(/'([^']*)'='([^']*)'/g)].map(([, key = '', value = '']) => [key, value]),
    ),
  };
}

function readColumns(text: string): Field[] {
  const columns: Field[] = [];
  let start = 0;
  while (start < text.length) {
    const name = /^\s*`?(\w+)`?\s+/.exec(text.slice(start));
    if (name?.[1] === undefined) throw new Error(`no column in ${text.slice(start)}`);
    const { type, end } = readHiveType(text, start + name[0].length);
    columns.push({ name: name[1], type });
    start = end + 1;
  }
  return columns;
}
