import type { Answer, Column } from './engine.ts';
import { isSelect } from './execution.ts';
import type { Fault } from './fault.ts';
import { invalid } from './refusal.ts';
import type { ResultsInput } from './requests.ts';

type Values = readonly (string | null)[];

/** The rows of one result, read on as pages are asked for: a long result need not be held. */
export class ResultPages {
  readonly #answer: Answer;
  readonly #sql: string;
  #rows: Iterator<Values>;
  /** How many rows were taken from `#rows`. */
  #taken = 0;
  /** The last page, which may be asked for again. */
  #last: { readonly from: number; readonly size: number; readonly values: readonly Values[] } | null = null;

  constructor(answer: Answer, sql: string) {
    this.#answer = answer;
    this.#sql = sql;
    this.#rows = answer.rows[Symbol.iterator]();
  }

  /** A page as `GetQueryResults` gives it; the header of the first is one of its rows. Throws at a token that is not ours. */
  page({ NextToken, MaxResults }: ResultsInput, fault: Fault | null): object {
    const { columns, rowCount } = this.#answer;
    const header = isSelect(this.#sql) ? [columns.map(({ name }) => name)] : [];
    const from = NextToken === undefined ? 0 : tokenIndex(NextToken, rowCount);
    const isFirst = NextToken === undefined;
    const size = fault?.kind === 'empty-page' ? 0 : MaxResults - (isFirst ? header.length : 0);
    const values = this.#take(from, size);
    const end = from + values.length;
    const rows = [...(isFirst || fault?.kind === 'repeated-header' ? header : []), ...values];
    const hidden = fault?.kind === 'null-column' ? fault.column : null;
    return {
      UpdateCount: 0,
      ResultSet: {
        Rows: rows.map((row) => ({ Data: row.map((value, index) => datum(index === hidden ? null : value)) })),
        ResultSetMetadata: { ColumnInfo: columns.map(columnInfo) },
      },
      ...(end < rowCount && fault?.kind !== 'early-end' ? { NextToken: tokenAt(end) } : {}),
    };
  }

  #take(from: number, size: number): readonly Values[] {
    if (this.#last?.from === from && this.#last.size === size) return this.#last.values;
    if (from < this.#taken) {
      this.#rows = this.#answer.rows[Symbol.iterator]();
      this.#taken = 0;
    }
    while (this.#taken < from && !this.#rows.next().done) this.#taken++;
    const values: Values[] = [];
    while (values.length < size) {
      const next = this.#rows.next();
      if (next.done) break;
      values.push(next.value);
    }
    this.#taken += values.length;
    this.#last = { from, size, values };
    return values;
  }
}

/** Opaque, as Athena's are. */
function tokenAt(index: number): string {
  return Buffer.from(`row ${index}`).toString('base64');
}

function tokenIndex(token: string, rowCount: number): number {
  const index = /^row (\d+)$/.exec(Buffer.from(token, 'base64').toString())?.[1];
  if (index === undefined || Number(index) > rowCount) throw invalid('Invalid nextToken');
  return Number(index);
}

/** NULL is a value that is missing. */
function datum(value: string | null): object {
  return value === null ? {} : { VarCharValue: value };
}

/** The type without what is in its brackets. */
function columnInfo({ name, type }: Column): object {
  const plain = /^[a-z]+(?: with time zone)?/.exec(type.replace(/\(\d+\)/, ''))?.[0] ?? type;
  return {
    CatalogName: 'hive',
    SchemaName: '',
    TableName: '',
    Name: name,
    Label: name,
    Type: plain,
    Precision: plain === 'varchar' ? 2_147_483_647 : 0,
    Scale: 0,
    Nullable: 'UNKNOWN',
    CaseSensitive: plain === 'varchar',
  };
}
