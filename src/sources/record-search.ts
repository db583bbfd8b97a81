const NEWLINE = 0x0a;
const BRACE = 0x7b;
const FIRST_KEY = Buffer.from('"eventVersion"');

/**
 * Finds where a record may start behind damaged JSON: a brace at the start of a line (JSON Lines), or a brace, white
 * space and `"eventVersion"`, which CloudTrail writes first in its log files. Inside a text the quotes of that key would
 * be escaped, so it cannot be met there. State survives the end of a chunk at every byte.
 */
export class RecordSearch {
  /** Bytes matched of brace, white space and first key; white space is not counted. */
  #matched = 0;
  #lineStart = false;
  /** Where the brace of the match stands, as an index into the chunk; negative when in an earlier one. */
  start = 0;

  /** Starts anew. `lineStart`: the byte to be read next is the first of a line. */
  begin(lineStart: boolean): void {
    this.#matched = 0;
    this.#lineStart = lineStart;
  }

  /** A brace has been seen, and what follows it so far fits. */
  get matching(): boolean {
    return this.#matched > 0;
  }

  /** Reads on. `first-key`: found, and what has been read ends behind the key; `brace`: found, and it ends behind the brace. */
  next(chunk: Buffer, from: number): { readonly found: 'first-key' | 'brace' | null; readonly end: number } {
    for (let i = from; i < chunk.length; i++) {
      const byte = chunk[i] ?? 0;
      if (byte === BRACE) {
        this.start = i;
        this.#matched = 1;
        if (this.#lineStart) return { found: 'brace', end: i + 1 };
      } else if (this.#matched > 0) {
        if (byte === FIRST_KEY[this.#matched - 1]) this.#matched++;
        else if (this.#matched > 1 || !(byte === 0x20 || byte === NEWLINE || byte === 0x0d || byte === 0x09))
          this.#matched = 0;
        if (this.#matched > FIRST_KEY.length) return { found: 'first-key', end: i + 1 };
      }
      this.#lineStart = byte === NEWLINE;
    }
    return { found: null, end: chunk.length };
  }

  /** The chunk of this length is read: `start` counts from the next one. */
  chunkEnded(length: number): void {
    this.start -= length;
  }
}
