import type { TableMetadata } from '../../src/sources/athena/columns.ts';
import { metadataOf } from './athena/table-metadata.ts';
import { type Field, readHiveType } from './layouts/hive-type.ts';
import { documentedDdl, readDdl, type TableDdl } from './layouts/table-ddl.ts';

/** Tables by the statements that make them, which are tried on the engine too. */
export const DDLS = {
  projected: readDdl('projected.sql'),
  organisation: readDdl('organisation.sql'),
  'organisation-injected': documentedDdl(),
  'region-and-day': readDdl('by-day.sql'),
  console: readDdl('console.sql'),
  'upper-case': readDdl('upper-case.sql'),
  parquet: readDdl('parquet.sql'),
  typed: readDdl('typed.sql'),
  iceberg: readDdl('iceberg.sql'),
  'security-lake-2': readDdl('security-lake-2.sql'),
  'security-lake-1': readDdl('security-lake-1.sql'),
  'security-lake-1-identity': withUserInIdentity(readDdl('security-lake-1.sql')),
} as const satisfies Readonly<Record<string, TableDdl>>;

export type TableKind = keyof typeof DDLS;

export const TABLE_KINDS = [
  'projected',
  'organisation',
  'organisation-injected',
  'region-and-day',
  'console',
  'upper-case',
  'parquet',
  'typed',
  'iceberg',
  'security-lake-2',
  'security-lake-1',
  'security-lake-1-identity',
] as const satisfies readonly TableKind[];

/** The same as GetTableMetadata tells of them. */
export const TABLES: Readonly<Record<TableKind, TableMetadata>> = {
  projected: metadataOf(DDLS.projected),
  organisation: metadataOf(DDLS.organisation),
  'organisation-injected': metadataOf(DDLS['organisation-injected']),
  'region-and-day': metadataOf(DDLS['region-and-day']),
  console: metadataOf(DDLS.console),
  'upper-case': metadataOf(DDLS['upper-case']),
  parquet: metadataOf(DDLS.parquet),
  typed: metadataOf(DDLS.typed),
  iceberg: metadataOf(DDLS.iceberg),
  'security-lake-2': metadataOf(DDLS['security-lake-2']),
  'security-lake-1': metadataOf(DDLS['security-lake-1']),
  'security-lake-1-identity': metadataOf(DDLS['security-lake-1-identity']),
};

/** AWS's documented table with other columns: a type, or `null` for none. */
export function ddlWith(types: Readonly<Record<string, string | null>>): TableDdl {
  const { projected } = DDLS;
  const columns = projected.columns.flatMap((column): Field[] => {
    const type = types[column.name];
    if (type === undefined) return [column];
    return type === null ? [] : [{ name: column.name, type: readHiveType(type).type }];
  });
  return { ...projected, columns };
}

export function documentedWith(types: Readonly<Record<string, string | null>>): TableMetadata {
  return metadataOf(ddlWith(types));
}

/** As early tables of Security Lake have it. */
function withUserInIdentity(ddl: TableDdl): TableDdl {
  const columns = ddl.columns.map((column) => (column.name === 'actor' ? { ...column, name: 'identity' } : column));
  return { ...ddl, columns };
}
