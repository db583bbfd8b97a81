import { type CivilDate, civilDateOf, dayNumberOf, daysInMonth } from '../../core/civil.ts';
import { DAY, type Instant } from '../../core/instant.ts';
import { type Days, dayFolder, type Stretch } from './stretch.ts';

/** The folders of one account and Region (CloudTrail User Guide, "CloudTrail digest file structure"). */
interface Place {
  readonly logs: string;
  readonly digests: string;
  /** What follows: empty, a year, month or day, or one file in it. */
  readonly below: string;
}

const PLACE = /^(|.*\/)CloudTrail\/([^/]+\/)((?:\d{4}\/(?:\d\d\/(?:\d\d\/[^/]*)?)?)?)$/s;

/** `null`: no folder of CloudTrail's, whose digests would lie beside it. */
export function placeOf(prefix: string): Place | null {
  const [, before, region, below] = PLACE.exec(prefix) ?? [];
  if (before === undefined || region === undefined || below === undefined) return null;
  return { logs: `${before}CloudTrail/${region}`, digests: `${before}CloudTrail-Digest/${region}`, below };
}

/**
 * The digests of the log files of a stretch: those of its days and of one more, since a digest comes after its hour, and what
 * vouches for it an hour later. `null`: nobody can tell where they are.
 */
export function digestStretchOf(logs: Stretch, { from, to, lateDays }: Days): Stretch | null {
  const place = placeOf(logs.prefix);
  if (place === null) return null;
  const named = daysIn(place.below);
  const first = Math.max(from ?? Number.NEGATIVE_INFINITY, named.from);
  const end = Math.min(to === null ? Number.POSITIVE_INFINITY : Math.ceil(to / DAY) * DAY + lateDays * DAY, named.to);
  return {
    prefix: place.digests,
    after: Number.isFinite(first) ? `${place.digests}${dayFolder(first)}` : null,
    until: Number.isFinite(end) ? `${place.digests}${dayFolder(end + DAY)}` : null,
    digestsOf: logs,
  };
}

/** The days that `2026/`, `2026/10/` or `2026/10/24/…` names; all there are where it is empty. */
function daysIn(below: string): { readonly from: Instant; readonly to: Instant } {
  const [year = 0, month = 1, day = 1] = below.split('/', 3).filter(Boolean).map(Number);
  switch (below.split('/').length) {
    case 1:
      return { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
    case 2:
      return daysBetween({ year, month, day }, { year: year + 1, month, day });
    case 3: {
      const first = { year, month, day };
      return daysBetween(first, civilDateOf(dayNumberOf(first) + daysInMonth(year, month)));
    }
    default: {
      const date = { year, month, day };
      return daysBetween(date, civilDateOf(dayNumberOf(date) + 1));
    }
  }
}

function daysBetween(first: CivilDate, end: CivilDate): { readonly from: Instant; readonly to: Instant } {
  return { from: dayNumberOf(first) * DAY, to: dayNumberOf(end) * DAY };
}
