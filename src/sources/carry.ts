/**
 * The bytes of a record, or of a key, that began in an earlier chunk. Positions are indexes into the current chunk; what
 * lies before it is negative.
 */
export class Carry {
  readonly #limit: number;
  #bytes = Buffer.alloc(0);
  #length = 0;
  /** Where the first byte stands. */
  #start = 0;

  /** Holds `limit` bytes at most. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The chunk is read; what stands from `from` on is needed again (`null`: nothing). Positions count from the next chunk then. */
  chunkEnded(chunk: Buffer, from: number | null): void {
    if (from === null || from >= 0 || chunk.length - from > this.#limit) this.#length = 0;
    if (from !== null && chunk.length - from <= this.#limit) this.#append(chunk, from);
    this.#start -= chunk.length;
  }

  #append(chunk: Buffer, from: number): void {
    if (from >= 0) this.#start = from;
    const added = chunk.length - Math.max(from, 0);
    if (this.#length + added > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(2 * (this.#length + added));
      this.#bytes.copy(grown, 0, 0, this.#length);
      this.#bytes = grown;
    }
    chunk.copy(this.#bytes, this.#length, chunk.length - added);
    this.#length += added;
  }

  /** What stands in `[start, end)`, from earlier chunks and this one; `null` where it was too long to hold. */
  join(chunk: Buffer, start: number, end: number): Buffer | null {
    if (start >= 0) return chunk.subarray(start, end);
    if (this.#length === 0 || start < this.#start) return null;
    return Buffer.concat([this.#bytes.subarray(start - this.#start, this.#length), chunk.subarray(0, end)]);
  }
}
