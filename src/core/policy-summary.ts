import type { Instant } from './instant.ts';
import { Judge } from './judge.ts';
import type { Entry, Policy } from './policy.ts';
import { compareText } from './text-order.ts';
import type { Judgement } from './verdict.ts';
import { type OpenHours, openHours, weeksFrom } from './weeks.ts';
import { windowZone } from './window-zone.ts';
import type { Zone } from './zone.ts';

/** Weeks that are looked at: every week of a year, so that all its clock changes are in them. */
export const WEEKS = 53;

/** What one entry, or the file's default windows, means to those who push. */
export interface EntrySummary {
  readonly entry: Entry;
  /** What it says now, with the zone in which people read it. */
  readonly judgement: Judgement;
  /** Of the weeks from the present one on; `null` where it declares no windows. */
  readonly hours: OpenHours | null;
}

/** What a policy covers, as data. */
export interface PolicySummary {
  readonly policy: Policy;
  /** The moment that "now" means. */
  readonly at: Instant;
  /** In the order of the file; the default windows, where there are any, last, as they are used. */
  readonly entries: readonly EntrySummary[];
  /** Zones by whose clocks windows are read, by name. */
  readonly zones: readonly Zone[];
  /** Whether a repository that no entry matches has windows. */
  readonly hasDefaults: boolean;
}

export function summaryOf(policy: Policy, at: Instant): PolicySummary {
  const judge = new Judge(policy);
  const hasDefaults = policy.defaults.windows !== null;
  const entries = [...policy.entries, ...(hasDefaults ? [policy.defaults] : [])];
  return {
    policy,
    at,
    entries: entries.map((entry) => entrySummary(entry, judge, at)),
    zones: zonesOf(entries),
    hasDefaults,
  };
}

function entrySummary(entry: Entry, judge: Judge, at: Instant): EntrySummary {
  const judgement = judge.timeAt(entry, null, at);
  const weeks = weeksFrom(at, WEEKS, judgement.zone);
  const [from, to] = [weeks[0]?.from ?? at, weeks.at(-1)?.to ?? at];
  return {
    entry,
    judgement,
    hours: entry.windows === null ? null : openHours(weeks, judge.openWithin(entry, null, from, to)),
  };
}

function zonesOf(entries: readonly Entry[]): Zone[] {
  const zones = new Map<string, Zone>();
  for (const window of entries.flatMap(({ windows }) => windows ?? [])) {
    const zone = windowZone(window);
    if (zone) zones.set(zone.name, zone);
  }
  return [...zones.values()].sort((a, b) => compareText(a.name, b.name));
}
