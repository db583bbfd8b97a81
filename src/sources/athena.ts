import { randomUUID } from 'node:crypto';
import type { Interval } from '../core/instant.ts';
import { type AthenaAccess, athenaApi } from './athena/client.ts';
import { type Plan, planOf } from './athena/plan.ts';
import { type TableQuestion, type TableSourceOptions, tableSource } from './athena/table-source.ts';
import type { Source } from './source.ts';

/** Pushes as a table behind Amazon Athena holds them: of CloudTrail's log files, or of Security Lake. */
export function athenaSource(access: AthenaAccess, options: Omit<TableSourceOptions, 'newToken'>): Source {
  return tableSource({ ...options, newToken: randomUUID }, apiOf(access));
}

/** What `athenaSource` would ask. */
export function athenaPlan(
  access: AthenaAccess,
  asked: TableQuestion & { readonly range: Interval } & Pick<TableSourceOptions, 'clock'>,
  signal: AbortSignal,
): Promise<Plan> {
  return planOf({ ...asked, run: { api: apiOf(access), clock: asked.clock } }, signal);
}

/** A run that is told to stop still has its queries to stop, behind a proxy too: nothing ends the way to AWS. */
function apiOf(access: AthenaAccess): ReturnType<typeof athenaApi> {
  return athenaApi(access, new AbortController().signal);
}
