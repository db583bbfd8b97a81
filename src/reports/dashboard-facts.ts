import type { RunFacts } from '../core/facts.ts';
import type { Incident } from '../core/incident.ts';
import { Judge } from '../core/judge.ts';
import type { DashboardView } from '../core/tracking/dashboard-view.ts';
import { type HeldPart, heldPartsOf } from '../core/tracking/held-parts.ts';
import { nameOf, type SlotMark } from '../core/tracking/memory.ts';
import type { IssueLink } from '../core/tracking/tracking.ts';

/** What every part of the dashboard is made of. */
export interface DashboardFacts {
  readonly run: RunFacts;
  readonly view: DashboardView;
  readonly judge: Judge;
  /** Violations that no issue holds, by their incidents, the most severe first. */
  readonly untold: readonly Untold[];
  /** What was asked for before and is no more: its marks. */
  readonly dropped: ReadonlySet<SlotMark>;
}

/** Violations of one incident that no issue holds, for one reason. */
export interface Untold {
  readonly incident: Incident;
  readonly pushes: HeldPart['pushes'];
  readonly kind: 'overflow' | 'undelivered';
  /** Where they would be told. */
  readonly issue: IssueLink | null;
}

export function dashboardFacts(run: RunFacts, view: DashboardView): DashboardFacts {
  const gone = new Set((run.tracking?.remembered?.dropped ?? []).map(nameOf));
  return {
    run,
    view,
    judge: new Judge(run.policy),
    untold: run.incidents.flatMap((incident) => untoldParts(incident, run)),
    dropped: new Set(view.memory.marks.filter((mark) => gone.has(nameOf(mark)))),
  };
}

function untoldParts(incident: Incident, { tracking }: RunFacts): Untold[] {
  return heldPartsOf(incident, tracking).flatMap(({ pushes, holding: { kind, issue } }) =>
    kind === 'overflow' || kind === 'undelivered' ? [{ incident, pushes, kind, issue }] : [],
  );
}
