import type { RunFacts } from '../core/facts.ts';
import { HOUR, type Instant } from '../core/instant.ts';
import type { Origin } from '../core/origin.ts';
import type { Policy } from '../core/policy.ts';
import type { DashboardView } from '../core/tracking/dashboard-view.ts';
import { holdingsOf } from '../core/tracking/holdings.ts';
import { type CheckResult, type EarlierChecks, type Memory, mayBe, type Slot } from '../core/tracking/memory.ts';
import { openAfter } from '../core/tracking/open-incidents.ts';
import { policyName } from '../core/tracking/policy-name.ts';
import { type Reach, type ReachQuestion, reachOf } from '../core/tracking/reach.ts';
import { remember, untoldPush } from '../core/tracking/remember.ts';
import { rememberedOf } from '../core/tracking/remembered.ts';
import type { Outcome } from '../core/tracking/step.ts';
import type { Texts } from '../core/tracking/texts.ts';
import type { MarkOf } from '../core/tracking/told.ts';
import {
  type IssueLink,
  type PushHolding,
  type Remembered,
  type Tracking,
  untoldOf,
  untracked,
  withTracking,
} from '../core/tracking/tracking.ts';
import type { AttributedPush } from '../core/verdict.ts';
import { keepDashboard, memoryOf } from './keep-dashboard.ts';
import { keepIssues } from './keep-issues.ts';
import { type Look, type LookOptions, lookFirst } from './look.ts';
import { type Ours, oursAmong } from './ours.ts';
import { distinctProblems, problemOf } from './problem-of.ts';

/**
 * What goes out of the source's reach while a run reads it would be missing. No job on a runner of GitHub takes longer
 * (GitHub Docs, "Actions limits").
 */
const LONGEST_RUN = 6 * HOUR;

/** What keeping issues needs of the world and the inputs. */
export interface KeeperOptions extends LookOptions {
  readonly approvalLabel: string;
  readonly maxIssues: number;
  /** Milliseconds. */
  readonly lookBack: number;
  readonly policy: Policy;
  readonly now: () => Instant;
  readonly markOf: MarkOf;
  /** `null`: the source reads whatever there is. */
  readonly asked: Asked | null;
  /** So long the source holds a record, in milliseconds; `null`: it holds everything. */
  readonly heldFor: number | null;
  readonly origin: Origin;
  /** Id of the workflow run, digits; `null`: not known. */
  readonly run: string | null;
  readonly textsOf: (facts: RunFacts) => Texts;
  readonly dashboardWords: DashboardWords;
}

/** The words of the dashboard. */
export interface DashboardWords {
  readonly title: string;
  /** `room`: so many characters at most. */
  readonly text: (facts: RunFacts, view: DashboardView, room: number) => string;
  readonly textOfCopy: (of: number) => string;
}

/** What a check asks for, as far as it decides on how far back it reads. */
export type Asked = Pick<ReachQuestion, 'slots' | 'to' | 'start'>;

/** What became of the violations. */
interface Told extends Ours {
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

