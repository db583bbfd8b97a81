import type { Caller, SignIn } from './sign-in.ts';

/**
 * Sign-ins by role, as bytes: a log of a year holds millions, of which a handful is asked for, and each would cost several
 * times as much as objects. It can be handed from one thread to another.
 *
 * Entry by entry: where the caller stands (4 bytes, little end first), how long the key is (1), the key, padding to a
 * multiple of 4; and behind it the caller, where no entry before has the same. A caller: each of its texts in UTF-8 behind its
 * length (2 bytes), 0 for what is missing, and padding too.
 */
export interface SignInPack {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A text in the bytes of a record, half open; empty where it is missing. */
export interface Span {
  start: number;
  end: number;
}

/** The texts of a caller. `service` may be one that is none: `type` says so. */
export type CallerSpans = readonly [accessKeyId: Span, type: Span, arn: Span, account: Span, service: Span];

const CALLER_TEXTS = 5;
/** Entries start at multiples of this. */
const ALIGNMENT = 4;
const LARGEST_PACK = 1024 * 1024;
const FIRST_PACK = 64 * 1024;
const HEAD = 5;
const LONGEST_KEY = 255;
/** IAM's longest ARN has 2,048 characters ("IAM and AWS STS quotas"). */
const LONGEST_TEXT = 4096;
const LARGEST_ENTRY = HEAD + LONGEST_KEY + CALLER_TEXTS * (2 + LONGEST_TEXT) + 2 * ALIGNMENT;
/** Callers that are looked for among those before: the last ones of so many kinds. A power of two. */
const CALLERS = 4096;

/** Writes packs. */
export class SignInPacker {
  readonly #full: SignInPack[] = [];
  #bytes = new Uint8Array(0);
  #length = 0;
  /** By hash, where one stands in the pack; -1: none. */
  readonly #callers = new Int32Array(CALLERS).fill(-1);

  /** Takes in a sign-in, whose texts stand in `record`. `false`: one of them is too long, and it is not taken in. */
  add(record: Uint8Array, issued: Span, caller: CallerSpans): boolean {
    if (this.#bytes.length - this.#length < LARGEST_ENTRY) this.#grow();
    if (issued.end - issued.start > LONGEST_KEY) return false;
    const entry = this.#length;
    this.#bytes[entry + HEAD - 1] = issued.end - issued.start;
    const inline = aligned(this.#copy(record, issued, entry + HEAD));
    let end = inline;
    for (const span of caller) {
      const length = span.end - span.start;
      if (length > LONGEST_TEXT) return false;
      this.#bytes[end] = length & 0xff;
      this.#bytes[end + 1] = length >> 8;
      end = this.#copy(record, span, end + 2);
    }
    const bucket = hashOf(this.#bytes, inline, end) & (CALLERS - 1);
    const known = this.#callers[bucket] ?? -1;
    const isKnown = known >= 0 && this.#isSame(known, inline, end - inline);
    if (!isKnown) this.#callers[bucket] = inline;
    writeNumber(this.#bytes, entry, isKnown ? known : inline);
    this.#length = isKnown ? inline : aligned(end);
    return true;
  }

  /** All that was written; it starts anew. */
  takeOut(): SignInPack[] {
    this.#endPack();
    return this.#full.splice(0);
  }

  #copy(record: Uint8Array, { start, end }: Span, to: number): number {
    const bytes = this.#bytes;
    for (let from = start, at = to; from < end; from++, at++) bytes[at] = record[from] ?? 0;
    return to + end - start;
  }

  #isSame(one: number, other: number, length: number): boolean {
    const bytes = this.#bytes;
    for (let at = 0; at < length; at++) if (bytes[one + at] !== bytes[other + at]) return false;
    return true;
  }

  #grow(): void {
    if (this.#bytes.length === LARGEST_PACK) this.#endPack();
    const size = Math.min(Math.max(2 * this.#bytes.length, FIRST_PACK), LARGEST_PACK);
    const grown = new Uint8Array(size);
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }

  #endPack(): void {
    if (this.#length > 0) this.#full.push({ bytes: this.#bytes.slice(0, this.#length) });
    this.#bytes = new Uint8Array(0);
    this.#length = 0;
    this.#callers.fill(-1);
  }
}

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

/** All that a pack holds, in the order in which it came. */
export function* unpacked({ bytes }: SignInPack): Generator<readonly [accessKeyId: string, signIn: SignIn]> {
  for (let entry = 0; entry < bytes.length; entry = behindEntry(bytes, entry)) {
    yield [TEXT.decode(bytes.subarray(entry + HEAD, behindKey(bytes, entry))), signInAt(bytes, entry)];
  }
}

const TEXT = new TextDecoder('utf-8', { ignoreBOM: true });

function signInAt(bytes: Uint8Array, entry: number): SignIn {
  let end = readNumber(bytes, entry);
  const next = (): string | null => {
    const start = end + 2;
    end = start + lengthAt(bytes, end);
    return end === start ? null : TEXT.decode(bytes.subarray(start, end));
  };
  const accessKeyId = next();
  const type = next() ?? 'Unknown';
  const arn = next();
  const account = next();
  const service = next();
  const caller: Caller = { accessKeyId, type, arn, account, service: type === 'AWSService' ? service : null };
  return { kind: 'role', caller };
}

/** Where the next entry starts. */
function behindEntry(bytes: Uint8Array, entry: number): number {
  const inline = aligned(behindKey(bytes, entry));
  if (readNumber(bytes, entry) !== inline) return inline;
  let end = inline;
  for (let text = 0; text < CALLER_TEXTS; text++) end += 2 + lengthAt(bytes, end);
  return aligned(end);
}

function behindKey(bytes: Uint8Array, entry: number): number {
  return entry + HEAD + (bytes[entry + HEAD - 1] ?? 0);
}

/** FNV-1a, its upper bits mixed into those that are used. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

function readNumber(bytes: Uint8Array, at: number): number {
  return lengthAt(bytes, at) | (lengthAt(bytes, at + 2) << 16);
}

function writeNumber(bytes: Uint8Array, at: number, number: number): void {
  for (let byte = 0; byte < 4; byte++) bytes[at + byte] = number >> (8 * byte);
}

function aligned(at: number): number {
  return (at + ALIGNMENT - 1) & -ALIGNMENT;
}
