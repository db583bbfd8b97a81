import type { Belonging } from './belonging.ts';
import { type Family, surplusOf, tells } from './family.ts';
import { type Approval, approvalOf, type KeptIssue } from './kept-issue.ts';
import { type Marker, repositoryOfKey } from './marker.ts';
import type { Sightings } from './sightings.ts';
import type { Holding, Step } from './step.ts';
import { isAllAmong, isTold } from './told.ts';

/** What is to be done to the issues of a family. */
export interface Decision {
  /** Never in need of room. */
  readonly keeping: readonly Step[];
  /** Tells violations in an issue that is open then; `null`: nothing new is to be told. */
  readonly telling: Step | null;
  /** What holds the violations, once all of this is done. */
  readonly holding: Holding;
}

/** Issues of which no violation was found: nothing holds anything. */
export function keepingOf(family: Family, sightings: Sightings): readonly Step[] {
  return [...stepsForSurplus(family, []), ...(family.issue.isOpen ? stepsAtRest(family, sightings) : [])];
}

/** Issues to which violations belong. */
export function decisionOn(family: Family, belonging: Belonging, sightings: Sightings): Decision {
  const issue = tellerOf(family, belonging, sightings);
  const { told, end } = issue.marker;
  const surplus = stepsForSurplus(family, belonging.pushes);
  const news = belonging.pushes.filter(({ push }) => !isTold(told, sightings.namesOf(push)));
  if (news.length > 0) {
    return { keeping: surplus, telling: { kind: 'grow', issue, belonging, news }, holding: { kind: 'open', issue } };
  }
  const approval = approvalOf(issue, belonging.pushes);
  if (approval !== null) {
    return {
      keeping: [...surplus, ...approving(issue, approval)],
      telling: null,
      holding: { kind: 'approved', issue, approval },
    };
  }
  const elsewhere = approvedElsewhere(family, belonging, sightings);
  if (elsewhere !== null) return { keeping: surplus, telling: null, holding: elsewhere };
  const keeping = [...surplus, ...answering(issue, approval)];
  if (issue.isOpen) {
    const noted: Step[] = end === null ? [] : [{ kind: 'note', issue, end: null }];
    return { keeping: [...keeping, ...noted], telling: null, holding: { kind: 'open', issue } };
  }
  switch (end) {
    case 'excused':
    case 'duplicate':
      return { keeping, telling: { kind: 'reopen', issue, belonging }, holding: { kind: 'open', issue } };
    case 'approved':
    case 'overruled':
    case null:
      return {
        keeping,
        telling: null,
        holding: openElsewhere(family, belonging, sightings) ?? { kind: 'closed', issue },
      };
  }
}

/** Of closed issues one that tells all of it, where there is one: then nothing is news that another was closed with. */
function tellerOf({ members, issue }: Family, { pushes }: Belonging, sightings: Sightings): KeptIssue {
  if (issue.isOpen) return issue;
  const candidates = [issue, ...members.filter(({ isOpen, marker }) => !isOpen && marker.end !== 'duplicate')];
  return candidates.find(({ marker }) => tellsAll(marker, pushes, sightings)) ?? issue;
}

/** An approver's word on another issue of the family holds the violations too, where that one tells them all. */
function approvedElsewhere(family: Family, { pushes }: Belonging, sightings: Sightings): Holding | null {
  for (const issue of family.members.filter(({ marker }) => tellsAll(marker, pushes, sightings))) {
    const approval = approvalOf(issue, pushes);
    if (approval !== null) return { kind: 'approved', issue, approval };
  }
  return null;
}

/** So does a duplicate that a person opened again. */
function openElsewhere(family: Family, { pushes }: Belonging, sightings: Sightings): Holding | null {
  const issue = family.members.find(({ isOpen, marker }) => isOpen && tellsAll(marker, pushes, sightings));
  return issue === undefined ? null : { kind: 'open', issue };
}

function tellsAll({ told }: Marker, pushes: Belonging['pushes'], sightings: Sightings): boolean {
  return pushes.every(({ push }) => isTold(told, sightings.namesOf(push)));
}

/** What a person opened again is not closed again; whoever set the approval label there is answered as elsewhere. */
function stepsForSurplus(family: Family, pushes: Belonging['pushes']): Step[] {
  return surplusOf(family).flatMap((issue): Step[] => {
    const { end } = issue.marker;
    if (end !== 'duplicate' && end !== 'overruled') return [{ kind: 'close-duplicate', issue, of: family.issue }];
    const approval = approvalOf(issue, pushes);
    return [...approving(issue, approval), ...answering(issue, approval)];
  });
}

/** For an open issue of which no violation was found. */
function stepsAtRest({ members, issue }: Family, sightings: Sightings): Step[] {
  const approval = approvalOf(issue, []);
  const approved = approving(issue, approval);
  if (approved.length > 0) return approved;
  const answers = answering(issue, approval);
  switch (issue.marker.end) {
    case 'excused':
      return [...answers, { kind: 'note', issue, end: 'overruled' }];
    case 'duplicate':
    case 'overruled':
      return answers;
    case 'approved':
    case null: {
      const seen = sightings.in(repositoryOfKey(issue.marker.key));
      // What the run did not see may be a violation still.
      const names = seen.map((sighting) => sighting.names);
      if (!members.every(({ marker }) => isAllAmong(marker.told, names))) return answers;
      const pushes = seen.filter((sighting) => tells({ members }, sighting.names)).map(({ judged }) => judged);
      return [...answers, { kind: 'close-excused', issue, pushes }];
    }
  }
}

/** Where a person opened again what an approver's word had closed, that word closes it no second time. */
function approving(issue: KeptIssue, approval: Approval | null): Step[] {
  if (approval === null || !issue.isOpen || issue.marker.approvedAt === approval.at) return [];
  return [{ kind: 'close-approved', issue, approval }];
}

/** An approver's word that came too early is taken off, so that it can be given again. */
function answering(issue: KeptIssue, approval: Approval | null): Step[] {
  const { label, marker } = issue;
  if (label === null || approval !== null) return [];
  return marker.answeredAt === label.at && !label.counts ? [] : [{ kind: 'answer-label', issue, label }];
}
