/** `{a,b}/*` as `a/*` and `b/*`. The braces must be well formed and not nested. */
export function alternativesOf(pattern: string): readonly string[] {
  const found = /\{([^{}]*)\}/.exec(pattern);
  if (!found) return [pattern];
  const [braces, inside = ''] = found;
  const before = pattern.slice(0, found.index);
  const after = alternativesOf(pattern.slice(found.index + braces.length));
  return inside.split(',').flatMap((choice) => after.map((rest) => before + choice + rest));
}
