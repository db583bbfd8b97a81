import type { Evidence, Intake } from '../../core/reading.ts';
import type { Interner } from '../interner.ts';
import { EvidenceRows } from './evidence-rows.ts';
import { type QueryEnd, type QueryRun, runQuery } from './execution.ts';
import { AthenaFailure, type Trouble } from './failures.ts';
import type { TableLayout, TableRefusal } from './layout.ts';
import { patiently } from './patience.ts';
import { EVIDENCE_COLUMNS, evidenceQuery, type Question, recordsQuery } from './query.ts';
import { takeRow } from './rows.ts';
import { readTable } from './table.ts';
import { tableText } from './table-name.ts';

/** What is asked of a table whose columns are not known yet, and what its queries run with. */
export interface TableRequest extends Omit<Question, 'layout'> {
  readonly run: Omit<QueryRun, 'sql' | 'columns' | 'take'>;
  readonly interner: Interner;
}

/** What became of asking a table. */
export type TableReading =
  /** Nothing could be asked: its columns are not known. */
  | { readonly kind: 'unknown'; readonly trouble: Trouble }
  | { readonly kind: 'refused'; readonly refusal: TableRefusal }
  /** Its partitions exist for accounts or Regions that are named, and none are. */
  | { readonly kind: 'unnamed-partitions'; readonly keys: readonly ('account' | 'region')[] }
  | {
      readonly kind: 'read';
      readonly layout: TableLayout;
      /** Everything was handed over where neither has a trouble. */
      readonly records: QueryEnd;
      readonly evidence: QueryEnd;
      /** Which accounts and Regions the table has records of, and of which days. */
      readonly seen: readonly Evidence[];
      /** Records of any kind. */
      readonly count: number;
    };

/** Reads the pushes of a table and the evidence for them, side by side. */
export async function readTableRecords(
  request: TableRequest,
  intake: Intake,
  signal: AbortSignal,
): Promise<TableReading> {
  const layout = await layoutOf(request, signal);
  if (layout.kind !== 'known') return layout;
  const question: Question = { ...request, layout: layout.layout };
  const { fields, partitions } = question.layout;
  const keys = partitions.mustName.filter((key) => request[key === 'account' ? 'accounts' : 'regions'].length === 0);
  if (keys.length > 0) return { kind: 'unnamed-partitions', keys };
  const source = tableText(request.table);
  const seen = new EvidenceRows(request.range);
  const columns = fields.map(({ name }) => name);
  const [records, evidence] = await Promise.all([
    runQuery(
      {
        ...request.run,
        sql: recordsQuery(question),
        columns,
        take: (row) => takeRow(fields, row, source, request.interner, intake),
      },
      signal,
    ),
    runQuery(
      { ...request.run, sql: evidenceQuery(question), columns: EVIDENCE_COLUMNS, take: (row) => seen.take(row) },
      signal,
    ),
  ]);
  if (seen.unnamed > 0) {
    const expected = 'an eventName and an eventSource in every row';
    const got = `${seen.unnamed} ${seen.unnamed === 1 ? 'row' : 'rows'} without`;
    intake.unreadable({ code: 'record-unreadable', source, place: null, expected, got });
  }
  return { kind: 'read', layout: question.layout, records, evidence, seen: seen.list(), count: seen.records };
}

/** The first step, which costs nothing: how the table is asked. */
export async function layoutOf(
  { table, run }: Pick<TableRequest, 'table' | 'run'>,
  signal: AbortSignal,
): Promise<
  { readonly kind: 'known'; readonly layout: TableLayout } | Extract<TableReading, { kind: 'unknown' | 'refused' }>
> {
  const { api, clock } = run;
  try {
    const pause = (milliseconds: number) => clock.sleep(milliseconds, signal);
    const answer = readTable(await patiently(() => api.table(table, signal), pause, clock.random));
    return answer.usable ? { kind: 'known', layout: answer.layout } : { kind: 'refused', refusal: answer.refusal };
  } catch (error) {
    if (error instanceof AthenaFailure) return { kind: 'unknown', trouble: error.trouble };
    throw error;
  }
}
