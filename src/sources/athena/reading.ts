import type { Evidence, Intake } from '../../core/reading.ts';
import type { Interner } from '../interner.ts';
import type { QueryProgress } from '../query-progress.ts';
import type { ExecutionState, Statistics } from './api.ts';
import { EvidenceRows } from './evidence-rows.ts';
import { type QueryEnd, type QueryRun, runQuery } from './execution.ts';
import { AthenaFailure, type Trouble } from './failures.ts';
import type { TableLayout, TableRefusal } from './layout.ts';
import { patiently } from './patience.ts';
import { EVIDENCE_COLUMNS, evidenceQuery, type Question, recordsQuery } from './query.ts';
import { RowReader, takeRow } from './rows.ts';
import { readTable } from './table.ts';
import { tableWords } from './table-name.ts';

/** What the queries of a table run with. */
export interface TableRun extends Omit<QueryRun, 'sql' | 'columns' | 'take' | 'progress'> {
  readonly progress: (progress: QueryProgress) => void;
}

/** What is asked of a table whose columns are not known yet, and what its queries run with. */
export interface TableRequest extends Omit<Question, 'layout'> {
  readonly run: TableRun;
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
  const asked = await questionOf(request, signal);
  if (asked.kind !== 'asked') return asked;
  const { question } = asked;
  const { fields } = question.layout;
  const source = tableWords(request.table);
  const reader = new RowReader(fields);
  const seen = new EvidenceRows(request.range);
  const columns = fields.map(({ name }) => name);
  const [records, evidence] = await Promise.all([
    runQuery(
      {
        ...withProgress(request.run, 'pushes'),
        sql: recordsQuery(question),
        columns,
        take: (row) => takeRow(reader, row, source, request.interner, intake),
      },
      signal,
    ),
    runQuery(
      {
        ...withProgress(request.run, 'evidence'),
        sql: evidenceQuery(question),
        columns: EVIDENCE_COLUMNS,
        take: (row) => seen.take(row),
      },
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

const STATES = {
  QUEUED: 'queued',
  RUNNING: 'running',
  SUCCEEDED: 'read',
  FAILED: 'failed',
  CANCELLED: 'failed',
} as const satisfies Record<ExecutionState, QueryProgress['state']>;

/** The same, with the progress of one query. */
export function withProgress({ progress, ...run }: TableRun, looksFor: QueryProgress['looksFor']) {
  return {
    ...run,
    progress: (state: ExecutionState, { scannedBytes }: Statistics) =>
      progress({ looksFor, state: STATES[state], scannedBytes }),
  };
}

/** The first step, which costs nothing: how the table is asked. */
export async function questionOf(
  request: Omit<Question, 'layout'> & { readonly run: Pick<QueryRun, 'api' | 'clock'> },
  signal: AbortSignal,
): Promise<{ readonly kind: 'asked'; readonly question: Question } | Exclude<TableReading, { kind: 'read' }>> {
  const { api, clock } = request.run;
  try {
    const pause = (milliseconds: number) => clock.sleep(milliseconds, signal);
    const answer = readTable(await patiently(() => api.table(request.table, signal), pause, clock.random));
    if (!answer.usable) return { kind: 'refused', refusal: answer.refusal };
    const { layout } = answer;
    const keys = layout.partitions.mustName.filter(
      (key) => request[key === 'account' ? 'accounts' : 'regions'].length === 0,
    );
    return keys.length > 0 ? { kind: 'unnamed-partitions', keys } : { kind: 'asked', question: { ...request, layout } };
  } catch (error) {
    if (error instanceof AthenaFailure) return { kind: 'unknown', trouble: error.trouble };
    throw error;
  }
}
