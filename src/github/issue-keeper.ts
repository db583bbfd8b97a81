import type { RunFacts } from '../core/facts.ts';
import type { Instant } from '../core/instant.ts';
import type { Policy } from '../core/policy.ts';
import { holdingsOf } from '../core/tracking/holdings.ts';
import type { Memory, Place, Slot } from '../core/tracking/memory.ts';
import { policyName } from '../core/tracking/policy-name.ts';
import { type Reach, type ReachQuestion, reachOf } from '../core/tracking/reach.ts';
import { remember } from '../core/tracking/remember.ts';
import { rememberedOf } from '../core/tracking/remembered.ts';
import type { Outcome } from '../core/tracking/step.ts';
import type { Texts } from '../core/tracking/texts.ts';
import type { MarkOf } from '../core/tracking/told.ts';
import {
  type IssueLink,
  type PushHolding,
  type Tracking,
  untoldOf,
  untracked,
  withTracking,
} from '../core/tracking/tracking.ts';
import type { AttributedPush } from '../core/verdict.ts';
import { keepDashboard, memoryOf } from './keep-dashboard.ts';
import { keepIssues } from './keep-issues.ts';
import { type Look, type LookOptions, lookFirst } from './look.ts';
import { type Dashboard, oursAmong } from './ours.ts';
import { distinctProblems, problemOf } from './problem-of.ts';

/** What keeping issues needs of the world and the inputs. */
export interface KeeperOptions extends LookOptions {
  readonly approvalLabel: string;
  readonly maxIssues: number;
  /** Milliseconds. */
  readonly lookBack: number;
  readonly policy: Policy;
  readonly now: () => Instant;
  readonly markOf: MarkOf;
  readonly linkOf: (issue: number) => IssueLink;
  /** `null`: the source reads whatever there is. */
  readonly asked: Asked | null;
  readonly textsOf: (facts: RunFacts) => Texts;
  readonly dashboardWords: DashboardWords;
}

/** The words of the dashboard. */
export interface DashboardWords {
  readonly title: string;
  readonly text: (facts: RunFacts, memory: Memory) => string;
  readonly textOfCopy: (of: number) => string;
}

/** What a check asks for, as far as it decides on how far back it reads. */
export type Asked = Pick<ReachQuestion, 'slots' | 'to' | 'start' | 'oldest'>;

/** What became of the violations. */
interface Told {
  readonly dashboards: readonly Dashboard[];
  readonly holdings: Map<AttributedPush, PushHolding>;
  readonly outcomes: readonly Outcome[];
}

/**
 * Keeps the issues of one run: looks at them before anything is read, says how far back to read, and tells what was found.
 * What GitHub refuses never rejects: it is a problem that the run tells.
 */
export class IssueKeeper {
  readonly #options: KeeperOptions;
  readonly #look: Look;
  readonly #policy: string;

  private constructor(options: KeeperOptions, look: Look) {
    this.#options = options;
    this.#look = look;
    this.#policy = policyName(options.policy);
  }

  static async open(options: KeeperOptions): Promise<IssueKeeper> {
    return new IssueKeeper(options, await lookFirst(options));
  }

  /** Whether violations get issues, as far as is known before they are found. */
  get keepsIssues(): boolean {
    return this.#look.keeping.kind === 'kept' || this.#look.keeping.kind === 'failed';
  }

