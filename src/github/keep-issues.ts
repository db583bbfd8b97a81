import type { KeptIssue, LabelSet } from '../core/tracking/kept-issue.ts';
import { issuesToAskAbout, type PlanOptions, planOf, type Tracked } from '../core/tracking/plan.ts';
import type { Outcome, Plan } from '../core/tracking/step.ts';
import { carryOut, type Delivery } from './carry-out.ts';
import { oursAmong } from './ours.ts';
import type { ListedIssue, Tracker } from './tracker.ts';

export interface IssueSettings extends Delivery, PlanOptions {
  /** GitHub logins, without `@`. */
  readonly approvers: readonly string[];
}

/** What was to be done to issues, and what became of it. */
export interface Kept {
  readonly plan: Plan;
  readonly outcomes: readonly Outcome[];
}

/** Decides on the issues that bear the label, and does what is to be done. Throws `NewerMarker` before it does anything. */
export async function keepIssues(
  found: Omit<Tracked, 'issues'>,
  listed: readonly ListedIssue[],
  settings: IssueSettings,
): Promise<Kept> {
  const { issues: ours } = oursAmong(listed);
  const bearing = new Set(
    listed.filter(({ labels }) => labels.includes(settings.approvalLabel)).map(({ number }) => number),
  );
  const asked = new Set(issuesToAskAbout({ ...found, issues: ours }, settings));
  const approvers = new Approvers(settings);
  const issues: KeptIssue[] = [];
  for (const issue of ours) {
    const label = bearing.has(issue.number) && asked.has(issue) ? await approvers.labelOf(issue) : null;
    issues.push({ ...issue, label });
  }
  const plan = planOf({ ...found, issues }, settings);
  return { plan, outcomes: await carryOut(plan.steps, settings) };
}

/** Who may approve, asked once for each login. */
class Approvers {
  readonly #tracker: Tracker;
  readonly #label: string;
  readonly #logins: ReadonlySet<string>;
  readonly #mayWrite = new Map<string, boolean>();

  constructor({ tracker, approvalLabel, approvers }: IssueSettings) {
    this.#tracker = tracker;
    this.#label = approvalLabel;
    // GitHub compares logins without regard to case.
    this.#logins = new Set(approvers.map((login) => login.toLowerCase()));
  }

  async labelOf({ number }: KeptIssue): Promise<LabelSet | null> {
    const set = await this.#tracker.labelSetBy(number, this.#label);
    return set === null ? null : { ...set, counts: await this.#counts(set.by.toLowerCase()) };
  }

  async #counts(login: string): Promise<boolean> {
    if (!this.#logins.has(login)) return false;
    const known = this.#mayWrite.get(login);
    if (known !== undefined) return known;
    const mayWrite = await this.#tracker.mayWrite(login);
    this.#mayWrite.set(login, mayWrite);
    return mayWrite;
  }
}
