import { groupBy } from '../group-by.ts';
import type { KeptIssue } from './kept-issue.ts';
import { repositoryOfKey } from './marker.ts';
import type { Sightings } from './sightings.ts';
import { isTold, type Names } from './told.ts';

/** Issues that tell of the same, as after two runs at once: one of them is to stay. */
export interface Family {
  /** In the order of their numbers, at least one. */
  readonly members: readonly KeptIssue[];
  /** Where people work: the first that is open, else the first. What was closed as a duplicate only where all were. */
  readonly issue: KeptIssue;
  readonly keys: ReadonlySet<string>;
}

/** Open ones besides the one that stays. */
export function surplusOf({ members, issue }: Family): KeptIssue[] {
  return members.filter((member) => member.isOpen && member !== issue);
}

export function tells({ members }: Pick<Family, 'members'>, names: Names): boolean {
  return members.some(({ marker }) => isTold(marker.told, names));
}

/**
 * Puts issues together that bear the same key, or tell the same of the pushes that the run saw. Only issues of one
 * repository come together. In the order of their first numbers; the order of `issues` has no influence.
 */
export function familiesOf(issues: readonly KeptIssue[], sightings: Sightings): Family[] {
  const ordered = [...issues].sort((a, b) => a.number - b.number);
  const parents = new Map<KeptIssue, KeptIssue>();
  const rootOf = (issue: KeptIssue): KeptIssue => {
    let root = issue;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
    return root;
  };
  const join = (one: KeptIssue, other: KeptIssue) => {
    const [a, b] = [rootOf(one), rootOf(other)];
    if (a !== b) parents.set(a.number < b.number ? b : a, a.number < b.number ? a : b);
  };
  for (const [repository, here] of groupBy(ordered, ({ marker }) => repositoryOfKey(marker.key))) {
    for (const [first, ...same] of groupBy(here, ({ marker }) => marker.key).values()) {
      for (const issue of same) if (first) join(first, issue);
    }
    for (const { names } of sightings.in(repository)) {
      const [first, ...same] = here.filter(({ marker }) => isTold(marker.told, names));
      for (const issue of same) if (first) join(first, issue);
    }
  }
  return [...groupBy(ordered, rootOf)].map(([root, members]): Family => {
    const originals = members.filter(({ marker }) => marker.end !== 'duplicate');
    const candidates = originals.length > 0 ? originals : members;
    const issue = candidates.find(({ isOpen }) => isOpen) ?? candidates[0] ?? root;
    return { members, issue, keys: new Set(members.map(({ marker }) => marker.key)) };
  });
}
