import type { Column } from './columns.ts';
import type { HiveType } from './hive-type.ts';
import type { Mistyped } from './layout.ts';

/** A column without which a table cannot answer, and the types that it may have. */
export interface Needed {
  /** As CloudTrail or OCSF spell it. */
  readonly path: readonly string[];
  readonly kinds: readonly HiveType['kind'][];
}

/** The finding, where a column is there with another type. */
export function mistyped({ path, kinds }: Needed, column: Column | null): Mistyped[] {
  if (column === null || kinds.includes(column.type.kind)) return [];
  return [{ column: path.join('.'), type: column.type.kind, expected: kinds.join(' or ') }];
}
