import type { RunFacts } from '../core/facts.ts';
import type { FailOn } from '../core/outcome.ts';
import type { PolicyFailure } from '../core/problem.ts';
import { type Annotation, type AnnotationLevel, annotation, MOST_ANNOTATIONS } from './annotation.ts';
import { incidentAnnotations } from './incident-annotations.ts';
import { notDeliveredOf } from './not-delivered.ts';
import { missingOf, verdictLine } from './outcome-words.ts';
import { problemWords } from './problems.ts';
import { grouped, plural } from './words.ts';

/** The shell may warn so often of what is wrong with its inputs and the job summary. */
const WARNINGS_OF_SHELL = 2;

/** Of what is missing, or not delivered, so much is told; the report has all. */
const LINES_SHOWN = 5;

/**
 * What a run says of itself, at most ten of a level, the most severe first: what was not read, the outcome, what issues do
 * not tell, the incidents.
 * Violations are errors where they turn the run red, else warnings.
 */
export function annotationsOf(facts: RunFacts, failOn: FailOn): Annotation[] {
  const level = failOn === 'violations' ? 'error' : 'warning';
  const outcome = [...outcomeOf(facts, level), ...deliveryOf(facts, failOn)];
  const taken = outcome.filter((one) => one.level === level).length + (level === 'warning' ? WARNINGS_OF_SHELL : 0);
  return [...outcome, ...incidentAnnotations(facts, level, MOST_ANNOTATIONS - taken)];
}

/** The mistakes in a policy, each at its line; the tenth says how many more there are. */
export function problemAnnotations({ path, problems }: PolicyFailure): Annotation[] {
  const shown = problems.length > MOST_ANNOTATIONS ? problems.slice(0, MOST_ANNOTATIONS - 1) : problems;
  const more = problems.length - shown.length;
  return [
    ...shown.map((problem) => {
      const { line, column } = problem.place;
      return annotation('error', null, [problemWords(problem)], { file: path, line, column });
    }),
    ...(more > 0 ? [annotation('error', null, [`${grouped(more)} more problems in ${path}: the log has them`])] : []),
  ];
}

function outcomeOf(facts: RunFacts, level: AnnotationLevel): Annotation[] {
  if (facts.complete) {
    return facts.violations === 0 ? [] : [annotation(level, 'Release windows: not compliant', [verdictLine(facts)])];
  }
  const missing = firstOf(missingOf(facts), 'Missing');
  return [annotation('error', 'Release windows: not everything was checked', [verdictLine(facts), ...missing])];
}

/** An error where it turns the run red. */
function deliveryOf(facts: RunFacts, failOn: FailOn): Annotation[] {
  const lines = notDeliveredOf(facts);
  if (lines.length === 0) return [];
  const isRed = failOn !== 'never' || (facts.tracking !== null && facts.tracking.problems.length > 0);
  const level = isRed ? 'error' : 'warning';
  return [annotation(level, 'Release windows: issues do not tell everything', firstOf(lines, 'Not delivered'))];
}

/** The first lines of a section of the report, and how many more there are. */
function firstOf(lines: readonly string[], section: string): string[] {
  const shown = lines.slice(0, LINES_SHOWN);
  const more = lines.length - shown.length;
  return [...shown, ...(more > 0 ? [`… and ${plural(more, 'more line')} under ${section}`] : [])];
}
