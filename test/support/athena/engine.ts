/** A statement as Athena hands it to its engine. */
export interface Statement {
  readonly sql: string;
  /** As in `QueryExecutionContext`; `null`: not given. */
  readonly catalog: string | null;
  readonly database: string | null;
}

export interface Column {
  readonly name: string;
  /** As the engine spells it: `varchar(12)`, `row("a" bigint)`. */
  readonly type: string;
}

/** What a statement gives. */
export interface Answer {
  readonly columns: readonly Column[];
  /** Each value as Athena writes it; `null`: NULL. */
  readonly rows: Iterable<readonly (string | null)[]>;
  readonly rowCount: number;
  readonly scannedBytes: number;
  /** The CSV, where it is not made of `rows`; for measurements. It can be read from its beginning only. */
  readonly csv?: { readonly bytes: number; readonly pieces: () => Iterable<Uint8Array> };
}

/** Runs SQL for the stand-in: Trino, or a function of a test. Rejects with an `EngineFailure` where the SQL is at fault. */
export type Engine = (statement: Statement, signal: AbortSignal) => Promise<Answer>;

/** Why a statement failed, in the engine's words. */
export class EngineFailure extends Error {
  /** `COLUMN_NOT_FOUND` */
  readonly code: string;
  readonly kind: 'user' | 'system';

  constructor(code: string, kind: 'user' | 'system', message: string) {
    super(message);
    this.name = 'EngineFailure';
    this.code = code;
    this.kind = kind;
  }
}

/** An answer of text columns. */
export function answerOf(names: readonly string[], rows: readonly (readonly (string | null)[])[]): Answer {
  const columns = names.map((name) => ({ name, type: 'varchar' }));
  return { columns, rows, rowCount: rows.length, scannedBytes: 0 };
}

/** The columns that a statement of ours asks for. */
export function columnsIn(sql: string): string[] {
  const [select = ''] = sql.split('\nFROM');
  return [...select.matchAll(/ AS "(\w+)"/g)].map(([, name = '']) => name);
}
