import { cloudtrailLayout } from './cloudtrail-columns.ts';
import { Columns, type TableMetadata } from './columns.ts';
import type { TableAnswer } from './layout.ts';
import { ocsfLayout } from './ocsf-columns.ts';
import { partitionsOf } from './partitions.ts';

/** What can be read from a table, by its columns: its name tells nothing. */
export function readTable(metadata: TableMetadata): TableAnswer {
  const columns = new Columns(metadata);
  if (columns.find('eventname') !== null) {
    return cloudtrailLayout(columns, partitionsOf(metadata, false));
  }
  if (columns.find('api', 'operation') !== null) return ocsfLayout(columns, partitionsOf(metadata, true));
  return { usable: false, refusal: { kind: 'other-records', columns: metadata.columns.map(({ name }) => name) } };
}
