import { type Coverage, splitByGaps } from './coverage.ts';
import { HOUR, type Interval } from './instant.ts';
import { mergeIntervals, withoutIntervals } from './intervals.ts';
import type { AcceptedGap } from './policy.ts';
import type { DigestChain, DigestVerification } from './reading.ts';
import { isAskedFor, type Scope } from './scope.ts';

/**
 * The end of a range may lack digests that are vouched for: a digest comes after its hour, and what vouches for it an hour
 * later, with the next one.
 */
const NOT_YET = 3 * HOUR;

/**
 * What was read, less the time for which no digest vouches, of accounts and Regions that were asked for. Without a range
 * nothing is claimed, and nothing taken away.
 */
export function coverageByDigests(
  coverage: readonly Coverage[],
  { chains }: DigestVerification,
  scope: Scope,
  gaps: readonly AcceptedGap[],
): Coverage[] {
  return coverage.flatMap((read) => {
    if (!read.claimed || !read.complete || !isAskedFor(scope, read)) return [read];
    const times = mergeIntervals(chains.filter((chain) => isOf(chain, read)).flatMap((chain) => chain.times));
    const holes = withoutIntervals(read, times).filter((hole) => !isNewest(hole, read, times));
    const missed = { ...read, complete: false, reason: 'no-digest' } as const;
    const parts: Coverage[] = [
      ...withoutIntervals(read, holes).map((part) => ({ ...read, ...part })),
      ...holes.flatMap((hole) => splitByGaps({ ...missed, ...hole }, gaps)),
    ];
    return parts.sort((a, b) => a.from - b.from);
  });
}

/** Times between the start of the first digest and the end of the last for which none vouches; without the newest. */
export function timesWithoutDigest({ from, to, times }: DigestChain): Interval[] {
  if (from === null || to === null) return [];
  const reach = { from, to };
  return withoutIntervals(reach, times).filter((hole) => !isNewest(hole, reach, times));
}

function isOf(chain: DigestChain, { account, region }: Coverage): boolean {
  return chain.account === account && chain.region === region;
}

function isNewest(hole: Interval, range: Interval, times: readonly Interval[]): boolean {
  const last = times.filter(({ to }) => to <= hole.from).at(-1);
  return hole.to === range.to && last !== undefined && hole.to - last.to <= NOT_YET;
}
