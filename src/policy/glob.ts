import picomatch from 'picomatch';
import { alternativesOf } from './glob-braces.ts';
import { mistakesIn } from './glob-mistakes.ts';
import { GLOB_OPTIONS } from './glob-options.ts';
import type { TextFinding } from './text-finding.ts';

/** A pattern over ECR repository names. Anchored, case-sensitive. */
export interface Glob {
  /** As written. */
  readonly text: string;
  /** The same pattern without braces: it matches what any of these matches. */
  readonly alternatives: readonly string[];
  matches(name: string): boolean;
}

/**
 * Reads a glob over repository names, or finds what is wrong with it by its place in the text.
 *
 * A pattern may hold `*` and `?` within one path segment, `**` as a whole segment for any number of them (at the end for
 * one or more: `team/**` is what is below `team`, not `team`), `[a-z]`, `[!a-z]` and `{a,b}`. Everything else that globs
 * know somewhere (`!` in front, `@(a|b)`, `\`, `{1..3}`) is refused, so nothing of it is left to options.
 */
export function readGlob(text: string): { glob: Glob | null; findings: readonly TextFinding[] } {
  const findings = mistakesIn(text);
  if (findings.length > 0) return { glob: null, findings };
  const alternatives = alternativesOf(text);
  // Most patterns of a long policy are never held against a name.
  let isMatch: ((name: string) => boolean) | undefined;
  return {
    glob: {
      text,
      alternatives,
      matches(name) {
        isMatch ??= picomatch([...alternatives], GLOB_OPTIONS);
        return isMatch(name);
      },
    },
    findings,
  };
}
