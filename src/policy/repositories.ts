import type { RepositoryPatterns } from '../core/patterns.ts';
import { type Glob, readGlob } from './glob.ts';
import { alternativesOf } from './glob-braces.ts';
import { covers } from './glob-covers.ts';
import { itemsOf } from './items.ts';
import type { Teller } from './teller.ts';
import type { YamlPath } from './yaml-places.ts';

/** Reads globs over repository names, one or a list; what cannot be read is told and left out. */
export function readGlobs(
  value: string | readonly (string | null)[] | null,
  path: YamlPath,
  teller: Teller,
): readonly Glob[] {
  if (value === null) return [];
  return itemsOf(value, path).flatMap((item) => {
    const { glob, findings } = readGlob(item.text);
    for (const finding of findings) teller.within(item.path, finding);
    return glob ? [glob] : [];
  });
}

/** The globs as one pattern. */
export function repositoryPatterns(globs: readonly Glob[]): RepositoryPatterns {
  const wide = globs.flatMap(({ alternatives }) => alternatives);
  return {
    texts: globs.map(({ text }) => text),
    matches: (name) => globs.some((glob) => glob.matches(name)),
    covers: (others) =>
      others.flatMap(alternativesOf).every((narrow) => wide.some((pattern) => covers(pattern, narrow))),
  };
}
