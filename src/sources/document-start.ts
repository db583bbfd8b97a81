const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const SPACES = [0x20, 0x09, 0x0a, 0x0d];
const BRACKETS = [0x7b, 0x5b];
/** Bytes that tell the formats below apart. */
const HEAD = 8;

/** First bytes of what is met beside logs, and what to call it. */
const FORMATS: readonly (readonly [Buffer, string])[] = [
  [
    Buffer.from('PAR1'),
    'a Parquet file, as Amazon Security Lake has them: ask its tables, with the source security-lake',
  ],
  [Buffer.from([0x1f, 0x8b]), 'gzip within gzip'],
  [Buffer.from([0xff, 0xfe]), 'UTF-16 text'],
  [Buffer.from([0xfe, 0xff]), 'UTF-16 text'],
  [Buffer.from('PK'), 'a zip file'],
  [Buffer.from('BZh'), 'a bzip2 file'],
  [Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a]), 'an xz file'],
  [Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), 'a zstd file'],
  [Buffer.from('Obj\u0001'), 'an Avro file'],
];

/** Reads up to the first bracket of a text, past a UTF-8 byte order mark and white space. State survives the end of a chunk. */
export class DocumentStart {
  #read = 0;
  #marked = 0;
  /** First bytes of what does not start as JSON. */
  #foreign: number[] | null = null;

  /** The text does not start as JSON, and enough of it is read to say what it is. */
  get foreign(): boolean {
    return this.#foreign !== null && this.#foreign.length === HEAD;
  }

  /** Where the first bracket stands in the chunk, or the chunk's length. */
  read(chunk: Buffer): number {
    for (const [index, byte] of chunk.entries()) {
      const torn = this.#marked > 0 && this.#marked < BYTE_ORDER_MARK.length;
      if (this.#foreign !== null) this.#foreign.push(byte);
      else if (this.#marked === this.#read && byte === BYTE_ORDER_MARK[this.#marked]) this.#marked++;
      else if (torn) this.#foreign = [...BYTE_ORDER_MARK.subarray(0, this.#marked), byte];
      else if (BRACKETS.includes(byte)) return index;
      else if (!SPACES.includes(byte)) this.#foreign = [byte];
      this.#read++;
      if (this.foreign) break;
    }
    return chunk.length;
  }

  /** What the text is, as far as it was read. */
  describe(): string {
    const torn = this.#marked > 0 && this.#marked < BYTE_ORDER_MARK.length;
    const head = Buffer.from(this.#foreign ?? (torn ? BYTE_ORDER_MARK.subarray(0, this.#marked) : []));
    if (head.length === 0) return this.#read === 0 ? 'an empty file' : 'nothing but white space';
    const format = FORMATS.find(([magic]) => head.subarray(0, magic.length).equals(magic));
    if (format !== undefined) return format[1];
    const printable = head.every((byte) => (byte >= 0x20 && byte < 0x7f) || SPACES.includes(byte));
    return printable ? `text that starts with ${JSON.stringify(head.toString())}` : `bytes ${head.toString('hex')}`;
  }

  /** Nothing but a byte order mark and white space. */
  get empty(): boolean {
    return this.#foreign === null && (this.#marked === 0 || this.#marked === BYTE_ORDER_MARK.length);
  }
}
