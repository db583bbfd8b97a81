import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Field, readHiveType } from './hive-type.ts';

/** What a `CREATE TABLE` of Athena says. */
export interface TableDdl {
  readonly name: string;
  readonly columns: readonly Field[];
  readonly partitionKeys: readonly Field[];
  /** Of Iceberg, whose partitions are no columns: `day(eventtime)`. */
  readonly hiddenPartitions: readonly string[];
  readonly format: 'json' | 'parquet' | 'iceberg';
  /** `s3://…`, without a slash at the end. */
  readonly location: string;
  readonly properties: Readonly<Record<string, string>>;
}

const STATEMENT =
  /^CREATE (?:EXTERNAL )?TABLE (?:\w+\.)?(?<name>\w+) \(\n(?<columns>.*?)\)\n(?:PARTITIONED BY \((?<keys>[^\n]*)\)\n)?(?<format>ROW FORMAT SERDE.*?\n|STORED AS PARQUET\n|)LOCATION '(?<location>[^']*?)\/?'(?:\nTBLPROPERTIES \((?<properties>.*?)\))?;\n$/s;

/** Reads the file of this name beside this one. */
export function readDdl(file: string): TableDdl {
  return readFile(join(import.meta.dirname, file));
}

/** The one that our documentation has people make. */
export function documentedDdl(): TableDdl {
  return readFile(join(import.meta.dirname, '../../../examples/athena/organisation.sql'));
}

/** Only our own: what it cannot read throws. */
function readFile(path: string): TableDdl {
  const sql = readFileSync(path, 'utf8').replaceAll(/^--.*\n/gm, '');
  const groups = STATEMENT.exec(sql)?.groups;
  if (groups === undefined) throw new Error(`${path} is no CREATE TABLE of the usual form`);
  const { name = '', columns = '', keys = '', format = '', location = '', properties = '' } = groups;
  const isIceberg = format === '';
  return {
    name,
    columns: readColumns(columns),
    partitionKeys: isIceberg ? [] : readColumns(keys),
    hiddenPartitions: isIceberg && keys !== '' ? keys.split(', ') : [],
    format: isIceberg ? 'iceberg' : format.startsWith('STORED AS PARQUET') ? 'parquet' : 'json',
    location,
    properties: Object.fromEntries(
      [...properties.matchAll(/'([^']*)' ?= ?'([^']*)'/g)].map(([, key = '', value = '']) => [key, value]),
    ),
  };
}

function readColumns(text: string): Field[] {
  const columns: Field[] = [];
  let start = 0;
  while (text.slice(start).trim() !== '') {
    const name = /^\s*`?(\w+)`?\s+/.exec(text.slice(start));
    if (name?.[1] === undefined) throw new Error(`no column in ${text.slice(start)}`);
    const { type, end } = readHiveType(text, start + name[0].length);
    columns.push({ name: name[1], type });
    start = end + 1;
  }
  return columns;
}