  /** `null`: nothing remembers, and the range decides. */
  get earlier(): EarlierChecks | null {
    const { asked, dashboard } = this.#options;
    const source = asked?.slots[0]?.source;
    if (!this.#isWritten || !dashboard || asked === null || source === undefined) return null;
    return {
      startOf: (place) => Math.min(...this.#reach(asked, [{ source, ...place }]).slots.map(({ from }) => from)),
      checked: this.#look.memory.marks.filter(
        (mark) => mark.source === source && asked.slots.some((slot) => mayBe(slot, mark)),
      ),
    };
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
    const tracking = { keeping, holdings: told.holdings, problems, notAssignable: tracker.notAssignable };
    return dashboard ? this.#remember(facts, told, tracking) : { ...tracking, remembered: null };
  }

  /** Whether anything is written in this run. */
  get #isWritten(): boolean {
    const { keeping } = this.#look;
    return keeping.kind === 'kept' || (keeping.kind === 'off' && this.#options.dashboard);
  }

  /** Rejects where GitHub cannot be asked. */
  async #tell(facts: RunFacts): Promise<Told> {
    const { tracker, label, issues, policy, textsOf, ...options } = this.#options;
    const listed = await tracker.issues(label);
    const ours = oursAmong(listed);
    if (!issues) return { ...ours, holdings: new Map(), outcomes: [] };
    const found = { incidents: facts.incidents, pushes: facts.pushes };
    const { plan, outcomes } = await keepIssues(found, listed, {
      ...options,
      tracker,
      label,
      texts: textsOf(facts),
      approvers: policy.approvers,
      policy: this.#policy,
    });
    return { ...ours, holdings: holdingsOf(plan, outcomes, (issue) => this.#linkTo(issue)), outcomes };
  }

  async #remember(facts: RunFacts, told: Told, tracking: Omit<Tracking, 'remembered'>): Promise<Tracking> {
    const { tracker, label, issues, policy, run, heldFor, origin, dashboardWords } = this.#options;
    const { title, text, textOfCopy } = dashboardWords;
    const now = this.#options.now();
    const before = memoryOf(told.dashboards);
    const untold = untoldOf(told.holdings);
    const after = remember(before, {
      source: facts.source,
      coverage: facts.coverage,
      now,
      policy: this.#policy,
      acceptedGaps: policy.acceptedGaps,
      untold: untold.map(({ push }) => untoldPush(push)),
      unreadable: facts.unreadableCount,
      isDelivered: issues && tracking.problems.length === 0,
      result: resultOf(facts, tracking),
      run,
    });
    const remembered = this.#remembered(facts, before, after);
    const done = told.outcomes.filter(({ error }) => error === null);
    const open = openAfter(told.issues, done, now);
    const whole = withTracking(facts, { ...tracking, remembered });
    const draft = {
      memory: after,
      title,
      label,
      text: (memory: Memory, room: number) => text(whole, { memory, open, now, heldFor, origin }, room),
      textOfCopy,
    };
    try {
      const number = await keepDashboard(told.dashboards, draft, tracker);
      return { ...tracking, remembered: { ...remembered, dashboard: this.#linkTo(number) } };
    } catch (error) {
      return { ...tracking, problems: distinctProblems([...tracking.problems, problemOf(error)]), remembered };
    }
  }

  #remembered(facts: RunFacts, before: Memory, after: Memory): Remembered {
    const { asked } = this.#options;
    const slots = facts.coverage.map(({ account, region }) => ({ source: facts.source, account, region }));
    const beyond = asked === null ? [] : this.#reach(asked, slots).beyond;
    return {
      dashboard: null,
      ...rememberedOf(before, after, facts),
      beyond: beyond.map(({ number }) => this.#linkTo(number)),
    };
  }

  #linkTo(issue: number): IssueLink {
    const { serverUrl, repository } = this.#options.origin;
    return { number: issue, url: `${serverUrl}/${repository}/issues/${issue}` };
  }

  #reach(asked: Asked, slots: readonly Slot[]): Reach {
    const { lookBack, heldFor, now } = this.#options;
    const { memory, issues, ranBefore } = this.#look;
    const oldest = heldFor === null ? null : now() - heldFor + LONGEST_RUN;
    return reachOf(memory, { ...asked, slots, oldest, lookBack, issues, ranBefore, policy: this.#policy });
  }
}

function resultOf(
  { complete, violations }: RunFacts,
  { problems, holdings }: Omit<Tracking, 'remembered'>,
): CheckResult {
  if (!complete) return 'incomplete';
  if (problems.length > 0 || untoldOf(holdings).length > 0) return 'undelivered';
  return violations > 0 ? 'violations' : 'compliant';
}

/** Nothing holds any violation. */
function undelivered({ pushes }: RunFacts): Map<AttributedPush, PushHolding> {
  const violations = pushes.filter(({ judgement }) => judgement.cause !== null);
  return new Map(violations.map((judged) => [judged, { kind: 'undelivered', issue: null }]));
}
