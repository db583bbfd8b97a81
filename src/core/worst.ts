import { CAUSES, type Judgement, type Verdict } from './verdict.ts';

/** What is least excused comes first. */
const VERDICTS_WORST_FIRST: readonly Verdict[] = [
  'outside',
  'undeclared',
  'inside',
  'not-a-release',
  'excepted',
  'exempt',
];

/**
 * How bad a judgement is: 0 is the worst. Violations come before all others, among them the most particular cause; then
 * what is least excused.
 */
export function badnessRank({ cause, verdict }: Pick<Judgement, 'cause' | 'verdict'>): number {
  return cause === null ? CAUSES.length + VERDICTS_WORST_FIRST.indexOf(verdict) : CAUSES.indexOf(cause);
}
