import { createGunzip, type Gunzip } from 'node:zlib';

/** Compressed bytes handed to zlib at once: what they inflate to is in memory while the piece before is read. */
const PIECE = 64 * 1024;
/** Room for what a piece usually inflates to, so that zlib's thread need not ask this one for more on the way. */
const CHUNK = 2 * 1024 * 1024;
/** Logs of CloudTrail inflate to 15 times their size, some to more. */
const USUAL_RATIO = 20;
const LEAST_CHUNK = 16 * 1024;

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

/**
 * Inflates one gzip member after the other, as `zcat` does. Zeros behind the last one are padding. `size`: bytes of all pieces,
 * where that is known: a small one needs no large buffer, which would cost more than the inflating.
 */
export async function* gunzip(
  pieces: AsyncIterable<Buffer>,
  size = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer, void, undefined> {
  const inflation = new Inflation(Math.min(CHUNK, Math.max(LEAST_CHUNK, size * USUAL_RATIO)));
  let fed = 0;
  let lastData = 0;
  try {
    for await (const large of pieces) {
      for (let at = 0; at < large.length && !inflation.failed; at += PIECE) {
        const piece = large.subarray(at, at + PIECE);
        const length = lengthWithoutZeros(piece);
        if (length > 0) lastData = fed + length;
        fed += piece.length;
        if (inflation.over) continue;
        const ready = inflation.takeChunks();
        const written = inflation.write(piece);
        // Read by the caller while zlib's thread inflates the next.
        yield* ready;
        await written;
      }
      if (inflation.failed) break;
    }
    await inflation.end();
    yield* inflation.takeChunks();
  } finally {
    inflation.close();
  }
  inflation.throwFailure();
  // zlib takes the first zero behind a member for padding and drops all that follows, silently.
  if (lastData > inflation.consumed) throw new GzipBroken('data behind padding', true, inflation.consumed);
}

/**
 * zlib's stream, driven by hand: read as a stream it drops what it has inflated and nobody has taken yet at the moment it
 * fails.
 */
class Inflation {
  readonly #stream: Gunzip;
  #chunks: Buffer[] = [];
  #failure: (Error & { code?: unknown }) | null = null;
  #ended = false;
  #settle = () => {};

  constructor(chunkSize: number) {
    this.#stream = createGunzip({ chunkSize });
    this.#stream.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.#stream.on('end', () => {
      this.#ended = true;
      this.#settle();
    });
    this.#stream.on('error', (error) => {
      this.#failure = error;
      this.#settle();
    });
  }

  get failed(): boolean {
    return this.#failure !== null;
  }

  /** zlib takes no more: it met padding. A further write would never be answered. */
  get over(): boolean {
    return this.#ended;
  }

  /** Compressed bytes before the piece that is being inflated. */
  get consumed(): number {
    return this.#stream.bytesWritten;
  }

  takeChunks(): Buffer[] {
    const chunks = this.#chunks;
    this.#chunks = [];
    return chunks;
  }

  /** Settles when all that the piece holds is inflated, or is found to be broken. */
  write(piece: Buffer): Promise<void> {
    return this.#settled((done) => this.#stream.write(piece, done));
  }

  async end(): Promise<void> {
    if (!this.failed && !this.#ended) await this.#settled(() => this.#stream.end());
  }

  close(): void {
    this.#stream.destroy();
  }

  throwFailure(): void {
    const cause = this.#failure;
    if (cause !== null) throw new GzipBroken(cause.message, cause.code === 'Z_BUF_ERROR', this.consumed, { cause });
  }

  #settled(start: (done: () => void) => void): Promise<void> {
    return new Promise((resolve) => {
      this.#settle = resolve;
      start(resolve);
    });
  }
}

function lengthWithoutZeros(piece: Buffer): number {
  let end = piece.length;
  while (end > 0 && piece[end - 1] === 0) end--;
  return end;
}
