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
