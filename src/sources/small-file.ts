import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** On disk. Most files of a trail are smaller: reading and inflating one at once costs less than one turn of a stream. */
const SMALL = 64 * 1024;
/** Unpacked. What is larger is streamed, so that no file can fill the memory. */
const MOST_TEXT = 8 * 1024 * 1024;
const WITH_ENGINE = { info: true, maxOutputLength: MOST_TEXT };

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
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { size: bytes.length, text: bytes };
  try {
    const inflated: unknown = gunzipSync(bytes, WITH_ENGINE);
    if (!isInflated(inflated) || inflated.engine.bytesWritten < lengthWithoutPadding(bytes)) return null;
    return { size: bytes.length, text: inflated.buffer };
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** What `info: true` adds, which the types of Node leave out: how much of the input was consumed. */
interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

function isInflated(value: unknown): value is Inflated {
  return typeof value === 'object' && value !== null && 'buffer' in value && 'engine' in value;
}

/** zlib takes a first zero behind the data for padding and drops all that follows, silently. */
function lengthWithoutPadding(bytes: Buffer): number {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return end;
}
