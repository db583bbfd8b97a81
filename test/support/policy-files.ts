import type { Policy } from '../../src/core/policy.ts';
import type { PolicyFailure } from '../../src/core/problem.ts';
import type { Window } from '../../src/core/window.ts';
import { type Beside, NOTHING_BESIDE } from '../../src/policy/beside.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { wordsFor } from '../../src/reports/problem-words.ts';

/** What parsePolicy is given when a file is read. */
export function fileOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The policy that a text means; fails where the text has problems. */
export function readPolicy(text: string, beside: Beside = NOTHING_BESIDE): Policy {
  const read = parsePolicy(fileOf(text), 'release-windows.yml', beside);
  if (!read.ok) throw new Error(JSON.stringify(read.failure.problems, null, 1));
  return read.policy;
}

/** A window as a policy has it, a text or a mapping, in a zone. */
export function windowIn(zone: string, window: unknown): Window {
  const policy = readPolicy(`version: 1\ntimezone: ${zone}\nwindows: [${JSON.stringify(window)}]\n`);
  const [read] = policy.defaults.windows ?? [];
  if (!read) throw new Error('the policy has no window');
  return read;
}

export function failureOf(file: string | Uint8Array, beside: Beside = NOTHING_BESIDE): PolicyFailure {
  const read = parsePolicy(typeof file === 'string' ? fileOf(file) : file, 'release-windows.yml', beside);
  if (read.ok) throw new Error('the policy is valid');
  return read.failure;
}

/** Every problem as people see it, one text each: `2:11 America/NewYork | unknown time zone | got … | hint …`. */
export function problemLines(file: string | Uint8Array, beside: Beside = NOTHING_BESIDE): string[] {
  const { text, problems } = failureOf(file, beside);
  const lines = text.split('\n');
  return problems.map((problem) => {
    const { line, column, length } = problem.place;
    const { title, got, hint } = wordsFor(problem);
    const marked = (lines[line - 1] ?? '').slice(column - 1, column - 1 + length);
    return [`${line}:${column} ${marked}`.trim(), title, got, ...(hint === null ? [] : [hint])].join(' | ');
  });
}
