import type { Coverage } from '../coverage.ts';
import type { RunFacts, SourceName } from '../facts.ts';
import { withoutIntervals } from '../intervals.ts';
import type { Hole, Memory, SlotMark } from './memory.ts';
import { droppedFrom, letGoOf, skippedIn } from './remember.ts';
import type { Remembered } from './tracking.ts';

/** What people are to know of what a run remembered `before` it, and remembers after. */
export function rememberedOf(
  before: Memory,
  after: Memory,
  { source, coverage, policy }: Pick<RunFacts, 'source' | 'coverage' | 'policy'>,
): Pick<Remembered, 'holes' | 'letGo' | 'neverChecked' | 'dropped'> {
  const asked = coverage.filter(({ claimed }) => claimed);
  // Of marks account and Region are known; there may be very many of them.
  const placeOf = ({ account, region }: SlotMark) => `${account} ${region}`;
  const known = new Set(before.marks.map(placeOf));
  return {
    letGo: [...before.holes, ...skippedIn(before, asked, source)].flatMap((hole) =>
      letGoOf(hole, asked, policy.acceptedGaps),
    ),
    holes: after.holes.flatMap((hole) => besideCoverage(hole, source, coverage)),
    neverChecked: after.marks
      .filter((mark) => !known.has(placeOf(mark)))
      .map(({ source, account, region, since }) => ({ source, account, region, before: since })),
    dropped: droppedFrom(before, coverage),
  };
}

/** What this run missed itself its coverage tells. */
function besideCoverage(hole: Hole, source: SourceName, coverage: readonly Coverage[]): Hole[] {
  const told = coverage.filter(
    ({ account, region, claimed }) =>
      claimed && source === hole.source && account === hole.account && region === hole.region,
  );
  return withoutIntervals(hole, told).map((part) => ({ ...hole, ...part }));
}
