import { GzipBroken, gunzip } from './gunzip.ts';

/** Something that bytes are read from. */
export interface Packed {
  open(): AsyncIterable<Buffer>;
  /** Whether `open` may be called again for the same bytes. */
  readonly rereadable: boolean;
  /** In bytes, packed, where it is known. */
  readonly size?: number;
}

/**
 * How finely the piece is cut in which compressed data is broken, pass by pass. zlib gives nothing of the piece in which it
 * fails, so the last pass goes byte by byte.
 */
const SALVAGE_CUTS = [256, 1];

/** The text of a file: inflated where its first two bytes say gzip (RFC 1952), whatever its name, else as it is. */
export async function* unpack(packed: Packed): AsyncGenerator<Buffer, void, undefined> {
  const pieces = packed.open()[Symbol.asyncIterator]();
  const head = await firstBytes(pieces);
  const all = chained(head, pieces);
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* all;
    return;
  }
  let delivered = 0;
  try {
    for await (const chunk of gunzip(all, packed.size)) {
      delivered += chunk.length;
      yield chunk;
    }
  } catch (error) {
    if (!(error instanceof GzipBroken) || error.truncated || !packed.rereadable) throw error;
    yield* salvage(packed, delivered, error);
  }
}

/** Reads anew and yields what lies before the damage and was not delivered yet; then throws what is wrong. */
async function* salvage(packed: Packed, from: number, broken: GzipBroken): AsyncGenerator<Buffer, void, undefined> {
  let delivered = from;
  let latest = broken;
  for (const size of SALVAGE_CUTS) {
    let position = 0;
    try {
      for await (const chunk of gunzip(cutFrom(packed.open(), latest.consumed, size))) {
        const fresh = chunk.subarray(Math.max(0, delivered - position));
        position += chunk.length;
        delivered += fresh.length;
        if (fresh.length > 0) yield fresh;
      }
    } catch (error) {
      if (!(error instanceof GzipBroken)) throw error;
      latest = error;
    }
  }
  throw latest;
}

async function firstBytes(pieces: AsyncIterator<Buffer>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const { value, done } = await pieces.next();
    if (done === true) break;
    head = Buffer.concat([head, value]);
  }
  return head;
}

async function* chained(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  try {
    if (head.length > 0) yield head;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

async function* cutFrom(pieces: AsyncIterable<Buffer>, from: number, size: number): AsyncGenerator<Buffer> {
  let position = 0;
  for await (const piece of pieces) {
    const whole = Math.min(piece.length, Math.max(0, from - position));
    if (whole > 0) yield piece.subarray(0, whole);
    for (let at = whole; at < piece.length; at += size) yield piece.subarray(at, at + size);
    position += piece.length;
  }
}
