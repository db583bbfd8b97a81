import type { Opening, ReadFrom } from '../s3.ts';
import type { ResultPage } from './api.ts';
import { broken } from './failures.ts';
import { readObject } from './result-object.ts';
import { pagesOf } from './result-pages.ts';
import type { Row } from './rows.ts';

/** Where the rows of a result are. */
export interface ResultAccess {
  /** As `AthenaApi` has it, asked for until it comes. */
  readonly page: (token: string | null, ahead: (token: string) => void) => Promise<ResultPage>;
  /** Opens the CSV that holds all of them; `null`: Athena keeps them to itself. */
  readonly object: ((from: ReadFrom | null) => Promise<Opening>) | null;
  /** Both throw an `AthenaFailure` where there is nothing to wait for any more. Milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly goOn: () => void;
}

/**
 * Hands over the rows of a result, in their order, each once. The first page comes from Athena: most results end there. What
 * is longer is read from its CSV in S3, several times as fast; where that cannot be had, or not to its end, the pages go on
 * behind the rows that are there. Rejects with an `AthenaFailure` for a result that is not what was asked for, or does not
 * end.
 */
export async function readResult(
  access: ResultAccess,
  columns: readonly string[],
  take: (row: Row) => void,
): Promise<void> {
  /** Rows that the object gave, and a page will give again. */
  let ahead = 0;
  const takeAhead = (row: Row) => {
    ahead++;
    take(row);
  };
  for await (const { rows, isFirst, isLast } of pagesOf(access.page, columns)) {
    for (const row of rows) {
      if (ahead > 0) ahead--;
      else take(row);
    }
    if (isFirst && !isLast && (await readObject(access, columns, rows, takeAhead))) return;
  }
  if (ahead > 0) throw broken('pages with all rows of the CSV', `${ahead} fewer`);
}
