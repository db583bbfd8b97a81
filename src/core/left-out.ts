import type { Instant } from './instant.ts';
import { type RepositoryId, repositoryKey } from './push.ts';
import type { SkippedRecord, SkipReason } from './skipped.ts';
import { compareText } from './text-order.ts';

/** Records that were left out for one reason, in one repository where that is known. */
export interface LeftOut {
  readonly reason: SkipReason;
  /** Error code of a refusal, else `null`. */
  readonly errorCode: string | null;
  readonly where: RepositoryId | null;
  readonly count: number;
  /** Times of the first and last of them; `null` where none has a time. */
  readonly first: Instant | null;
  readonly last: Instant | null;
}

/** Groups what was left out, and adds what is only counted. In order of reason, error code, repository. */
export function leftOut(records: Iterable<SkippedRecord>, counts: Iterable<readonly [SkipReason, number]>): LeftOut[] {
  const groups = new Map<string, LeftOut>();
  const add = (
    reason: SkipReason,
    errorCode: string | null,
    where: RepositoryId | null,
    count: number,
    time: Instant | null,
  ) => {
    const key = `${reason} ${errorCode ?? ''} ${where ? repositoryKey(where) : ''}`;
    const known = groups.get(key);
    groups.set(key, {
      reason,
      errorCode,
      where: where && {
        registry: where.registry,
        account: where.account,
        region: where.region,
        repository: where.repository,
      },
      count: count + (known?.count ?? 0),
      first: earliest(known?.first ?? null, time),
      last: latest(known?.last ?? null, time),
    });
  };
  for (const { reason, errorCode, where, time } of records) add(reason, errorCode, where, 1, time);
  for (const [reason, count] of counts) if (count > 0) add(reason, null, null, count, null);
  return [...groups].sort(([a], [b]) => compareText(a, b)).map(([, group]) => group);
}

function earliest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

function latest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}
