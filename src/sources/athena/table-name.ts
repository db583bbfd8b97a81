import { identifier } from './sql-text.ts';

/** A table as the user names it. */
export interface TableName {
  /** `null`: Athena's own, `AwsDataCatalog`. */
  readonly catalog: string | null;
  readonly database: string;
  readonly table: string;
}

/**
 * What names are made of (Amazon Athena User Guide, "Name databases, tables, and columns"; Glue lets resource links have
 * hyphens). No dollar sign: `table$partitions` is not a table of records.
 */
const NAME = /^[A-Za-z0-9_-]{1,255}$/;
/** Catalogs of S3 tables are named `s3tablescatalog/bucket`. */
const CATALOG = /^[A-Za-z0-9_/-]{1,255}$/;

/** Reads `database.table` or `catalog.database.table`; `null` for anything else. */
export function parseTableName(text: string): TableName | null {
  const parts = text.split('.');
  if (parts.length < 2 || parts.length > 3) return null;
  const [table, database, catalog = null] = parts.reverse();
  if (table === undefined || database === undefined || !NAME.test(table) || !NAME.test(database)) return null;
  return catalog === null || CATALOG.test(catalog) ? { catalog, database, table } : null;
}

/** For `FROM`. */
export function tableText(name: TableName): string {
  return partsOf(name).map(identifier).join('.');
}

/** For people: as they name it. */
export function tableWords(name: TableName): string {
  return partsOf(name).join('.');
}

function partsOf({ catalog, database, table }: TableName): string[] {
  return [...(catalog === null ? [] : [catalog]), database, table];
}
