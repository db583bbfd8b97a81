import type { Tags } from './excuses.ts';
import { type Push, type RepositoryId, repositoryKey } from './push.ts';

/**
 * The tags by which pushes go. A multi-platform image is one push per platform, by digest, and one of the index that
 * bears the tag: what has no tag of its own goes by the tags of all indexes that list its digest in that repository.
 */
export class TagsOfIndexes {
  readonly #indexes = new Map<string, Push[]>();

  constructor(pushes: Iterable<Push>) {
    for (const push of pushes) {
      for (const digest of push.lists ?? []) {
        const key = keyOf(push, digest);
        const known = this.#indexes.get(key);
        if (known) known.push(push);
        else this.#indexes.set(key, [push]);
      }
    }
  }

  /** `null`: not known, because the record lost the tag, no index lists the push, or that of one of them is not known. */
  of(push: Push): Tags {
    return this.#of(push, new Set());
  }

  #of(push: Push, seen: Set<Push>): Tags {
    if (push.tag !== null) return [push.tag];
    // A record that lost its tag may bear any. Indexes that list each other name none.
    if (!push.tagKnown || push.digest === null || seen.has(push)) return null;
    seen.add(push);
    const tags: string[] = [];
    for (const index of this.#indexes.get(keyOf(push, push.digest)) ?? []) {
      const found = this.#of(index, seen);
      if (found === null) return null;
      tags.push(...found);
    }
    return tags.length === 0 ? null : [...new Set(tags)];
  }
}

function keyOf(where: RepositoryId, digest: string): string {
  return `${repositoryKey(where)} ${digest}`;
}
