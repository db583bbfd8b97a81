import type { DayNumber } from './civil.ts';
import { DAY, type Instant } from './instant.ts';
import { withoutOverlaps } from './intervals.ts';
import type { AcceptedGap, Policy } from './policy.ts';
import type { Claim, Evidence, Missing } from './reading.ts';
import { isAskedFor, type Scope } from './scope.ts';

/**
 * Why something was not read. The first three: nothing was seen of it, no digest file vouches for it, nobody asked for it.
 * Then what CloudTrail does not hold, what was refused before or by it, and what went wrong on the way. Then what a table
 * and its queries lacked, and last what became of objects in S3.
 */
export const UNREAD_REASONS = [
  'no-records',
  'no-digest',
  'not-asked-for',
  'beyond-90-days',
  'not-delivered-yet',
  'no-region',
  'region-unknown',
  'region-disabled',
  'no-credentials',
  'credentials-refused',
  'credentials-expired',
  'role-refused',
  'access-denied',
  'signature-refused',
  'throttled',
  'timed-out',
  'unreachable',
  'proxy-unreachable',
  'proxy-password',
  'proxy-refused',
  'not-aws',
  'stopped',
  'failed',
  'athena-denied',
  'glue-denied',
  's3-denied',
  'kms-denied',
  'lake-formation-denied',
  'query-denied',
  'table-not-found',
  'table-unusable',
  'partition-not-named',
  'column-not-found',
  'bad-data',
  'exhausted',
  'bytes-limit',
  'no-output-location',
  'output-unusable',
  'workgroup-unusable',
  'query-throttled',
  'query-timed-out',
  'query-cancelled',
  'query-failed',
  'result-broken',
  's3-throttled',
  'bucket-not-found',
  'object-gone',
  'object-changed',
  'object-archived',
] as const;

export type UnreadReason = (typeof UNREAD_REASONS)[number];

/** What was really read of one account and Region. */
export interface Coverage {
  /** `null`: the policy or the options name the Region only, and no account was seen in it. */
  readonly account: string | null;
  readonly region: string | null;
  /** Start, inclusive. */
  readonly from: Instant;
  /** End, exclusive. */
  readonly to: Instant;
  /** False: no range was asked for, and `from` and `to` only tell the first and last record that was seen. */
  readonly claimed: boolean;
  readonly complete: boolean;
  /** Why it is not complete. */
  readonly reason: UnreadReason | null;
  /** More of the reason: an error code, the role that cannot be assumed, or the proxy that was asked. */
  readonly detail: string | null;
  /** The gap of the policy by which this is let go; then it is still not complete, and the run may be. */
  readonly accepted: AcceptedGap | null;
}

/** Days on which an account and Region that were otherwise logged show no record of any kind. */
export interface SilentDays {
  readonly account: string;
  readonly region: string;
  /** UTC days of the event, in order. */
  readonly days: readonly DayNumber[];
}

/** Amazon ECR Public is there only (Amazon ECR Public endpoints and quotas). */
export const PUBLIC_REGION = 'us-east-1';

interface Asked {
  readonly account: string | null;
  readonly region: string | null;
}

const NOT_ASKED_FOR: Missing = { reason: 'not-asked-for', detail: null };

const READ = { claimed: true, complete: true, reason: null, detail: null, accepted: null } as const;

/**
 * Coverage of a source that reads logs. Logs prove nothing by being empty: an account and Region count as read only when
 * at least one record of any kind was seen in the range. Without a range nothing is claimed, and what was seen is told.
 */
export function coverageOf(
  evidence: readonly Evidence[],
  scope: Scope,
  { named, acceptedGaps }: Pick<Policy, 'named' | 'acceptedGaps'>,
): Coverage[] {
  const { from, to } = scope;
  if (from === null || to === null) {
    return evidence.map(({ account, region, first, last }) => ({
      account,
      region,
      from: first,
      to: last + 1000,
      claimed: false,
      complete: true,
      reason: null,
      detail: null,
      accepted: null,
    }));
  }
  const read = { from, to, ...READ };
  const missed = { ...read, complete: false, reason: 'no-records' } as const;
  const coverage: Coverage[] = [
    ...evidence.map(({ account, region }) => ({ account, region, ...read })),
    ...asked(scope, named)
      .filter((want) => !evidence.some((seen) => covers(want, seen)))
      .flatMap((want) => splitByGaps({ ...want, ...missed }, acceptedGaps)),
  ];
  return coverage.length > 0 ? coverage : [{ account: null, region: null, ...missed }];
}

