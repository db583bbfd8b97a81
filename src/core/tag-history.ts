import { groupBy } from './group-by.ts';
import { byTime, type Push, repositoryKey } from './push.ts';
import type { AttributedPush } from './verdict.ts';

/** What tags pointed to, as far as the pushes of a run show it. */
export class TagHistory {
  readonly #pushes: readonly AttributedPush[];
  /** Of the repository that was asked about last: issues come one after the other. */
  #repository: string | null = null;
  #byTag: ReadonlyMap<string | null, readonly AttributedPush[]> = new Map();

  /** `pushes`: all that a run judged, in order of time. */
  constructor(pushes: readonly AttributedPush[]) {
    this.#pushes = pushes;
  }

  /** The last push of the same tag before this one that certainly arrived, with its digest; `null`: none was read. */
  before(push: Push): AttributedPush | null {
    if (push.tag === null) return null;
    this.#lookAt(push);
    return this.#byTag.get(push.tag)?.findLast((one) => byTime(one.push, push) < 0) ?? null;
  }

  #lookAt(one: Push): void {
    const key = repositoryKey(one);
    if (this.#repository === key) return;
    const certain = this.#pushes.filter(
      ({ push }) =>
        // Cheaper than the whole key, and tells nearly all apart.
        push.repository === one.repository &&
        repositoryKey(push) === key &&
        push.digest !== null &&
        push.errorCode === null,
    );
    this.#repository = key;
    this.#byTag = groupBy(certain, ({ push }) => push.tag);
  }
}
