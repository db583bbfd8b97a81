import type { Instant, Interval } from '../../core/instant.ts';
import { type Claim, compareClaims, type Evidence, type Missing } from '../../core/reading.ts';
import type { EarlierChecks, Place } from '../../core/tracking/memory.ts';

/** What was asked of a table. */
export interface Asked extends EarlierChecks {
  /** Empty: all. */
  readonly accounts: readonly string[];
  /** Empty: all. */
  readonly regions: readonly string[];
  readonly range: Interval;
  /** What is younger may not have arrived. */
  readonly arrived: Instant;
}

const NO_RECORDS: Missing = { reason: 'no-records', detail: null };

/**
 * What is claimed of the accounts and Regions that a table has records of: all of the range, or nothing where something is
 * `missing`, for nobody knows what. What earlier checks had records of and this one has not is claimed too, as missing: a
 * trail may have been switched off. What else it has no record of is for the options and the policy to name; where neither
 * does, that the whole table is empty is told.
 */
export function claimsOf(seen: readonly Evidence[], missing: Missing | null, asked: Asked): Claim[] {
  const { accounts, regions, range, checked } = asked;
  const claims = seen.flatMap((evidence) => claimsOfSeen(evidence, missing, asked));
  // An organisation may have thousands of them.
  const nameOf = ({ account, region }: Place) => `${account} ${region}`;
  const claimed = new Set(claims.map(nameOf));
  // Where nothing is known of what there is, nothing is known to be silent.
  const silent = seen.length === 0 && missing !== null ? [] : checked.filter((place) => !claimed.has(nameOf(place)));
  const unseen = silent.map((place): Claim => ({ ...rangeOf(place, asked), ...(missing ?? NO_RECORDS) }));
  const all = [...claims, ...unseen].sort(compareClaims);
  if (all.length > 0 || accounts.length > 0 || regions.length > 0) return all;
  return [{ account: null, region: null, ...range, ...(missing ?? NO_RECORDS) }];
}

function claimsOfSeen({ account, region, last }: Evidence, missing: Missing | null, asked: Asked): Claim[] {
  const whole = rangeOf({ account, region }, asked);
  // Others may be read further back: what was seen there proves nothing of this one's own time.
  if (last < whole.from) return [];
  if (missing !== null) return [{ ...whole, ...missing }];
  const read = Math.min(whole.to, Math.max(whole.from, asked.arrived));
  return [
    { ...whole, to: read, reason: null, detail: null } as const,
    { ...whole, from: read, reason: 'not-delivered-yet', detail: null } as const,
  ].filter((claim) => claim.from < claim.to);
}

function rangeOf({ account, region }: Place, { range, startOf }: Asked): Place & Interval {
  return { account, region, from: Math.max(range.from, startOf({ account, region })), to: range.to };
}
