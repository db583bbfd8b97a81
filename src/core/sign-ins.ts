import { isOtherAccountsCopy, isSame, type SignIn } from './sign-in.ts';
import { SignInIndex } from './sign-in-index.ts';
import type { SignInPack } from './sign-in-pack.ts';

/** The sign-ins that were read, by the key that each issued. The order in which they come has no influence. */
export class SignIns {
  readonly #byKey = new Map<string, readonly SignIn[]>();
  readonly #packs: SignInPack[] = [];
  /** Of the packs; `null` until somebody asks. */
  #index: SignInIndex | null = null;

  add(accessKeyId: string, signIn: SignIn): void {
    const known = this.#byKey.get(accessKeyId) ?? [];
    this.#byKey.set(accessKeyId, withNew(known, signIn));
  }

  addPack(pack: SignInPack): void {
    this.#packs.push(pack);
    this.#index = null;
  }

  /** All that differ, of one key. More than one contradict each other: a key is issued once. */
  of(accessKeyId: string): readonly SignIn[] {
    this.#index ??= new SignInIndex(this.#packs);
    let all = this.#byKey.get(accessKeyId) ?? [];
    for (const signIn of this.#index.of(accessKeyId)) all = withNew(all, signIn);
    const telling = all.filter((signIn) => !isOtherAccountsCopy(signIn));
    return telling.length === 0 ? all : telling;
  }
}

function withNew(known: readonly SignIn[], signIn: SignIn): readonly SignIn[] {
  return known.some((other) => isSame(other, signIn)) ? known : [...known, signIn];
}
