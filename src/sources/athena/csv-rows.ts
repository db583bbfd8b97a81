import { isAscii } from 'node:buffer';
import { Unexpected } from '../unexpected.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const LINE_END = 0x0a;

/** No row of Athena is longer (Amazon Athena User Guide, "Considerations and limitations": 32 MB). */
const LONGEST_ROW = 32 * 1024 * 1024;

/** Text that is no CSV of Athena: what should stand there, and what does. */
export class CsvBroken extends Unexpected {
  override readonly name = 'CsvBroken';
}

/** Columns by their numbers, the first one and the one behind the last. */
export interface ColumnStretch {
  readonly from: number;
  readonly to: number;
}

const NO_COLUMNS: ColumnStretch = { from: -1, to: -1 };

/**
 * The rows of a CSV as Athena writes it: each value in quotes, NULL nothing at all, and nothing else (Amazon Athena User
 * Guide, "Work with query results"). The bytes may be cut anywhere.
 */
export class CsvRows {
  readonly #take: (row: readonly (string | null)[]) => void;
  /** The beginning of a row that is not whole. */
  #rest: Buffer = Buffer.alloc(0);
  /** Where a value with quotes in it is put together. */
  #parts: Buffer = Buffer.alloc(4096);
  readonly #alike: ColumnStretch;
  /** The stretch of the last row in which it was another one: its bytes from the first quote to the last comma, and its values. */
  #known: { readonly bytes: Buffer; readonly values: readonly (string | null)[] } | null = null;

  /** `alike`: columns that are often as in the row before; with it, they are read in a fifth of the time. */
  constructor(take: (row: readonly (string | null)[]) => void, alike: ColumnStretch = NO_COLUMNS) {
    this.#take = take;
    this.#alike = alike.from < alike.to ? alike : NO_COLUMNS;
  }

  /** Throws a `CsvBroken`. */
  write(bytes: Uint8Array): void {
    this.#read(Buffer.concat([this.#rest, bytes]));
  }

  /** Throws a `CsvBroken` where the text ends within a row. The last one may lack its line end. */
  end(): void {
    if (this.#rest.length > 0) this.write(Buffer.of(LINE_END));
    if (this.#rest.length > 0) throw new CsvBroken('a quote behind the last value', 'the end of the object');
  }

  #read(bytes: Buffer): void {
    // A character for each byte, so that both have the same places. It is the text itself where there is nothing but ASCII.
    const text = bytes.toString('latin1');
    const plain = isAscii(bytes);
    let start = 0;
    let at = 0;
    let row: (string | null)[] = [];
    const alike = this.#alike;
    let alikeAt = 0;
    while (at < bytes.length) {
      if (row.length === alike.from) {
        const known = this.#known;
        const end = at + (known?.bytes.length ?? 0);
        if (known !== null && end <= bytes.length && bytes.compare(known.bytes, 0, known.bytes.length, at, end) === 0) {
          for (const value of known.values) row.push(value);
          at = end;
          continue;
        }
        alikeAt = at;
      }
      let value: string | null = null;
      if (bytes[at] === QUOTE) {
        const end = text.indexOf('"', at + 1);
        // What stands behind a quote tells whether it is the last one.
        if (end === -1 || end + 1 === bytes.length) break;
        if (bytes[end + 1] !== QUOTE) {
          value = plain ? ownText(text, at + 1, end) : bytes.toString('utf8', at + 1, end);
          at = end + 1;
        } else {
          const quoted = this.#quoted(bytes, at + 1);
          if (quoted === null) break;
          value = quoted.text;
          at = quoted.end;
        }
      }
      const behind = bytes[at];
      if (behind !== COMMA && behind !== LINE_END) {
        throw new CsvBroken('a comma or line end behind each value', 'a text');
      }
      row.push(value);
      at++;
      if (behind === COMMA) {
        if (row.length === alike.to) {
          this.#known = { bytes: Buffer.from(bytes.subarray(alikeAt, at)), values: row.slice(alike.from) };
        }
        continue;
      }
      this.#take(row);
      row = [];
      start = at;
    }
    this.#rest = bytes.subarray(start);
    if (this.#rest.length > LONGEST_ROW) throw new CsvBroken('rows of 32 MB at most', 'a longer one');
  }

  /** A value with quotes in it, each of them doubled, and where it ends; `null`: not here. Byte by byte, for JSON is full of them. */
  #quoted(bytes: Buffer, from: number): { readonly text: string; readonly end: number } | null {
    if (this.#parts.length < bytes.length) this.#parts = Buffer.alloc(2 * bytes.length);
    const parts = this.#parts;
    let length = 0;
    for (let at = from; at + 1 < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === QUOTE && bytes[++at] !== QUOTE) return { text: parts.toString('utf8', 0, length), end: at };
      parts[length++] = byte;
    }
    return null;
  }
}

/** A part of a text. V8 has it refer to all of the text for as long as it is held, but where that was put together for it. */
function ownText(text: string, from: number, to: number): string {
  return ` ${text.slice(from, to)}`.slice(1);
}
