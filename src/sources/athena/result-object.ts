import { SECOND } from '../../core/instant.ts';
import type { ReadFrom } from '../s3.ts';
import { type ColumnStretch, CsvBroken, CsvRows } from './csv-rows.ts';
import { type AthenaFailure, broken } from './failures.ts';
import type { ResultAccess } from './result.ts';
import { isSame } from './result-pages.ts';
import type { Row } from './rows.ts';

/** How often one object is opened again, where the connection ended too early. */
const MOST_RESUMES = 8;
const FIRST_PAUSE = SECOND / 2;

/**
 * Hands over the rows of a result's CSV that follow those of the first page, `head`. Gives whether it has come to the end:
 * what may not be read, is not there, or does not begin as the first page does, is left alone. Rejects with an
 * `AthenaFailure` where it breaks behind that.
 */
export async function readObject(
  { object, pause, goOn }: Omit<ResultAccess, 'page'>,
  columns: readonly string[],
  head: readonly Row[],
  take: (row: Row) => void,
): Promise<boolean> {
  if (object === null) return false;
  const rows = new RowsBehind(columns, head, take);
  const csv = new CsvRows((row) => rows.take(row), alikeIn(columns));
  let from: ReadFrom | null = null;
  try {
    for (let resumes = 0; resumes <= MOST_RESUMES; resumes++) {
      if (resumes > 0) await pause(FIRST_PAUSE * 2 ** (resumes - 1));
      const opening = await object(from);
      switch (opening.kind) {
        case 'open': {
          let { offset, etag }: ReadFrom = from ?? { offset: 0, etag: opening.etag };
          const end = offset + opening.bytes;
          for await (const chunk of opening.chunks) {
            goOn();
            csv.write(chunk);
            offset += chunk.length;
          }
          if (offset === end) {
            csv.end();
            return rows.hasBegun;
          }
          from = { offset, etag };
          break;
        }
        case 'changed':
          throw broken('the CSV of the result as it was when its reading began', 'another one');
        case 'refused':
          return false;
        case 'unanswered':
          // Of nothing that was begun: pages come sooner than another try.
          if (from === null) return false;
          break;
      }
    }
    return false;
  } catch (error) {
    if (error instanceof NotTheResult || (error instanceof CsvBroken && !rows.hasBegun)) return false;
    throw error instanceof CsvBroken ? failureOf(error) : error;
  }
}

/** Where and by whom a call was made: the platforms of an image are pushed one after the other. */
function alikeIn(columns: readonly string[]): ColumnStretch {
  return {
    from: columns.indexOf('awsregion'),
    to: columns.findLastIndex((name) => name.startsWith('useridentity')) + 1,
  };
}

/** The object does not begin with the rows of the first page. */
class NotTheResult extends Error {
  override readonly name = 'NotTheResult';
}

/** Of the rows of a CSV those behind its header and the rows of the first page, which it holds against them. */
class RowsBehind {
  readonly #columns: readonly string[];
  /** What it must begin with. */
  readonly #head: readonly Row[];
  readonly #take: (row: Row) => void;
  #seen = 0;

  constructor(columns: readonly string[], head: readonly Row[], take: (row: Row) => void) {
    this.#columns = columns;
    this.#head = [columns, ...head];
    this.#take = take;
  }

  /** Whether all that the first page has was there. */
  get hasBegun(): boolean {
    return this.#seen >= this.#head.length;
  }

  take(row: Row): void {
    const expected = this.#head[this.#seen];
    this.#seen++;
    if (expected !== undefined) {
      // Text that is empty and NULL are read alike: that they are written alike need not be.
      if (row.length !== expected.length || row.some((text, index) => (text ?? '') !== (expected[index] ?? ''))) {
        this.#seen = 0;
        throw new NotTheResult();
      }
    } else if (row.length !== this.#columns.length) {
      throw new CsvBroken(`rows of ${this.#columns.length} columns`, `${row.length} in row ${this.#seen} of the CSV`);
    } else if (!isSame(row, this.#columns)) this.#take(row);
  }
}

function failureOf({ expected, got }: CsvBroken): AthenaFailure {
  return broken(expected, got);
}
