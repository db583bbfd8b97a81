import type { SignIn } from './sign-in.ts';
import {
  ALIGNMENT,
  behindEntry,
  behindKey,
  HEAD,
  hashOf,
  LARGEST_PACK,
  type SignInPack,
  signInAt,
} from './sign-in-pack.ts';

/** Finds sign-ins in packs by their keys. */
export class SignInIndex {
  readonly #packs: readonly SignInPack[];
  /** A hash table, probed one after the other: the number of the pack and the place of the entry in it, +1. */
  readonly #table: Uint32Array;

  constructor(packs: readonly SignInPack[]) {
    this.#packs = packs;
    let entries = 0;
    for (const { bytes } of packs) for (let at = 0; at < bytes.length; at = behindEntry(bytes, at)) entries++;
    this.#table = new Uint32Array(2 ** Math.ceil(Math.log2(2 * entries + 1)));
    for (const [index, { bytes }] of packs.entries()) {
      for (let entry = 0; entry < bytes.length; entry = behindEntry(bytes, entry)) {
        let bucket = this.#bucketOf(bytes, entry + HEAD, behindKey(bytes, entry));
        while (this.#table[bucket] !== 0) bucket = this.#after(bucket);
        this.#table[bucket] = (index * LARGEST_PACK + entry) / ALIGNMENT + 1;
      }
    }
  }

  /** All of one key. */
  *of(accessKeyId: string): Generator<SignIn> {
    const wanted = new TextEncoder().encode(accessKeyId);
    for (let bucket = this.#bucketOf(wanted, 0, wanted.length); ; bucket = this.#after(bucket)) {
      const place = this.#table[bucket] ?? 0;
      if (place === 0) return;
      const at = (place - 1) * ALIGNMENT;
      const bytes = this.#packs[Math.floor(at / LARGEST_PACK)]?.bytes;
      if (bytes === undefined) return;
      const entry = at % LARGEST_PACK;
      const key = bytes.subarray(entry + HEAD, behindKey(bytes, entry));
      if (key.length === wanted.length && key.every((byte, index) => byte === wanted[index])) {
        yield signInAt(bytes, entry);
      }
    }
  }

  #bucketOf(bytes: Uint8Array, from: number, to: number): number {
    return hashOf(bytes, from, to) & (this.#table.length - 1);
  }

  #after(bucket: number): number {
    return (bucket + 1) & (this.#table.length - 1);
  }
}
