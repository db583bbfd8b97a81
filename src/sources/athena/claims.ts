import type { Instant, Interval } from '../../core/instant.ts';
import type { Claim, Evidence, Missing } from '../../core/reading.ts';
import type { Place } from '../../core/tracking/memory.ts';

/** What was asked of a table. */
interface Asked {
  /** Empty: all. */
  readonly accounts: readonly string[];
  /** Empty: all. */
  readonly regions: readonly string[];
  readonly range: Interval;
  readonly startOf: (place: Place) => Instant;
  /** What is younger may not have arrived. */
  readonly arrived: Instant;
}

/**
 * What is claimed of the accounts and Regions that a table has records of: all of the range, or nothing where something is
 * `missing`, for nobody knows what. What it has no record of is for the options and the policy to name; where neither
 * does, that the whole table is empty is told.
 */
export function claimsOf(seen: readonly Evidence[], missing: Missing | null, asked: Asked): Claim[] {
  const { accounts, regions, range, startOf, arrived } = asked;
  const claims = seen.flatMap(({ account, region, last }): Claim[] => {
    const from = Math.max(range.from, startOf({ account, region }));
    // Others may be read further back: what was seen there proves nothing of this one's own time.
    if (last < from) return [];
    if (missing !== null) return [{ account, region, from, to: range.to, ...missing }];
    const read = Math.min(range.to, Math.max(from, arrived));
    return [
      { account, region, from, to: read, reason: null, detail: null } as const,
      { account, region, from: read, to: range.to, reason: 'not-delivered-yet', detail: null } as const,
    ].filter((claim) => claim.from < claim.to);
  });
  if (claims.length > 0 || accounts.length > 0 || regions.length > 0) return claims;
  const nothing: Missing = missing ?? { reason: 'no-records', detail: null };
  return [{ account: null, region: null, ...range, ...nothing }];
}
