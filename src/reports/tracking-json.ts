import type { Incident } from '../core/incident.ts';
import { maybeIso, utcIso } from '../core/local-time.ts';
import { heldPartsOf } from '../core/tracking/held-parts.ts';
import type { Slot } from '../core/tracking/memory.ts';
import type { Keeping, PushHolding, Remembered, Tracking } from '../core/tracking/tracking.ts';
import type { AttributedPush } from '../core/verdict.ts';
import { deliveryWords } from './delivery-words.ts';
import type { ReportedPush } from './push-schema.ts';
import type { Report } from './report-schema.ts';

type ReportedTracking = NonNullable<Report['tracking']>;
type ReportedIssues = Pick<Report['incidents'][number], 'issues'>;

/** What became of violations in issues; nothing where the run has nothing to do with issues. */
export function reportedTracking(tracking: Tracking | null): Pick<Report, 'tracking'> {
  if (tracking === null) return {};
  const { keeping, problems, notAssignable, remembered } = tracking;
  return {
    tracking: {
      ...reportedKeeping(keeping),
      problems: problems.map((problem) => ({ ...problem, text: deliveryWords(problem) })),
      notAssignable: [...notAssignable],
      remembered: remembered === null ? null : reportedMemory(remembered),
    },
  };
}

/** What holds the pushes of an incident. */
export function reportedIssues(incident: Incident, tracking: Tracking | null): ReportedIssues {
  if (tracking === null) return {};
  const parts = heldPartsOf(incident, tracking);
  return { issues: parts.map(({ holding, pushes }) => ({ ...reportedHolding(holding), pushes: pushes.length })) };
}

/** What holds a push. */
export function reportedIssue(judged: AttributedPush, tracking: Tracking | null): Pick<ReportedPush, 'issue'> {
  if (tracking === null) return {};
  const holding = tracking.holdings.get(judged);
  return { issue: holding === undefined ? null : reportedHolding(holding) };
}

function reportedHolding(holding: PushHolding): NonNullable<ReportedPush['issue']> {
  const approval = holding.kind === 'approved' ? holding.approval : null;
  return {
    state: holding.kind,
    number: holding.issue?.number ?? null,
    url: holding.issue?.url ?? null,
    approvedBy: approval?.by ?? null,
    approvedAt: maybeIso(approval?.at ?? null),
  };
}

function reportedKeeping(keeping: Keeping): Pick<ReportedTracking, 'keeping' | 'ref' | 'defaultBranch'> {
  switch (keeping.kind) {
    case 'kept':
    case 'off':
    case 'failed':
      return { keeping: keeping.kind, ref: null, defaultBranch: null };
    case 'other-ref':
      return { keeping: keeping.kind, ref: keeping.ref, defaultBranch: keeping.defaultBranch };
  }
}

function reportedMemory(memory: Remembered): NonNullable<ReportedTracking['remembered']> {
  const { dashboard, holes, neverChecked, dropped, beyond } = memory;
  return {
    dashboard: dashboard && { ...dashboard },
    holes: holes.map(({ from, to, reason, ...slot }) => {
      return { ...slotOf(slot), from: utcIso(from), to: utcIso(to), reason };
    }),
    neverChecked: neverChecked.map(({ before, ...slot }) => ({ ...slotOf(slot), before: utcIso(before) })),
    dropped: dropped.map(slotOf),
    beyond: beyond.map((issue) => ({ ...issue })),
  };
}

function slotOf({ source, account, region }: Slot): Slot {
  return { source, account, region };
}