/**
 * Coverage of a source that knows what it has read. What the options and the policy name is missed where the source was
 * not asked for it, or has nothing of it: then `unclaimed` is why.
 */
export function claimedCoverageOf(
  { claims, unclaimed }: { readonly claims: readonly Claim[]; readonly unclaimed?: Missing | undefined },
  { from, to, ...scope }: Scope,
  { named, acceptedGaps, entries }: Pick<Policy, 'named' | 'acceptedGaps' | 'entries'>,
): Coverage[] {
  const publicRegistry: readonly Asked[] = entries.some(({ registry }) => registry === 'public')
    ? [{ account: null, region: PUBLIC_REGION }]
    : [];
  const missed =
    from === null || to === null
      ? []
      : asked(scope, [...named, ...publicRegistry])
          .filter((want) => !claims.some((claim) => covers(want, claim)))
          .map((want) => ({ ...want, from, to, ...((isAskedFor(scope, want) && unclaimed) || NOT_ASKED_FOR) }));
  return [...claims, ...missed].flatMap((claim): Coverage[] =>
    claim.reason === null ? [{ ...READ, ...claim }] : splitByGaps({ ...READ, ...claim, complete: false }, acceptedGaps),
  );
}

/** What was missed, cut into what the policy lets go and what it does not, in order of time. */
export function splitByGaps(missed: Coverage, gaps: readonly AcceptedGap[]): Coverage[] {
  const letGo = gaps
    .filter(({ account, region }) => account === missed.account && region === missed.region)
    .flatMap((accepted) =>
      accepted.during
        .stretches(accepted.zone, missed.from, missed.to)
        .map(({ from, to }) => ({ ...missed, from, to, accepted })),
    );
  const parts: Coverage[] = [];
  let at = missed.from;
  for (const part of withoutOverlaps(letGo.sort((a, b) => a.from - b.from))) {
    if (part.from > at) parts.push({ ...missed, from: at, to: part.from });
    parts.push(part);
    at = part.to;
  }
  if (at < missed.to) parts.push({ ...missed, from: at });
  return parts;
}

/** Whether everything that the run was asked about was read, or is let go by the policy. */
export function isCovered(coverage: readonly Coverage[]): boolean {
  return coverage.every(({ complete, accepted }) => complete || accepted !== null);
}

/** Days without any record, for the range, or without one from the first to the last record that was seen at all. */
export function silentDaysOf(evidence: readonly Evidence[], scope: Scope): SilentDays[] {
  const from = scope.from ?? Math.min(...evidence.map(({ first }) => first));
  const to = scope.to ?? Math.max(...evidence.map(({ last }) => last)) + 1;
  return evidence
    .map(({ account, region, days }) => ({
      account,
      region,
      days: daysBetween(from, to).filter((day) => !days.has(day)),
    }))
    .filter(({ days }) => days.length > 0);
}

function daysBetween(from: Instant, to: Instant): DayNumber[] {
  const first = Math.floor(from / DAY);
  return Array.from({ length: Math.max(0, Math.ceil(to / DAY) - first) }, (_, index) => first + index);
}

/** What the options and the policy name, each once. The options' accounts and Regions are asked for in every combination. */
function asked({ accounts, regions }: Pick<Scope, 'accounts' | 'regions'>, named: readonly Asked[]): Asked[] {
  const combinations = orAny(accounts).flatMap((account) => orAny(regions).map((region) => ({ account, region })));
  const all = new Map<string, Asked>();
  for (const { account, region } of [...combinations, ...named]) {
    if (account !== null || region !== null) all.set(`${account ?? ''} ${region ?? ''}`, { account, region });
  }
  return [...all.values()];
}

function orAny(values: readonly string[]): readonly (string | null)[] {
  return values.length > 0 ? values : [null];
}

function covers(want: Asked, seen: Asked): boolean {
  return (
    (want.account === null || want.account === seen.account) && (want.region === null || want.region === seen.region)
  );
}
