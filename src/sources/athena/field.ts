import { type Column, jsonSql, textSql } from './columns.ts';

/** One column of a result, and what it is of a record as CloudTrail writes it. */
export interface Field {
  /** The name of the column in the result: letters in lower case and underscores. */
  readonly name: string;
  readonly sql: string;
  /** Where the value belongs in the record. */
  readonly path: readonly string[];
  readonly form: FieldForm;
}

/**
 * What the text of a result stands for: itself, JSON as CloudTrail wrote it, JSON of a typed column (names in lower
 * case), JSON of a map of texts, or what OCSF has no place for (`unmapped`, a map of texts too).
 */
export type FieldForm = 'text' | 'json' | 'typed-json' | 'map-json' | 'unmapped';

export function fieldOf(path: readonly string[], sql: string, form: FieldForm): Field {
  return { name: path.join('_').toLowerCase(), sql, path, form };
}

/** A column that holds a text. */
export function textField(path: readonly string[], column: Column | null): Field[] {
  const sql = textSql(column);
  return sql === null ? [] : [fieldOf(path, sql, 'text')];
}

/** A column that holds a part of the record with parts of its own: as JSON text, or typed. */
export function partField(path: readonly string[], column: Column | null): Field[] {
  if (column === null) return [];
  switch (column.type.kind) {
    case 'struct':
    case 'array':
      return [fieldOf(path, jsonSql(column), 'typed-json')];
    case 'map':
      return [fieldOf(path, jsonSql(column), 'map-json')];
    case 'text':
    case 'whole-number':
    case 'timestamp':
    case 'date':
    case 'other':
      return [fieldOf(path, textSql(column) ?? column.sql, 'json')];
  }
}
