import { createHash } from 'node:crypto';
import { type Coverage, isCovered } from '../../src/core/coverage.ts';
import type { RunFacts } from '../../src/core/facts.ts';
import { DAY, type Instant, type Interval } from '../../src/core/instant.ts';
import type { Severity } from '../../src/core/policy.ts';
import { withTracking } from '../../src/core/tracking/tracking.ts';
import { IssueKeeper } from '../../src/github/issue-keeper.ts';
import type { RepositoryTracker } from '../../src/github/look.ts';
import { at, policyOf } from './facts.ts';
import type { GithubModel, Weather } from './github-model.ts';
import { repository, settingsOf, texts } from './keeping.ts';
import { factsFor } from './run-facts.ts';
import { foundOf, type Seen } from './tracking.ts';

const ACCOUNT = '111122223333';
export const REGIONS = ['eu-central-1', 'us-east-1'] as const;

const REPOSITORY = { defaultBranch: 'main', isArchived: false, hasIssues: true };

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
  /** Instead of the model in memory. */
  readonly through?: RepositoryTracker;
}

/** A log, a policy, a repository on GitHub, and time. */
export class Days {
  readonly model: GithubModel = repository(at('2026-06-01T00:00:00Z'));
  readonly records: Record[] = [];
  rules: Rules = { name: 'policy 1', excused: new Set(), shift: 0 };
  /** Ids of pushes that an exception covered at some time. */
  readonly everExcused = new Set<string>();
  maxIssues = 3;
  /** Those that the workflow asks for. */
  regions: readonly string[] = REGIONS;

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

  /** One run of the action: looks how far to read, reads, keeps the issues, remembers. */
  async run({ outage, through, ...weather }: Trouble = {}): Promise<RunFacts> {
    const { now, rules } = this;
    const inMemory = { ...this.model.connect(weather), repository: async () => REPOSITORY, notAssignable: [] };
    const tracker = through ?? inMemory;
    const policy = policyOf({ approvers: ['Ann'], sha256: createHash('sha256').update(rules.name).digest('hex') });
    const slots = this.regions.map((region) => ({ source: 'cloudtrail' as const, account: ACCOUNT, region }));
    const asked = { slots, to: now, start: now - DAY };
    const keeper = await IssueKeeper.open({
      asked,
      ...settingsOf(tracker),
      tracker,
      hasToken: true,
      ref: 'refs/heads/main',
      issues: true,
      dashboard: true,
      maxIssues: this.maxIssues,
      lookBack: LOOK_BACK,
      policy,
      now: () => now,
      heldFor: HELD,
      origin: { serverUrl: 'https://github.example', repository: 'acme/shop', commit: null, runUrl: null },
      run: null,
      textsOf: () => texts,
      dashboardWords: { title: 'Release windows', text: () => 'What was checked', textOfCopy: () => 'a copy' },
    });
    const coverage = slots.flatMap((slot) =>
      this.#read(slot.region, keeper.earlier?.startOf(slot) ?? asked.start, outage),
    );
    const isRead = ({ region, time }: Record) =>
      coverage.some((one) => one.complete && one.region === region && one.from <= time && time < one.to);
    const found = this.records.filter((record) => record.deliveredAt <= now && isRead(record));
    const facts: RunFacts = {
      ...factsFor([], { policy }),
      ...foundOf(found.map((record) => this.seen(record))),
      source: 'cloudtrail',
      coverage,
      complete: isCovered(coverage),
    };
    return withTracking(facts, await keeper.keep(facts));
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