  /** From when on a place is read; `null`: nothing remembers, and the range decides. */
  get startOf(): ((place: Place) => Instant) | null {
    const { asked, dashboard } = this.#options;
    const source = asked?.slots[0]?.source;
    if (!this.#isWritten || !dashboard || asked === null || source === undefined) return null;
    return (place) => Math.min(...this.#reach(asked, [{ source, ...place }]).slots.map(({ from }) => from));
  }

  /** Tells what a run found, and remembers how far it came. */
  async keep(facts: RunFacts): Promise<Tracking> {
    const { keeping, problem } = this.#look;
    const { tracker, dashboard } = this.#options;
    const nothing = untracked(keeping);
    if (problem !== null) return { ...nothing, holdings: undelivered(facts), problems: [problem] };
    if (!this.#isWritten) return nothing;
    const told = await this.#tell(facts).catch((error: unknown) => problemOf(error));
    if ('failure' in told) {
      const remembered = dashboard ? this.#remembered(facts, this.#look.memory, this.#look.memory) : null;
      return { ...nothing, holdings: undelivered(facts), problems: [told], remembered };
    }
    const problems = distinctProblems(told.outcomes.flatMap(({ error }) => (error === null ? [] : [problemOf(error)])));
    const tracking = { keeping, holdings: told.holdings, problems, notAssignable: tracker.notAssignable() };
    return dashboard ? this.#remember(facts, told, tracking) : { ...tracking, remembered: null };
  }

  /** Whether anything is written in this run. */
  get #isWritten(): boolean {
    const { keeping } = this.#look;
    return keeping.kind === 'kept' || (keeping.kind === 'off' && this.#options.dashboard);
  }

  /** Rejects where GitHub cannot be asked. */
  async #tell(facts: RunFacts): Promise<Told> {
    const { tracker, label, issues, policy, linkOf, textsOf, ...options } = this.#options;
    const listed = await tracker.issues(label);
    const { dashboards } = oursAmong(listed);
    if (!issues) return { dashboards, holdings: new Map(), outcomes: [] };
    const found = { incidents: facts.incidents, pushes: facts.pushes };
    const { plan, outcomes } = await keepIssues(found, listed, {
      ...options,
      tracker,
      label,
      texts: textsOf(facts),
      approvers: policy.approvers,
      policy: this.#policy,
    });
    return { dashboards, holdings: holdingsOf(plan, outcomes, linkOf), outcomes };
  }

  async #remember(
    facts: RunFacts,
    { dashboards, holdings, outcomes }: Told,
    tracking: Omit<Tracking, 'remembered'>,
  ): Promise<Tracking> {
    const { tracker, label, issues, policy, now, dashboardWords, linkOf } = this.#options;
    const before = memoryOf(dashboards);
    const memory = remember(before, {
      source: facts.source,
      coverage: facts.coverage,
      now: now(),
      policy: this.#policy,
      acceptedGaps: policy.acceptedGaps,
      untold: untoldOf(holdings).map(({ push }) => push),
      isDelivered: issues && outcomes.every(({ error }) => error === null),
    });
    const whole = { ...tracking, remembered: this.#remembered(facts, before, memory) };
    const { title, text, textOfCopy } = dashboardWords;
    const draft = { memory, title, label, text: text(withTracking(facts, whole), memory), textOfCopy };
    try {
      const number = await keepDashboard(dashboards, draft, tracker);
      return { ...whole, remembered: { ...whole.remembered, dashboard: linkOf(number) } };
    } catch (error) {
      return { ...whole, problems: distinctProblems([...tracking.problems, problemOf(error)]) };
    }
  }

  #remembered(facts: RunFacts, before: Memory, after: Memory): NonNullable<Tracking['remembered']> {
    const { asked, linkOf } = this.#options;
    const slots = facts.coverage.map(({ account, region }) => ({ source: facts.source, account, region }));
    const beyond = asked === null ? [] : this.#reach(asked, slots).beyond;
    return {
      dashboard: null,
      ...rememberedOf(before, after, facts),
      beyond: beyond.map(({ number }) => linkOf(number)),
    };
  }

  #reach(asked: Asked, slots: readonly Slot[]): Reach {
    const { lookBack } = this.#options;
    const { memory, issues, ranBefore } = this.#look;
    return reachOf(memory, { ...asked, slots, lookBack, issues, ranBefore, policy: this.#policy });
  }
}

/** Nothing holds any violation. */
function undelivered({ pushes }: RunFacts): Map<AttributedPush, PushHolding> {
  const violations = pushes.filter(({ judgement }) => judgement.cause !== null);
  return new Map(violations.map((judged) => [judged, { kind: 'undelivered', issue: null }]));
}
