import type { UnfoundReason } from '../../core/attribution.ts';
import type { Intake } from '../../core/reading.ts';
import type { SoughtKey } from '../../core/sign-in.ts';
import { readRecord } from '../cloudtrail-record.ts';
import type { Interner } from '../interner.ts';
import type { LookedUp } from '../source.ts';
import { runQuery } from './execution.ts';
import type { Trouble } from './failures.ts';
import type { Question } from './query.ts';
import { type TableRun, withProgress } from './reading.ts';
import { RowReader } from './rows.ts';
import { signInsQuery } from './sign-ins-query.ts';

/** What looking sign-ins up needs; the rest is the query's. */
export interface SignInTable {
  readonly question: Question;
  readonly run: TableRun;
  readonly interner: Interner;
}

/** Looks in a table for the sign-ins that issued some keys: one query. For each that was not found, why. */
export async function lookUpSignIns(
  sought: readonly SoughtKey[],
  { question, run, interner }: SignInTable,
  intake: Pick<Intake, 'signIn'>,
  signal: AbortSignal,
): Promise<LookedUp> {
  const unfound = new Map<string, UnfoundReason>(sought.map(({ accessKeyId }) => [accessKeyId, 'not-looked-up']));
  const query = signInsQuery(question, sought);
  if (query === null) return { unfound };
  const found = new Set<string>();
  const { signInFields } = question.layout;
  const reader = new RowReader(signInFields);
  const { trouble, scannedBytes } = await runQuery(
    {
      ...withProgress(run, 'sign-ins'),
      sql: query.sql,
      columns: signInFields.map(({ name }) => name),
      take: (row) => {
        const finding = readRecord(reader.record(row), interner);
        // A call that failed issued nothing.
        if (finding.kind !== 'sign-in') return;
        intake.signIn(finding.issued.accessKeyId, finding.issued.signIn);
        found.add(finding.issued.accessKeyId);
      },
    },
    signal,
  );
  for (const { accessKeyId } of query.keys) unfound.set(accessKeyId, reasonOf(trouble));
  for (const accessKeyId of found) unfound.delete(accessKeyId);
  return { unfound, scanned: [scannedBytes] };
}

function reasonOf(trouble: Trouble | null): UnfoundReason {
  if (trouble === null) return 'no-sign-in';
  const stopped = trouble.reason === 'request-failed' && trouble.why === 'stopped';
  return stopped ? 'not-looked-up' : 'look-up-failed';
}
