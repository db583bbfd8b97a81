import type { Coverage } from '../../src/core/coverage.ts';
import { DAY, type Instant, type Interval } from '../../src/core/instant.ts';
import type { Severity } from '../../src/core/policy.ts';
import { reachOf } from '../../src/core/tracking/reach.ts';
import { remember } from '../../src/core/tracking/remember.ts';
import { untoldOf } from '../../src/core/tracking/untold.ts';
import { keepDashboard, memoryOf } from '../../src/github/keep-dashboard.ts';
import { keepIssues } from '../../src/github/keep-issues.ts';
import { oursAmong } from '../../src/github/ours.ts';
import { at } from './facts.ts';
import type { GithubModel, Weather } from './github-model.ts';
import { LABEL, repository, settingsOf } from './keeping.ts';
import { foundOf, type Seen } from './tracking.ts';

const ACCOUNT = '111122223333';
export const REGIONS = ['eu-central-1', 'us-east-1'] as const;

/** How long the source holds a record. */
export const HELD = 90 * DAY;
export const LOOK_BACK = 7 * DAY;

/** A push that somebody makes. */
export interface Record {
  readonly id: string;
  readonly region: string;
  readonly repository: string;
  readonly severity: Severity;
  readonly time: Instant;
  /** When the source shows it. */
  readonly deliveredAt: Instant;
}

export interface Rules {
  readonly name: string;
  /** Ids of pushes that an exception covers. */
  readonly excused: ReadonlySet<string>;
  /** By how much the closed periods of a day are shifted. */
  readonly shift: number;
}

/** What goes wrong in a run. */
export interface Trouble extends Weather {
  /** Of this Region nothing is read of this time. */
  readonly outage?: Interval & { readonly region: string };
}

/** A log, a policy, a repository on GitHub, and time. */
export class Days {
  readonly model: GithubModel = repository(at('2026-06-01T00:00:00Z'));
  readonly records: Record[] = [];
  rules: Rules = { name: 'policy 1', excused: new Set(), shift: 0 };
  /** Ids of pushes that an exception covered at some time. */
  readonly everExcused = new Set<string>();
  maxIssues = 3;

  get now(): Instant {
    return this.model.now;
  }

  pass(time: number): void {
    this.model.now += time;
  }

  change(rules: Rules): void {
    this.rules = rules;
    for (const id of rules.excused) this.everExcused.add(id);
  }

  /** As the rules see a push. */
  seen({ id, region, repository, severity, time }: Record): Seen {
    const from = Math.floor((time + this.rules.shift) / DAY) * DAY - this.rules.shift;
    return {
      id,
      repository,
      severity,
      excused: this.rules.excused.has(id),
      closed: { from, to: from + DAY },
      push: { time, region, account: ACCOUNT },
    };
  }

  /** One run of the action as it is to be: looks how far to read, reads, keeps the issues, remembers. */
  async run({ outage, ...weather }: Trouble = {}): Promise<void> {
    const { now, rules } = this;
    const tracker = this.model.connect(weather);
    const listed = await tracker.issues(LABEL);
    const { issues, dashboards } = oursAmong(listed);
    const memory = memoryOf(dashboards);
    const reach = reachOf(memory, {
      slots: REGIONS.map((region) => ({ source: 'cloudtrail', account: ACCOUNT, region })),
      to: now,
      start: now - DAY,
      ranBefore: listed.length > 0,
      lookBack: LOOK_BACK,
      oldest: now - HELD,
      policy: rules.name,
      issues,
    });
    const coverage = reach.slots.flatMap(({ region, from }) => this.#read(region, from, outage));
    const isRead = ({ region, time }: Record) =>
      coverage.some((one) => one.complete && one.region === region && one.from <= time && time < one.to);
    const found = this.records.filter((record) => record.deliveredAt <= now && isRead(record));
    const settings = { ...settingsOf(tracker), maxIssues: this.maxIssues, policy: rules.name };
    const { plan, outcomes } = await keepIssues(foundOf(found.map((record) => this.seen(record))), settings);
    const failed = outcomes.filter(({ error }) => error !== null).map(({ step }) => step);
    const checked = {
      source: 'cloudtrail' as const,
      coverage,
      now,
      policy: rules.name,
      acceptedGaps: [],
      untold: untoldOf(plan, failed).map(({ push }) => push),
      isDelivered: failed.length === 0,
      result: 'compliant' as const,
      run: null,
    };
    const words = { title: 'Release windows', text: () => 'What was checked', textOfCopy: () => 'a copy' };
    await keepDashboard(dashboards, { memory: remember(memory, checked), label: LABEL, ...words }, tracker);
  }

  #read(region: string | null, from: Instant, outage: Trouble['outage']): Coverage[] {
    const { now } = this;
    const cuts = [from, now - HELD, ...(outage?.region === region ? [outage.from, outage.to] : []), now]
      .map((cut) => Math.min(Math.max(cut, from), now))
      .sort((a, b) => a - b);
    return cuts.slice(1).flatMap((to, index): Coverage[] => {
      const start = cuts[index] ?? from;
      if (start === to) return [];
      const isOut = outage?.region === region && outage.from <= start && start < outage.to;
      const reason = start < now - HELD ? 'beyond-90-days' : isOut ? 'throttled' : null;
      const complete = reason === null;
      const all = { account: ACCOUNT, region, claimed: true, detail: null, accepted: null };
      return [{ ...all, from: start, to, complete, reason }];
    });
  }
}
