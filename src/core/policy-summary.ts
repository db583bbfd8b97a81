import { type Advice, adviceFor } from './advice.ts';
import { civilDateOf } from './civil.ts';
import { Course } from './course.ts';
import { displayZone } from './display-zone.ts';
import { type PermissionEnd, permissionEnds } from './ending-permissions.ts';
import type { Holiday, HolidayList } from './holidays.ts';
import type { Instant, Interval } from './instant.ts';
import { Judge } from './judge.ts';
import { freezeLayer, type TimeRule } from './layers.ts';
import { localDayOf } from './local-day.ts';
import type { Entry, Freeze, Policy } from './policy.ts';
import { compareText } from './text-order.ts';
import { type OpenState, Timeline } from './timeline.ts';
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
  /** In the order of the file. */
  readonly freezes: readonly FreezeAhead[];
  /** In the order in which they count. */
  readonly permissions: readonly PermissionEnd[];
  readonly holidays: readonly HolidaysAhead[];
  readonly advice: readonly Advice[];
}

/** A freeze, by the clock of the file's zone unless it names its own. */
export interface FreezeAhead {
  readonly freeze: Freeze;
  /** The stretch that holds now, else the next, which to it is `open`; `null`: never again. */
  readonly next: OpenState<TimeRule> | null;
  readonly zone: Zone;
}

/** A list of holidays and what it has for the weeks that are looked at. */
export interface HolidaysAhead {
  readonly list: HolidayList;
  /** In order; dates by the clock of the file's zone. */
  readonly days: readonly Holiday[];
  /** Years of these weeks that it has nothing for. */
  readonly uncovered: readonly number[];
}

export function summaryOf(policy: Policy, at: Instant): PolicySummary {
  const judge = new Judge(policy);
  const hasDefaults = policy.defaults.windows !== null;
  const entries = [...policy.entries, ...(hasDefaults ? [policy.defaults] : [])];
  return {
    policy,
    at,
    entries: entrySummaries(entries, judge, at),
    zones: zonesOf(entries),
    hasDefaults,
    freezes: policy.freezes.map((freeze) => freezeAhead(freeze, displayZone(policy.defaults), at)),
    permissions: permissionEnds(policy),
    holidays: holidaysAhead(policy, at),
    advice: adviceFor(policy),
  };
}

function freezeAhead(freeze: Freeze, zone: Zone, at: Instant): FreezeAhead {
  const { stretches } = freezeLayer(freeze, zone);
  // Turned round, so that a freeze is one state and all time between two of them the other.
  const timeline = new Timeline(new Course([{ open: true, stretches }]), (state) => state);
  const now = timeline.at(at);
  if (now.open) return { freeze, next: now, zone };
  return { freeze, next: now.until === null ? null : timeline.at(now.until), zone };
}

function holidaysAhead({ holidays, defaults }: Policy, at: Instant): HolidaysAhead[] {
  const today = localDayOf(at, displayZone(defaults));
  const days = Array.from({ length: WEEKS * 7 }, (_, index) => today + index);
  const years = [...new Set(days.map((day) => civilDateOf(day).year))];
  return holidays.lists.map((list) => ({
    list,
    days: days.flatMap((day) => {
      const found = list.on(day);
      return found ? [{ day, ...found }] : [];
    }),
    uncovered: years.filter((year) => !list.coversYear(year)),
  }));
}

function entrySummaries(entries: readonly Entry[], judge: Judge, at: Instant): EntrySummary[] {
  const byZone = new Map<Zone, ZoneHours>();
  return entries.map((entry) => {
    const judgement = judge.timeAt(entry, null, at);
    const { zone } = judgement;
    const hours = byZone.get(zone) ?? new ZoneHours(at, zone);
    byZone.set(zone, hours);
    return {
      entry,
      judgement,
      hours: entry.windows === null ? null : hours.of(judge.openWithin(entry, null, hours.from, hours.to)),
    };
  });
}

/** Hours open in the weeks of one zone. Entries that share their open times, the same list, share these too. */
class ZoneHours {
  readonly from: Instant;
  readonly to: Instant;
  readonly #weeks: ReturnType<typeof weeksFrom>;
  readonly #known = new Map<readonly Interval[], OpenHours>();

  constructor(at: Instant, zone: Zone) {
    this.#weeks = weeksFrom(at, WEEKS, zone);
    this.from = this.#weeks[0]?.from ?? at;
    this.to = this.#weeks.at(-1)?.to ?? at;
  }

  /** `open`: within `[from, to)`. */
  of(open: readonly Interval[]): OpenHours {
    const hours = this.#known.get(open) ?? openHours(this.#weeks, open);
    this.#known.set(open, hours);
    return hours;
  }
}

function zonesOf(entries: readonly Entry[]): Zone[] {
  const zones = new Map<string, Zone>();
  for (const window of entries.flatMap(({ windows }) => windows ?? [])) {
    const zone = windowZone(window);
    if (zone) zones.set(zone.name, zone);
  }
  return [...zones.values()].sort((a, b) => compareText(a.name, b.name));
}
