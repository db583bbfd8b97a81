import type { TransformOptions } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, type ZlibOptions } from 'node:zlib';

/**
 * Pieces this large keep the thread that inflates busy while the one before is read; with Node's 16 kB the two mostly wait
 * for each other.
 */
const CHUNK = 512 * 1024;
const OPTIONS: ZlibOptions & TransformOptions = { chunkSize: CHUNK, highWaterMark: 2 * CHUNK };

/** The compressed data breaks off, or is not what was written. */
export class GzipBroken extends Error {
  override readonly name = 'GzipBroken';
  /** It breaks off; nothing that was there is lost. */
  readonly truncated: boolean;
  /** Compressed bytes before the piece in which it is broken. */
  readonly consumed: number;

  constructor(message: string, truncated: boolean, consumed: number, options?: { cause?: unknown }) {
    super(message, options);
    this.truncated = truncated;
    this.consumed = consumed;
  }
}

/** Inflates one gzip member after the other, as `zcat` does. Zeros behind the last one are padding. */
export async function* gunzip(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  const inflater = createGunzip(OPTIONS);
  let fed = 0;
  let lastData = 0;
  async function* watched(): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      let end = piece.length;
      while (end > 0 && piece[end - 1] === 0) end--;
      if (end > 0) lastData = fed + end;
      fed += piece.length;
      yield piece;
    }
  }
  const feeding = pipeline(watched, inflater);
  // What goes wrong is thrown by the loop below too.
  feeding.catch(() => {});
  try {
    for await (const chunk of inflater) yield chunk;
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_'))) throw cause;
    throw new GzipBroken(cause.message, cause.code === 'Z_BUF_ERROR', inflater.bytesWritten, { cause });
  }
  // zlib takes the first zero behind a member for padding and drops all that follows, silently.
  if (lastData > inflater.bytesWritten) {
    throw new GzipBroken('data behind padding', true, inflater.bytesWritten);
  }
}
