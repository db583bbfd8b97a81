import type { Missing } from '../../core/reading.ts';
import { evidenceQuery, recordsQuery } from './query.ts';
import { questionOf } from './reading.ts';
import { unaskedBy } from './unread.ts';

/** The queries that a run would begin with, or why it could not. */
export type Plan = { readonly queries: readonly string[] } | { readonly missing: Missing };

/** Asks for nothing but the columns of the table, which reads none of its data. */
export async function planOf(asked: Parameters<typeof questionOf>[0], signal: AbortSignal): Promise<Plan> {
  const answer = await questionOf(asked, signal);
  if (answer.kind !== 'asked') return { missing: unaskedBy(answer) };
  return { queries: [recordsQuery(answer.question), evidenceQuery(answer.question)] };
}
