import type { Missing } from '../../core/reading.ts';
import { ORGANISATION_TABLE } from './organisation-table.generated.ts';
import { evidenceQuery, recordsQuery } from './query.ts';
import { questionOf } from './reading.ts';
import { unaskedBy } from './unread.ts';

/** The queries that a run would begin with, or why it could not. */
export type Plan =
  | { readonly queries: readonly string[] }
  /** `statement`: makes a table that could, where this one's columns cannot. */
  | { readonly missing: Missing; readonly statement: string | null };

/** Asks for nothing but the columns of the table, which reads none of its data. */
export async function planOf(asked: Parameters<typeof questionOf>[0], signal: AbortSignal): Promise<Plan> {
  const answer = await questionOf(asked, signal);
  if (answer.kind !== 'asked') return { missing: unaskedBy(answer), statement: statementFor(answer) };
  return { queries: [recordsQuery(answer.question), evidenceQuery(answer.question)] };
}

/** Nobody makes the tables of Security Lake. */
function statementFor(answer: Exclude<Awaited<ReturnType<typeof questionOf>>, { kind: 'asked' }>): string | null {
  if (answer.kind !== 'refused') return null;
  const { refusal } = answer;
  return refusal.kind === 'other-records' || refusal.records === 'cloudtrail' ? ORGANISATION_TABLE : null;
}
