import type { RunFacts } from '../core/facts.ts';

/** What to do now, the most urgent first, or that there is nothing. */
export function nextSteps(facts: RunFacts): string[] {
  const steps = stepsOf(facts);
  return steps.length > 0 ? steps : ['Nothing to do.'];
}

/** What to do now, the most urgent first; often nothing. */
export function stepsOf({ complete, violations, records, inputs, repositories, policy }: RunFacts): string[] {
  const steps: string[] = [];
  if (records === 0 && inputs.kind === 'file') steps.push('Check the paths: they hold no CloudTrail record.');
  else if (!complete) steps.push('Get what is named under Missing, then run again: until then nothing is proven.');
  if (violations > 0) {
    steps.push('Ask those who pushed about each incident, and look at what was deployed from it.');
    steps.push(`If such pushes are meant to happen, write a window or an exception for them in ${policy.path}.`);
  }
  if (repositories.some(({ undeclared }) => undeclared)) {
    steps.push(`Give the undeclared repositories windows in ${policy.path}.`);
  }
  return steps;
}
