import type { Missing } from '../../core/reading.ts';
import { LARGEST_DIGEST } from '../digests/content.ts';
import { smallTextAside, textSize } from '../small-file.ts';
import { unpack } from '../unpack.ts';
import type { Asking, Metadata } from './asking.ts';
import type { ListedIn } from './objects.ts';
import { Unread } from './unread.ts';

/** A log file of CloudTrail has a few MB at most; what is larger is streamed when it is its turn. */
const MOST_WHOLE = 4 * 1024 * 1024;

type Found = Omit<Extract<ListedIn, { kind: 'found' }>, 'kind'>;

/** An object whose turn it is, or what there is in its place. */
export type Turn =
  | (Found & {
      readonly kind: 'whole';
      readonly bytes: Buffer;
      /** `null`: it is unpacked as it comes. */
      readonly text: Buffer | null;
      readonly metadata: Metadata;
    })
  | (Found & { readonly kind: 'large' })
  | (Found & { readonly kind: 'lost'; readonly missing: Missing })
  | Exclude<ListedIn, { kind: 'found' }>;

/** An object that is there. */
export type Readable = Extract<Turn, { kind: 'whole' | 'large' }>;

/** Bytes that are held until it is its turn. */
export function weightOf(listed: ListedIn): number {
  return listed.kind === 'found' && isWhole(listed) ? listed.object.size : 0;
}

/** Asks for an object before it is its turn. Throws `Stopped`. */
export async function fetchTurn(listed: ListedIn, asking: Asking): Promise<Turn> {
  if (listed.kind !== 'found') return listed;
  if (!isWhole(listed)) return { ...listed, kind: 'large' };
  try {
    const pieces: Buffer[] = [];
    let metadata: Metadata = {};
    const opened = (told: Metadata) => {
      metadata = told;
    };
    for await (const piece of asking.bytes(listed.object, opened)) pieces.push(piece);
    return { ...listed, kind: 'whole', bytes: Buffer.concat(pieces), text: null, metadata };
  } catch (error) {
    if (error instanceof Unread) return { ...listed, kind: 'lost', missing: error.missing };
    throw error;
  }
}

/** The same with the text of a small, sound object. */
export async function inflated(turn: Turn): Promise<Turn> {
  return turn.kind === 'whole' ? { ...turn, text: await smallTextAside(turn.bytes) } : turn;
}

/** Bytes that this will hold until it is its turn. */
export function inflatedWeightOf(turn: Turn): number {
  return turn.kind === 'whole' ? turn.bytes.length + textSize(turn.bytes) : 0;
}

/** What an object unpacks to. Throws `Unread` and `Stopped` where it is asked for only now. */
export function unpackedOf(turn: Readable, asking: Asking): AsyncIterable<Buffer> {
  const { size } = turn.object;
  if (turn.kind === 'large') return unpack({ open: () => asking.bytes(turn.object), rereadable: true, size });
  const { bytes, text } = turn;
  // What is damaged is read as far as it goes.
  return text === null ? unpack({ open: () => once(bytes), rereadable: true, size }) : once(text);
}

/** A digest counts whole only. */
function isWhole({ stretch, object }: Found): boolean {
  return object.size <= (stretch.digestsOf === null ? MOST_WHOLE : LARGEST_DIGEST);
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer, void, undefined> {
  yield bytes;
}
