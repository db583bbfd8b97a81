import type { Caller, SignIn } from './sign-in.ts';

/**
 * Sign-ins by role, as bytes: a log of a year holds millions, of which a handful is asked for, and each would cost several
 * times as much as objects. It can be handed from one thread to another.
 *
 * Entry by entry: where the session stands that took the role (4 bytes, little end first), how long the issued key is (1), the
 * key. Behind it the session, where no entry before has the same: where its role stands (4), what its ARN has behind the
 * last slash, its key. Behind that its role, where no session before has the same: type, ARN up to the last slash, account,
 * service. Each text is in UTF-8 behind its length (2 bytes), 0 for what is missing; each of the three is padded with zeros.
 */
export interface SignInPack {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Each of the three starts at a multiple of this. */
export const ALIGNMENT = 4;
/** In bytes, none of which an entry starts behind. */
export const LARGEST_PACK = 1024 * 1024;
/** Bytes of a place. */
export const PLACE = 4;
export const HEAD = PLACE + 1;
export const SESSION_TEXTS = 2;
export const ROLE_TEXTS = 4;
const HASHED = 32;

/** All that a pack holds, in the order in which it came. */
export function* unpacked({ bytes }: SignInPack): Generator<readonly [accessKeyId: string, signIn: SignIn]> {
  for (let entry = 0; entry < bytes.length; entry = behindEntry(bytes, entry)) {
    yield [TEXT.decode(bytes.subarray(entry + HEAD, behindKey(bytes, entry))), signInAt(bytes, entry)];
  }
}

const TEXT = new TextDecoder('utf-8', { ignoreBOM: true });

export function signInAt(bytes: Uint8Array, entry: number): SignIn {
  const session = readNumber(bytes, entry);
  const [tail = '', accessKeyId = ''] = textsAt(bytes, session + PLACE, SESSION_TEXTS);
  const [type = '', head = '', account = '', service = ''] = textsAt(bytes, readNumber(bytes, session), ROLE_TEXTS);
  const caller: Caller = {
    accessKeyId: accessKeyId || null,
    type: type || 'Unknown',
    arn: head + tail || null,
    account: account || null,
    service: type === 'AWSService' ? service || null : null,
  };
  return { kind: 'role', caller };
}

function textsAt(bytes: Uint8Array, from: number, count: number): readonly string[] {
  let at = from;
  return Array.from({ length: count }, () => {
    const start = at + 2;
    at = start + lengthAt(bytes, at);
    return TEXT.decode(bytes.subarray(start, at));
  });
}

/** Where the next entry starts. */
export function behindEntry(bytes: Uint8Array, entry: number): number {
  const session = aligned(behindKey(bytes, entry));
  if (readNumber(bytes, entry) !== session) return session;
  const role = behindTexts(bytes, session + PLACE, SESSION_TEXTS);
  return readNumber(bytes, session) === role ? behindTexts(bytes, role, ROLE_TEXTS) : role;
}

function behindTexts(bytes: Uint8Array, from: number, count: number): number {
  let end = from;
  for (let text = 0; text < count; text++) end += 2 + lengthAt(bytes, end);
  return aligned(end);
}

export function behindKey(bytes: Uint8Array, entry: number): number {
  return entry + HEAD + (bytes[entry + PLACE] ?? 0);
}

/** FNV-1a of the last bytes, in which keys and roles differ; the upper bits are mixed into those that are used. */
export function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5 ^ (to - from);
  for (let at = Math.max(from, to - HASHED); at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

function readNumber(bytes: Uint8Array, at: number): number {
  return lengthAt(bytes, at) | (lengthAt(bytes, at + 2) << 16);
}

export function aligned(at: number): number {
  return (at + ALIGNMENT - 1) & -ALIGNMENT;
}
