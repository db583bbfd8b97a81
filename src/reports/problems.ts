import type { PolicyFailure, Problem } from '../core/problem.ts';
import { excerpt } from './excerpt.ts';
import { logText } from './log-line.ts';
import { wordsFor } from './problem-words.ts';
import { grouped, plural } from './words.ts';

/** More than this nobody reads; the rest is counted. */
const MOST_SHOWN = 100;

/** Everything that is wrong with a policy file, as text for a terminal or a workflow log, each problem with its place. */
export function problemsText({ path, text, problems }: PolicyFailure): string {
  const lines = text.split('\n');
  const shown = problems.slice(0, MOST_SHOWN);
  const blocks = shown.map((problem) => [...blockOf(problem, path, lines[problem.place.line - 1]), '']);
  return `${[...blocks.flat(), ...ending(path, problems, shown)].map(logText).join('\n')}\n`;
}

/** One problem on one line, without its place: for annotations, which carry the place themselves. */
export function problemWords(problem: Problem): string {
  const { title, expected, got, hint } = wordsFor(problem);
  return `${title}: expected ${expected}; got ${got}${hint === null ? '' : `; ${hint}`}`;
}

function blockOf(problem: Problem, path: string, line: string | undefined): string[] {
  const { title, expected, got, hint } = wordsFor(problem);
  return [
    `${path}:${problem.place.line}:${problem.place.column}  ${title}`,
    ...(line === undefined ? [] : excerpt(line, problem.place)),
    `    expected  ${expected}`,
    `    got       ${got}`,
    ...(hint === null ? [] : [`    hint      ${hint}`]),
  ];
}

function ending(path: string, problems: readonly Problem[], shown: readonly Problem[]): string[] {
  const anchors = [...new Set(problems.map((problem) => `docs/policy.md#${wordsFor(problem).anchor}`))];
  const hidden = problems.length - shown.length;
  return [
    ...(hidden > 0 ? [`… and ${grouped(hidden)} more`, ''] : []),
    `${plural(problems.length, 'problem')} in ${path}: no push was judged. Correct ${problems.length === 1 ? 'it' : 'them'} and run again.`,
    `The policy language: ${anchors.join(', ')}`,
  ];
}
