import { readFileSync, statSync } from 'node:fs';
import { gunzip, gunzipSync } from 'node:zlib';

/** On disk. Reading and inflating a file at once costs less than the turns of a stream, and most files of a trail are smaller. */
const SMALL = 1024 * 1024;
/** Unpacked. What is larger is streamed, so that no file can fill the memory. */
const MOST_TEXT = 8 * 1024 * 1024;
/** Unpacked: less is inflated sooner than handed to another thread and back. */
const ASIDE = 32 * 1024;
/** zlib looks whether there is more as soon as a chunk is full. */
const SPARE = 64;

export interface SmallFile {
  /** Bytes on disk. */
  readonly size: number;
  /** Unpacked. */
  readonly text: Buffer;
}

/**
 * A small, sound file whole; `null` for every other, which the stream reads, and tells what is wrong with.
 * Errors of the file system are thrown.
 */
export function readSmallFile(path: string): SmallFile | null {
  if (statSync(path).size > SMALL) return null;
  const bytes = readFileSync(path);
  const text = smallText(bytes);
  return text === null ? null : { size: bytes.length, text };
}

function smallText(bytes: Buffer): Buffer | null {
  if (!isPacked(bytes)) return bytes;
  const length = lengthInTrailer(bytes);
  if (length > MOST_TEXT) return null;
  try {
    return allOf(gunzipSync(bytes, inOnePiece(bytes, length)), bytes);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** Bytes that the text will have, if it is small and sound. */
export function textSize(bytes: Buffer): number {
  return isPacked(bytes) ? Math.min(lengthInTrailer(bytes), MOST_TEXT) : bytes.length;
}

/**
 * The same of what was read already, inflated by a thread of Node's own while this one does something else, where that is
 * worth the way there.
 */
export async function smallTextAside(bytes: Buffer): Promise<Buffer | null> {
  const length = isPacked(bytes) ? lengthInTrailer(bytes) : 0;
  if (length < ASIDE || length > MOST_TEXT) return smallText(bytes);
  return new Promise((resolve) => {
    gunzip(bytes, inOnePiece(bytes, length), (error, inflated) => {
      resolve(error === null ? allOf(inflated, bytes) : null);
    });
  });
}

/** Putting pieces together costs a third of the inflating. Where the trailer lies, in few. */
function inOnePiece(bytes: Buffer, length: number) {
  return { info: true, maxOutputLength: MOST_TEXT, chunkSize: Math.max(length, bytes.length) + SPARE };
}

function isPacked(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The text, where nothing of the bytes is left that zlib did not look at. */
function allOf(inflated: unknown, bytes: Buffer): Buffer | null {
  if (!isInflated(inflated) || inflated.engine.bytesWritten < lengthWithoutPadding(bytes)) return null;
  return inflated.buffer;
}

/**
 * Gives back the memory of a text that nobody reads any more. The collector does so too, but late: until then the next texts
 * come to lie in memory that the system has to clear and the cache does not hold, which costs half as much as the inflating.
 */
export function letGo(text: Buffer): void {
  const { buffer, byteOffset, length } = text;
  const isAlone = byteOffset === 0 && length > Buffer.poolSize && buffer.byteLength <= length + SPARE;
  if (isAlone && canTransfer(buffer)) buffer.transfer(0);
}

/** From ES2024; Node 20 has it not. */
interface Transferable {
  transfer(length: number): ArrayBuffer;
}

function canTransfer(buffer: ArrayBufferLike): buffer is ArrayBufferLike & Transferable {
  return 'transfer' in buffer;
}

/** What `info: true` adds, which the types of Node leave out: how much of the input was consumed. */
interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

function isInflated(value: unknown): value is Inflated {
  return typeof value === 'object' && value !== null && 'buffer' in value && 'engine' in value;
}

/** How long the text is, by the last four bytes of the last member (RFC 1952): right for a whole file of one member, else any number. */
function lengthInTrailer(bytes: Buffer): number {
  return bytes.length < 18 ? 0 : bytes.readUInt32LE(bytes.length - 4);
}

/** zlib takes a first zero behind the data for padding and drops all that follows, silently. */
function lengthWithoutPadding(bytes: Buffer): number {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return end;
}
