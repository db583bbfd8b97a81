import type { Origin } from '../core/origin.ts';
import { percentEncoded } from './markdown.ts';
import { visible } from './visible.ts';

/**
 * The address of a line of a file as it was at the run's commit; `line` `null`: of the file. `null`: there is no such
 * address, for the commit is not known, or the path is absolute or leads out of the repository.
 */
export function permalink({ serverUrl, repository, commit }: Origin, path: string, line: number | null): string | null {
  const segments = segmentsOf(path);
  if (commit === null || segments === null) return null;
  const names = [...repository.split('/'), 'blob', commit, ...segments].map(percentEncoded);
  return `${serverUrl}/${names.join('/')}${line === null ? '' : `#L${line}`}`;
}

/** What leads from the root of the repository, where runs begin, to a file; `null`: it is not below it. */
function segmentsOf(path: string): string[] | null {
  // A backslash is a name's own on one system and leads on in another.
  if (/^(?:\/|[A-Za-z]:)|\\/.test(path) || visible(path) !== path) return null;
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..' && segments.pop() === undefined) return null;
    if (segment !== '' && segment !== '.' && segment !== '..') segments.push(segment);
  }
  return segments.length === 0 ? null : segments;
}
