import { StringDecoder } from 'node:string_decoder';

const QUOTE = 0x22;
const COMMA = 0x2c;
const LINE_END = 0x0a;

/** No row of Athena is longer (Amazon Athena User Guide, "Considerations and limitations": 32 MB). In UTF-16 units. */
const LONGEST_ROW = 32 * 1024 * 1024;

/** Text that is no CSV of Athena: what should stand there, and what does. */
export class CsvBroken extends Error {
  override readonly name = 'CsvBroken';
  readonly expected: string;
  readonly got: string;

  constructor(expected: string, got: string) {
    super(`expected ${expected}, got ${got}`);
    this.expected = expected;
    this.got = got;
  }
}

/**
 * The rows of a CSV as Athena writes it: each value in quotes, NULL nothing at all, and nothing else (Amazon Athena User
 * Guide, "Work with query results"). The bytes may be cut anywhere.
 */
export class CsvRows {
  readonly #take: (row: readonly (string | null)[]) => void;
  readonly #decoder = new StringDecoder('utf8');
  /** The beginning of a row that is not whole. */
  #rest = '';

  constructor(take: (row: readonly (string | null)[]) => void) {
    this.#take = take;
  }

  /** Throws a `CsvBroken`. */
  write(bytes: Uint8Array): void {
    this.#read(this.#rest + this.#decoder.write(bytes));
  }

  /** Throws a `CsvBroken` where the text ends within a row. The last one may lack its line end. */
  end(): void {
    const text = this.#rest + this.#decoder.end();
    if (text !== '') this.#read(`${text}\n`);
    if (this.#rest !== '') throw new CsvBroken('a quote behind the last value', 'the end of the object');
  }

  #read(text: string): void {
    let start = 0;
    let at = 0;
    let row: (string | null)[] = [];
    whole: while (at < text.length) {
      let value: string | null = null;
      if (text.charCodeAt(at) === QUOTE) {
        let from = ++at;
        let parts = '';
        for (;;) {
          const end = text.indexOf('"', at);
          // What stands behind the quote tells whether it is the last one.
          if (end === -1 || end + 1 === text.length) break whole;
          at = end + 1;
          if (text.charCodeAt(at) !== QUOTE) {
            value = parts === '' ? textOf(text, from, end) : parts + text.slice(from, end);
            break;
          }
          // Of two quotes the first belongs to the value. Put together as they are found: in one go it takes twice the time.
          parts += text.slice(from, at);
          from = ++at;
        }
      }
      const behind = text.charCodeAt(at);
      if (behind !== COMMA && behind !== LINE_END)
        throw new CsvBroken('a comma or line end behind each value', 'a text');
      row.push(value);
      at++;
      if (behind === COMMA) continue;
      this.#take(row);
      row = [];
      start = at;
    }
    this.#rest = text.slice(start);
    if (this.#rest.length > LONGEST_ROW) throw new CsvBroken('rows of 32 MB at most', 'a longer one');
  }
}

/** A part of a text. V8 has it refer to all of the text for as long as it is held, but where that was put together for it. */
function textOf(text: string, from: number, to: number): string {
  return ` ${text.slice(from, to)}`.slice(1);
}
