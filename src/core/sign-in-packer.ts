import {
  ALIGNMENT,
  aligned,
  HEAD,
  hashOf,
  LARGEST_PACK,
  PLACE,
  ROLE_TEXTS,
  SESSION_TEXTS,
  type SignInPack,
} from './sign-in-pack.ts';

/** A text in the bytes of a record, half open; empty where it is missing. */
export interface Span {
  start: number;
  end: number;
}

/** The texts of a caller. `service` may be one that is none: `type` says so. */
export type CallerSpans = readonly [accessKeyId: Span, type: Span, arn: Span, account: Span, service: Span];

const FIRST_PACK = 64 * 1024;
const LONGEST_KEY = 255;
/** IAM's longest ARN has 2,048 characters ("IAM and AWS STS quotas"). */
const LONGEST_TEXT = 4096;
const LARGEST_ENTRY = HEAD + LONGEST_KEY + PLACE + (SESSION_TEXTS + ROLE_TEXTS) * (2 + LONGEST_TEXT) + 3 * ALIGNMENT;
const SLASH = 0x2f;

/** Writes packs. */
export class SignInPacker {
  readonly #full: SignInPack[] = [];
  #bytes = new Uint8Array(0);
  #length = 0;
  readonly #sessions = new Latest();
  readonly #roles = new Latest();

  /** Takes in a sign-in, whose texts stand in `record`. `false`: one of them is too long, and it is not taken in. */
  add(record: Uint8Array, issued: Span, caller: CallerSpans): boolean {
    if (issued.end - issued.start > LONGEST_KEY) return false;
    for (const { start, end } of caller) if (end - start > LONGEST_TEXT) return false;
    if (this.#bytes.length - this.#length < LARGEST_ENTRY) this.#grow();
    const bytes = this.#bytes;
    const [key, type, arn, account, service] = caller;
    const entry = this.#length;
    bytes[entry + PLACE] = issued.end - issued.start;
    const session = this.#padded(this.#copy(record, issued.start, issued.end, entry + HEAD));
    // Written before it is known whether they are needed: then they can be compared.
    const tail = behindSlash(record, arn);
    let end = this.#text(record, tail, arn.end, session + PLACE);
    const role = this.#padded(this.#text(record, key.start, key.end, end));
    end = this.#text(record, type.start, type.end, role);
    end = this.#text(record, arn.start, tail, end);
    end = this.#text(record, account.start, account.end, end);
    end = this.#padded(this.#text(record, service.start, service.end, end));

    const roleAt = this.#roles.placeOf(bytes, role, end);
    writeNumber(bytes, session, roleAt);
    const sessionAt = this.#sessions.placeOf(bytes, session, role);
    writeNumber(bytes, entry, sessionAt);
    if (sessionAt !== session) this.#length = session;
    else this.#length = roleAt === role ? end : role;
    return true;
  }

  /** All that was written; it starts anew. */
  takeOut(): SignInPack[] {
    this.#endPack();
    return this.#full.splice(0);
  }

  #text(record: Uint8Array, start: number, end: number, to: number): number {
    this.#bytes[to] = (end - start) & 0xff;
    this.#bytes[to + 1] = (end - start) >> 8;
    return this.#copy(record, start, end, to + 2);
  }

  #copy(record: Uint8Array, start: number, end: number, to: number): number {
    const bytes = this.#bytes;
    for (let from = start, at = to; from < end; from++, at++) bytes[at] = record[from] ?? 0;
    return to + end - start;
  }

  #padded(at: number): number {
    const end = aligned(at);
    this.#bytes.fill(0, at, end);
    return end;
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
    this.#sessions.clear();
    this.#roles.clear();
  }
}

/** The latest of each hash: what comes again does so soon. */
class Latest {
  static readonly #BUCKETS = 4096;
  readonly #places = new Int32Array(Latest.#BUCKETS).fill(-1);

  /** Where the same as in `[from, to)` stands already; `from`, if it is not known. */
  placeOf(bytes: Uint8Array, from: number, to: number): number {
    const bucket = hashOf(bytes, from, to) & (Latest.#BUCKETS - 1);
    const known = this.#places[bucket] ?? -1;
    if (known >= 0 && isSame(bytes, known, from, to - from)) return known;
    this.#places[bucket] = from;
    return from;
  }

  clear(): void {
    this.#places.fill(-1);
  }
}

/** Behind the last slash of a text, or its end. */
function behindSlash(record: Uint8Array, { start, end }: Span): number {
  for (let at = end; at > start; at--) if (record[at - 1] === SLASH) return at;
  return end;
}

function isSame(bytes: Uint8Array, one: number, other: number, length: number): boolean {
  for (let at = 0; at < length; at++) if (bytes[one + at] !== bytes[other + at]) return false;
  return true;
}

function writeNumber(bytes: Uint8Array, at: number, number: number): void {
  for (let byte = 0; byte < 4; byte++) bytes[at + byte] = number >> (8 * byte);
}
