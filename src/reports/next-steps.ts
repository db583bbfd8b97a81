import type { RunFacts } from '../core/facts.ts';
import { isApproved } from '../core/tracking/held-parts.ts';

/** What to do now, the most urgent first, or that there is nothing. */
export function nextSteps(facts: RunFacts): string[] {
  const steps = stepsOf(facts);
  return steps.length > 0 ? steps : ['Nothing to do.'];
}

/** What to do now, the most urgent first; often nothing. */
export function stepsOf(facts: RunFacts): string[] {
  const { complete, records, inputs, repositories, policy, tracking, unreadable } = facts;
  // A bucket that may not be read says nothing of the path.
  const isRefused = unreadable.some(({ missing }) => missing !== undefined);
  const steps: string[] = [];
  if (records === 0 && inputs.kind === 'file' && !isRefused)
    steps.push('Check the paths: they hold no CloudTrail record.');
  else if (!complete) steps.push('Get what is named under Missing, then run again: until then nothing is proven.');
  if (tracking !== null && tracking.problems.length > 0) {
    steps.push('Mend what is named under Not delivered: the next run delivers the rest.');
  }
  steps.push(...stepsForIncidents(facts));
  if (repositories.some(({ undeclared }) => undeclared)) {
    steps.push(`Give the undeclared repositories windows in ${policy.path}.`);
  }
  return steps;
}

/** An approver has looked at what they approved. */
function stepsForIncidents({ incidents, policy, tracking }: RunFacts): string[] {
  const unapproved = incidents.filter((incident) => !isApproved(incident, tracking)).length;
  if (unapproved === 0) return [];
  const which = unapproved === incidents.length ? '' : ' that is not approved';
  return [
    `Ask those who pushed about each incident${which}, and look at what was deployed from it.`,
    `If such pushes are meant to happen, write a window or an exception for them in ${policy.path}.`,
  ];
}
