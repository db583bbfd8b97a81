/** Globs of one kind: over repository names, image tags or principals. What matches any of them matches. */
export interface Patterns {
  /** As the policy spells them. */
  readonly texts: readonly string[];
  matches(text: string): boolean;
}

/** Globs over repository names. */
export interface RepositoryPatterns extends Patterns {
  /** Whether every name that any of these globs matches is certainly matched. False also stands for "not certain". */
  covers(globs: readonly string[]): boolean;
}

/** So many texts are kept at most; then it starts anew, which costs time, nothing else. */
const MOST_KEPT = 10_000;

/** The test of some patterns, which asks them once for each text: tags and principals come again with push after push. */
export function rememberedMatch(patterns: Patterns): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const matches = patterns.matches(text);
    if (known.size === MOST_KEPT) known.clear();
    known.set(text, matches);
    return matches;
  };
}
