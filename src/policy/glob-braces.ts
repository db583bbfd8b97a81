/** `{a,b}/*` as `a/*` and `b/*`. The braces must be well formed and not nested. */
export function alternativesOf(pattern: string): readonly string[] {
  const found = /\{([^{}]*)\}/.exec(pattern);
  if (!found) return [pattern];
  const [braces, inside = ''] = found;
  const before = pattern.slice(0, found.index);
  const after = alternativesOf(pattern.slice(found.index + braces.length));
  return inside.split(',').flatMap((choice) => after.map((rest) => before + choice + rest));
}

/** The first part of a glob that cannot be read: brackets, braces, or braces that multiply to too many patterns. */
export interface BrokenGlob {
  readonly what: 'brackets' | 'braces' | 'choices';
  readonly got: string;
  readonly offset: number;
  /** How many patterns the braces make. */
  readonly choices: number;
}

/** `characters`: those that may stand in brackets, as in a regular expression's own. `most`: patterns that braces may make. */
export function brokenGlob(pattern: string, characters: string, most: number): BrokenGlob | null {
  // Most patterns have neither.
  const braces = /[{}]/.test(pattern) ? brokenBraces(pattern, most) : null;
  if (braces !== null || !/[[\]]/.test(pattern)) return braces;
  return brokenBrackets(pattern, new RegExp(`^\\[!?([${characters}]+)\\]$`));
}

function brokenBraces(pattern: string, most: number): BrokenGlob | null {
  let choices = 1;
  for (const found of pattern.matchAll(/\{[^{}]*[{}]?|\}/g)) {
    const [got] = found;
    const inside = /^\{([^{}]*)\}$/.exec(got)?.[1]?.split(',');
    if (!inside || inside.length < 2 || inside.includes('') || got.includes('..')) {
      return { what: 'braces', got, offset: found.index, choices };
    }
    choices *= inside.length;
  }
  return choices > most ? { what: 'choices', got: pattern, offset: 0, choices } : null;
}

function brokenBrackets(pattern: string, allowed: RegExp): BrokenGlob | null {
  for (const found of pattern.matchAll(/\[[^\]]*\]?|\]/g)) {
    const [got] = found;
    const inside = allowed.exec(got)?.[1];
    const backwards = inside && [...inside.matchAll(/(.)-(.)/g)].some(([, from = '', to = '']) => from > to);
    if (!inside || backwards) return { what: 'brackets', got, offset: found.index, choices: 1 };
  }
  return null;
}
