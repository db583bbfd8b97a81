import type { ColumnMetadata, TableMetadata } from '../../../src/sources/athena/columns.ts';
import { type Field, hiveText } from '../layouts/hive-type.ts';
import type { TableDdl } from '../layouts/table-ddl.ts';

const INPUTS: Readonly<Record<TableDdl['format'], Readonly<Record<string, string>>>> = {
  json: { inputformat: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat' },
  parquet: { inputformat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat' },
  iceberg: {},
};

/** A table as `GetTableMetadata` tells of it. https://docs.aws.amazon.com/athena/latest/APIReference/API_TableMetadata.html */
export function wireTable(ddl: TableDdl): object {
  const { columns, partitionKeys, parameters } = metadataOf(ddl);
  const wire = (all: readonly ColumnMetadata[]) => all.map(({ name, type }) => ({ Name: name, Type: type }));
  return {
    Name: ddl.name,
    CreateTime: 1_700_000_000,
    LastAccessTime: 0,
    TableType: 'EXTERNAL_TABLE',
    Columns: wire(columns),
    PartitionKeys: wire(partitionKeys),
    Parameters: parameters,
  };
}

/** The same, as the source takes it in. */
export function metadataOf({ columns, partitionKeys, format, location, properties }: TableDdl): TableMetadata {
  return {
    columns: columns.map(columnOf),
    partitionKeys: partitionKeys.map(columnOf),
    parameters: { EXTERNAL: 'TRUE', ...INPUTS[format], location, ...properties },
  };
}

function columnOf({ name, type }: Field): ColumnMetadata {
  return { name, type: hiveText(type) };
}
