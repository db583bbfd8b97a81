import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { groupBy } from '../../../src/core/group-by.ts';
import type { Field, HiveType } from '../../support/layouts/hive-type.ts';
import type { Layout, Row } from '../../support/layouts/layouts.ts';
import type { TableDdl } from '../../support/layouts/table-ddl.ts';

export const SCHEMA = 'logs';

/**
 * Writes the files of a table and gives the statements that make it in Trino. `storage`: the root of Trino's files, where
 * `s3://bucket/key` is the path `bucket/key`.
 */
export async function prepareTable({ ddl, rows }: Layout, storage: string): Promise<string[]> {
  switch (ddl.format) {
    case 'json': {
      const home = pathOf(ddl.location);
      await writeLines(join(storage, home), rows);
      return [createJson(ddl, home), ...partitionsToAdd(ddl, rows, home)];
    }
    case 'parquet':
    case 'iceberg': {
      const home = `staging/${ddl.name}`;
      await writeLines(join(storage, home), rows);
      const staging = {
        ...ddl,
        name: `${ddl.name}_staging`,
        columns: allColumns(ddl),
        partitionKeys: [],
        properties: {},
      };
      const names = allColumns(ddl)
        .map(({ name }) => quoted(name))
        .join(', ');
      return [
        createJson(staging, home),
        ddl.format === 'parquet' ? create(ddl, ["format = 'PARQUET'"], () => '') : createIceberg(ddl),
        `INSERT INTO ${tableName(ddl)} (${names}) SELECT ${names} FROM ${tableName(staging, 'hive')}`,
        `DROP TABLE ${tableName(staging, 'hive')}`,
      ];
    }
  }
}

/** In the catalog that the catalog `hive` looks tables of Iceberg up in. */
function createIceberg(ddl: TableDdl): string {
  const partitioning = `partitioning = ${list(ddl.hiddenPartitions)}`;
  return create(ddl, ["format = 'PARQUET'", ...(ddl.hiddenPartitions.length === 0 ? [] : [partitioning])], () => '');
}

/** OPENX_JSON: the SerDe of Trino that gives objects in a text column as JSON, as Athena's for CloudTrail does. */
function createJson(table: TableDdl, home: string): string {
  const ddl: TableDdl = { ...table, format: 'json' };
  const isProjected = ddl.properties['projection.enabled'] === 'true';
  const template = ddl.properties['storage.location.template'];
  return create(
    ddl,
    [
      "format = 'OPENX_JSON'",
      `external_location = 'local:///${home}'`,
      ...(isProjected ? ['partition_projection_enabled = true'] : []),
      ...(template === undefined ? [] : [`partition_projection_location_template = 'local:///${pathOf(template)}'`]),
    ],
    (key) => projectionOf(ddl, key.name),
  );
}

function create(ddl: TableDdl, properties: readonly string[], ofKey: (key: Field) => string): string {
  const columns = [
    ...ddl.columns.map(({ name, type }) => `${quoted(name)} ${trinoType(type, ddl.format)}`),
    ...ddl.partitionKeys.map((key) => `${quoted(key.name)} ${trinoType(key.type, ddl.format)}${ofKey(key)}`),
  ];
  const keys = ddl.partitionKeys.map(({ name }) => name.toLowerCase());
  const all = [...properties, ...(keys.length === 0 ? [] : [`partitioned_by = ${list(keys)}`])];
  return `CREATE TABLE ${tableName(ddl)} (\n  ${columns.join(',\n  ')}\n) WITH (\n  ${all.join(',\n  ')}\n)`;
}

/** https://trino.io/docs/476/connector/hive.html#athena-partition-projection */
function projectionOf({ properties }: TableDdl, key: string): string {
  const of = (name: string) => properties[`projection.${key}.${name}`];
  switch (of('type')) {
    case undefined:
      return '';
    case 'injected':
      return " WITH (partition_projection_type = 'INJECTED')";
    case 'enum':
      return ` WITH (partition_projection_type = 'ENUM', partition_projection_values = ${list((of('values') ?? '').split(','))})`;
    case 'date': {
      // `NOW` would let the records of a fixed day depend on the clock.
      const range = list((of('range') ?? '').replace('NOW', '2026/12/31').split(','));
      return ` WITH (partition_projection_type = 'DATE', partition_projection_format = '${of('format')}', partition_projection_range = ${range}, partition_projection_interval = 1, partition_projection_interval_unit = 'DAYS')`;
    }
    default:
      throw new Error(`no projection ${of('type')}`);
  }
}

function partitionsToAdd(ddl: TableDdl, rows: readonly Row[], home: string): string[] {
  if (ddl.partitionKeys.length === 0 || ddl.properties['projection.enabled'] === 'true') return [];
  const byFolder = new Map(rows.map((row) => [row.folder, row.partition]));
  const names = ddl.partitionKeys.map(({ name }) => name);
  return [...byFolder].map(([folder, partition]) => {
    const values = list(names.map((name) => partition[name] ?? ''));
    const keys = list(names.map((name) => name.toLowerCase()));
    return `CALL hive.system.register_partition('${SCHEMA}', '${ddl.name}', ${keys}, ${values}, 'local:///${home}/${folder}')`;
  });
}

/** One file a folder. Tables over the same logs write the same. */
async function writeLines(home: string, rows: readonly Row[]): Promise<void> {
  for (const [folder, some] of groupBy(rows, (row) => row.folder)) {
    await mkdir(join(home, folder), { recursive: true });
    await writeFile(
      join(home, folder, 'records.json'),
      some.map(({ stored }) => `${JSON.stringify(stored)}\n`).join(''),
    );
  }
}

/** Iceberg has microseconds, Hive's formats here milliseconds. */
function trinoType(type: HiveType, format: TableDdl['format']): string {
  switch (type.kind) {
    case 'array':
      return `array(${trinoType(type.of, format)})`;
    case 'map':
      return `map(varchar, ${trinoType(type.value, format)})`;
    case 'struct':
      return `row(${type.fields.map((field) => `${quoted(field.name)} ${trinoType(field.type, format)}`).join(', ')})`;
    case 'scalar':
      switch (type.name) {
        case 'string':
          return 'varchar';
        case 'int':
          return 'integer';
        case 'timestamp':
          return format === 'iceberg' ? 'timestamp(6)' : 'timestamp(3)';
        case 'boolean':
        case 'bigint':
        case 'date':
          return type.name;
      }
  }
}

function allColumns(ddl: TableDdl): readonly Field[] {
  return [...ddl.columns, ...ddl.partitionKeys];
}

function tableName({ name, format }: TableDdl, catalog = format === 'iceberg' ? 'iceberg' : 'hive'): string {
  return `${catalog}.${SCHEMA}.${name}`;
}

function list(texts: readonly string[]): string {
  return `ARRAY[${texts.map((text) => `'${text}'`).join(', ')}]`;
}

function quoted(name: string): string {
  return `"${name}"`;
}

function pathOf(location: string): string {
  return location.replace(/^s3:\/\//, '');
}
