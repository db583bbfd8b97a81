import type { ResultPage } from './api.ts';
import { AthenaFailure } from './failures.ts';
import type { Row } from './rows.ts';

/**
 * Hands over the rows of a result, page by page; while one is taken in, the next is on its way. Rejects with an
 * `AthenaFailure` for a result that is not what was asked for, or does not end.
 */
export async function readResult(
  page: (token: string | null) => Promise<ResultPage>,
  columns: readonly string[],
  take: (row: Row) => void,
): Promise<void> {
  const seen = new Set<string>();
  let coming = page(null);
  for (let number = 1; ; number++) {
    const { columns: names, rows, token } = await coming;
    if (!isSame(names, columns)) throw broken(`the columns ${columns.join(', ')}`, names.join(', ') || 'none');
    if (token !== null) {
      // A token that comes again would lead round in a circle.
      if (seen.has(token)) throw broken('a token for the page that follows', `one that was used before page ${number}`);
      seen.add(token);
      coming = page(token);
      // It is awaited in the next round, which does not come where this page is broken.
      coming.catch(() => {});
    }
    takeRows(rows, columns, number, take);
    if (token === null) return;
  }
}

/** The header is the first row of the first page, and no row of any page: no record has the names of the columns. */
function takeRows(rows: readonly Row[], columns: readonly string[], page: number, take: (row: Row) => void): void {
  for (const [index, row] of rows.entries()) {
    if (row.length !== columns.length) {
      throw broken(`rows of ${columns.length} columns`, `${row.length} in row ${index + 1} of page ${page}`);
    }
    if (index > 0 || !isSame(row, columns)) take(row);
  }
}

function isSame(row: Row, columns: readonly string[]): boolean {
  return row.length === columns.length && row.every((text, index) => text === columns[index]);
}

function broken(expected: string, got: string): AthenaFailure {
  return new AthenaFailure({ reason: 'result-broken', expected, got }, 'none');
}
