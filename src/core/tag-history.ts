import { byTime, type Push, repositoryKey } from './push.ts';
import type { AttributedPush } from './verdict.ts';

/** What tags pointed to, as far as the pushes of a run show it. */
export class TagHistory {
  readonly #pushes: readonly AttributedPush[];
  /** Of the repository that was asked about last: issues come one after the other. */
  #known: { readonly repository: string; readonly tagged: readonly AttributedPush[] } | null = null;

  /** `pushes`: all that a run judged, in order of time. */
  constructor(pushes: readonly AttributedPush[]) {
    this.#pushes = pushes;
  }

  /** The last push of the same tag before this one that certainly arrived; `null`: none was read. */
  before(push: Push): AttributedPush | null {
    if (push.tag === null) return null;
    return this.#taggedLike(push).findLast((one) => one.push.tag === push.tag && byTime(one.push, push) < 0) ?? null;
  }

  #taggedLike(push: Push): readonly AttributedPush[] {
    const repository = repositoryKey(push);
    if (this.#known?.repository !== repository) {
      const tagged = this.#pushes.filter(
        (one) =>
          // Cheaper than the whole key, and tells nearly all apart.
          one.push.repository === push.repository &&
          repositoryKey(one.push) === repository &&
          one.push.tag !== null &&
          one.push.digest !== null &&
          one.push.errorCode === null,
      );
      this.#known = { repository, tagged };
    }
    return this.#known.tagged;
  }
}
