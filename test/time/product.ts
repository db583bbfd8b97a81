import { FIRST_INSTANT } from '../../src/core/instant.ts';
import { Judge } from '../../src/core/judge.ts';
import type { Policy } from '../../src/core/policy.ts';
import { type Window, windowIntervals } from '../../src/core/window.ts';
import { pushOf, zoneOf } from '../support/facts.ts';
import { readPolicy } from '../support/policy-files.ts';
import type { SpelledEntry } from './windows.ts';

/** What the oracle says of one zone. Moments in milliseconds UTC, offsets in milliseconds east of it. */
export interface Answer {
  readonly zone: string;
  /** At 1970-01-01T00:00:00Z. */
  readonly firstOffset: number;
  /** When the offset changed, and to what. */
  readonly changes: readonly (readonly [at: number, offset: number])[];
  /** For each entry, in the order in which they were asked about, the moments around each change. */
  readonly entries: readonly (readonly Stretch[])[];
}

interface Stretch {
  readonly moments: readonly number[];
  /** One character per moment: `1` where one of the entry's windows is open. */
  readonly open: string;
}

/** Names of the tz database that no policy may give. Windows in them are read in UTC and carried over. */
const REFUSED = /^(?!UTC$)[^/]+$|^Etc\/GMT[+-]/;

/** Where the product's changes of a zone's offset before `until` are not the oracle's, as lines for people. */
export function changesThatDiffer({ zone, firstOffset, changes }: Answer, until: number): string[] {
  const ours = zoneOf(zone).pieces(FIRST_INSTANT, until);
  const line = (at: number, offset: number) => `${iso(at)} to ${offset / 1000} s`;
  const mine = ours.map(({ from, offset }) => line(Math.max(from, FIRST_INSTANT), offset));
  const theirs = [line(FIRST_INSTANT, firstOffset), ...changes.map(([at, offset]) => line(at, offset))];
  return [
    ...mine.filter((change) => !theirs.includes(change)).map((change) => `${zone}: only the product changes ${change}`),
    ...theirs.filter((change) => !mine.includes(change)).map((change) => `${zone}: only zoneinfo changes ${change}`),
  ];
}

/** Where a verdict differs, as lines for people; a push is judged at each moment, and each window asked by itself. */
export function verdictsThatDiffer({ zone, entries }: Answer, asked: readonly SpelledEntry[]): string[] {
  if (entries.length !== asked.length) return [`${zone}: ${entries.length} answers to ${asked.length} entries`];
  const policy = policyIn(zone, asked);
  const judge = new Judge(policy);
  return entries.flatMap((stretches, index) => {
    const push = pushOf({ repository: repositoryOf(index) });
    const isInside = (time: number) => judge.judge({ ...push, time }).verdict === 'inside';
    const windows = policy.entries[index]?.windows ?? [];
    const spelled = asked[index]?.spelled.map((window) => JSON.stringify(window)).join(', ');
    return stretches
      .flatMap((stretch) => differing(stretch, isInside, windows))
      .map((line) => `${zone} ${spelled} ${line}`);
  });
}

function differing({ moments, open }: Stretch, isInside: (time: number) => boolean, windows: readonly Window[]) {
  const [from, to] = [Math.min(...moments), Math.max(...moments) + 1];
  const intervals = windows.flatMap((window) => windowIntervals(window, from, to));
  const found: string[] = [];
  for (const [index, time] of moments.entries()) {
    const theirs = open[index] === '1';
    const verdict = isInside(time);
    const listed = intervals.some((interval) => interval.from <= time && time < interval.to);
    if (verdict !== theirs || listed !== theirs) {
      found.push(`${iso(time)}: zoneinfo ${theirs}, verdict ${verdict}, intervals ${listed}`);
    }
  }
  return found;
}

function policyIn(zone: string, asked: readonly SpelledEntry[]): Policy {
  const refused = REFUSED.test(zone);
  const entries = asked.map(({ spelled }, index) => ({ match: repositoryOf(index), windows: spelled }));
  // JSON is YAML.
  const policy = readPolicy(JSON.stringify({ version: 1, timezone: refused ? 'UTC' : zone, repositories: entries }));
  if (!refused) return policy;
  const carriedOver = (window: Window) => ('zone' in window ? { ...window, zone: zoneOf(zone) } : window);
  return {
    ...policy,
    entries: policy.entries.map((entry) => ({ ...entry, windows: entry.windows?.map(carriedOver) ?? null })),
  };
}

function repositoryOf(index: number): string {
  return `entry-${index}`;
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}
