import type { Column } from './columns.ts';
import { columnPath, literal } from './sql-text.ts';

/** Where a table keeps the request or the response of a call. */
export type Document =
  /** JSON text, or a struct, or a map of texts. */
  | { readonly kind: 'column'; readonly column: Column; readonly path: readonly string[] }
  /** `unmapped` of OCSF 1.0: one JSON text, or a key with dots for each value. */
  | { readonly kind: 'unmapped'; readonly sql: string; readonly key: string };

/** One text in it; `null` where it cannot be there. `path` as CloudTrail spells it. */
export function textIn(document: Document | null, path: readonly string[]): string | null {
  if (document === null) return null;
  const [first = '', ...rest] = path;
  switch (document.kind) {
    case 'unmapped': {
      const { sql, key } = document;
      const dotted = `element_at(${sql}, ${literal([key, ...path].join('.'))})`;
      return `coalesce(${dotted}, json_extract_scalar(element_at(${sql}, ${literal(key)}), ${jsonPath(path)}))`;
    }
    case 'column': {
      const { column } = document;
      switch (column.type.kind) {
        case 'text':
          return `json_extract_scalar(${column.sql}, ${jsonPath(path)})`;
        case 'map': {
          const value = `element_at(${column.sql}, ${literal(first)})`;
          return rest.length === 0 ? value : `json_extract_scalar(${value}, ${jsonPath(rest)})`;
        }
        case 'struct': {
          const names = path.map((name) => name.toLowerCase());
          const type = names.reduce<Column['type'] | undefined>(
            (at, name) => (at?.kind === 'struct' ? at.fields.get(name) : undefined),
            column.type,
          );
          return type?.kind === 'text' ? columnPath([...document.path, ...names]) : null;
        }
        case 'array':
        case 'whole-number':
        case 'timestamp':
        case 'date':
        case 'other':
          return null;
      }
    }
  }
}

/** The names are ours: letters only. */
function jsonPath(path: readonly string[]): string {
  return literal(['$', ...path].join('.'));
}
