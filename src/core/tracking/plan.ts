import type { Incident } from '../incident.ts';
import type { AttributedPush } from '../verdict.ts';
import { type Belonging, belongingsOf } from './belonging.ts';
import { type Decision, decisionOn, keepingOf } from './decision.ts';
import { familiesOf } from './family.ts';
import type { KeptIssue } from './kept-issue.ts';
import { Sightings } from './sightings.ts';
import type { Held, Plan, Step } from './step.ts';
import type { MarkOf } from './told.ts';

/** What a run found, and what there is already. */
export interface Tracked {
  /** The most severe first, then the earliest. */
  readonly incidents: readonly Incident[];
  /** All that the run judged, whatever the verdict. */
  readonly pushes: readonly AttributedPush[];
  readonly issues: readonly KeptIssue[];
}

export interface PlanOptions {
  /** So many of ours are open at most. Those of high and critical severity are opened all the same. */
  readonly maxIssues: number;
  readonly markOf: MarkOf;
}

/** What is to be done so that every violation is told in one issue. The order of `issues` has no influence. */
export function planOf({ incidents, pushes, issues }: Tracked, { maxIssues, markOf }: PlanOptions): Plan {
  const sightings = new Sightings(pushes, markOf);
  const families = familiesOf(issues, sightings);
  const decided = belongingsOf(incidents, families, sightings).map((belonging) => ({
    belonging,
    decision: belonging.family === null ? opening(belonging) : decisionOn(belonging.family, belonging, sightings),
  }));
  const violated = new Set(decided.map(({ belonging }) => belonging.family));
  const keeping = [
    ...decided.flatMap(({ decision }) => decision.keeping),
    ...families.filter((family) => !violated.has(family)).flatMap((family) => keepingOf(family, sightings)),
  ];

  let open = issues.filter(({ isOpen }) => isOpen).length - keeping.filter(isClosing).length;
  const urgent: Step[] = [];
  const others: Step[] = [];
  const held = decided.map(({ belonging, decision: { telling, holding } }): Held => {
    if (telling === null) return { belonging, holding };
    const { issue } = holding;
    const isUrgent = isNeverHeldBack(belonging);
    if (issue?.isOpen !== true) {
      if (!isUrgent && open >= maxIssues) return { belonging, holding: { kind: 'overflow', issue } };
      open++;
    }
    (isUrgent ? urgent : others).push(telling);
    return { belonging, holding };
  });
  return { steps: [...urgent, ...keeping, ...others], held };
}

/** Issues of which the plan wants to know who set the approval label. For this look `label` may be `null` in all. */
export function issuesToAskAbout(
  { incidents, pushes, issues }: Tracked,
  { markOf }: Pick<PlanOptions, 'markOf'>,
): KeptIssue[] {
  const sightings = new Sightings(pushes, markOf);
  const belongings = belongingsOf(incidents, familiesOf(issues, sightings), sightings);
  const violated = new Set(belongings.flatMap(({ family }) => family?.members ?? []));
  return issues.filter((issue) => issue.isOpen || violated.has(issue));
}

function opening(belonging: Belonging): Decision {
  return { keeping: [], telling: { kind: 'open', belonging }, holding: { kind: 'open', issue: null } };
}

function isNeverHeldBack({ incidents: [{ severity }] }: Belonging): boolean {
  return severity === 'critical' || severity === 'high';
}

function isClosing({ kind }: Step): boolean {
  return kind === 'close-excused' || kind === 'close-approved' || kind === 'close-duplicate';
}
