import type { Field } from './field.ts';
import type { Partitions } from './partitions.ts';
import type { TimeColumn } from './time-column.ts';

/** Whose form the records of a table have: CloudTrail's own, or that of Security Lake 1_0 (OCSF 1.0.0-rc.2) or 2_0 (1.1). */
export type RecordForm = 'cloudtrail' | 'ocsf-1.0' | 'ocsf-1.1';

/** A table that can answer, and how it is asked. All texts but `lacks` are SQL. */
export interface TableLayout {
  readonly records: RecordForm;
  /** What a record is read from. */
  readonly fields: readonly Field[];
  /** What a sign-in is read from: no session token is among it, which CloudTrail logs. */
  readonly signInFields: readonly Field[];
  readonly call: { readonly source: string; readonly name: string };
  /** A condition: the row does not say what was called, so that it may be a push. */
  readonly unnamed: string;
  readonly time: TimeColumn;
  /** Whose log a record is from. */
  readonly account: string;
  readonly region: string;
  /** The key that a call to AWS STS issued; `null`: the table does not tell. */
  readonly issuedKey: string | null;
  readonly partitions: Partitions;
  /** Columns that would tell more and are not there, as CloudTrail or OCSF name them. */
  readonly lacks: readonly string[];
}

/** A column with a type that no answer can be read from. */
export interface Mistyped {
  readonly column: string;
  readonly type: string;
  readonly expected: string;
}

/** Why a table cannot answer. */
export type TableRefusal =
  /** Neither `eventname`, as CloudTrail's records have it, nor `api.operation`, as Security Lake's. */
  | { readonly kind: 'other-records'; readonly columns: readonly string[] }
  | {
      readonly kind: 'columns';
      readonly records: RecordForm;
      readonly missing: readonly string[];
      readonly mistyped: readonly Mistyped[];
    };

export type TableAnswer =
  | { readonly usable: true; readonly layout: TableLayout }
  | { readonly usable: false; readonly refusal: TableRefusal };
