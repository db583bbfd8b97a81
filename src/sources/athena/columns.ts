import { type HiveType, parseHiveType } from './hive-type.ts';
import { columnPath } from './sql-text.ts';

/** What GetTableMetadata says of a table (Amazon Athena API Reference, "TableMetadata"). */
export interface TableMetadata {
  readonly columns: readonly ColumnMetadata[];
  readonly partitionKeys: readonly ColumnMetadata[];
  readonly parameters: Readonly<Record<string, string>>;
}

export interface ColumnMetadata {
  readonly name: string;
  /** As Hive writes types. */
  readonly type: string;
}

/** A column, or a field of a struct in one. */
export interface Column {
  readonly sql: string;
  readonly type: HiveType;
}

/** The columns of a table, found by our own names: none of the table's reaches the SQL. */
export class Columns {
  readonly #types: ReadonlyMap<string, HiveType>;

  constructor({ columns, partitionKeys }: TableMetadata) {
    const all = [...columns, ...partitionKeys];
    this.#types = new Map(all.map(({ name, type }) => [name.toLowerCase(), parseHiveType(type)]));
  }

  /** `path` in lower case; `null` where the table has none such. */
  find(...path: readonly string[]): Column | null {
    const [name = '', ...fields] = path;
    let type = this.#types.get(name);
    for (const field of fields) type = type?.kind === 'struct' ? type.fields.get(field) : undefined;
    return type === undefined ? null : { sql: columnPath(path), type };
  }
}

/** A column as text, whatever its type; `null` for none. */
export function textSql(column: Column | null): string | null {
  if (column === null) return null;
  switch (column.type.kind) {
    case 'text':
      return column.sql;
    case 'whole-number':
    case 'timestamp':
    case 'date':
    case 'other':
      return `CAST(${column.sql} AS varchar)`;
    case 'struct':
    case 'array':
    case 'map':
      return jsonSql(column);
  }
}

/**
 * A typed value as JSON text, its fields in lower case (Amazon Athena User Guide, "Athena engine version 3": "CAST from
 * struct to JSON now returns field names").
 */
export function jsonSql({ sql }: Column): string {
  return `json_format(CAST(${sql} AS JSON))`;
}
