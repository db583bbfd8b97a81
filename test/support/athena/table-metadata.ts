import { hiveText } from '../layouts/hive-type.ts';
import type { TableDdl } from '../layouts/table-ddl.ts';

const JSON_INPUT = 'com.amazon.emr.cloudtrail.CloudTrailInputFormat';
const PARQUET_INPUT = 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat';

/** A table as `GetTableMetadata` tells of it. https://docs.aws.amazon.com/athena/latest/APIReference/API_TableMetadata.html */
export function wireTable({ name, columns, partitionKeys, format, location, properties }: TableDdl): object {
  return {
    Name: name,
    CreateTime: 1_700_000_000,
    LastAccessTime: 0,
    TableType: 'EXTERNAL_TABLE',
    Columns: columns.map((column) => ({ Name: column.name, Type: hiveText(column.type) })),
    PartitionKeys: partitionKeys.map((key) => ({ Name: key.name, Type: hiveText(key.type) })),
    Parameters: {
      EXTERNAL: 'TRUE',
      inputformat: format === 'json' ? JSON_INPUT : PARQUET_INPUT,
      location,
      ...properties,
    },
  };
}
