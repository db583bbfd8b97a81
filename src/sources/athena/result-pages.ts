import type { ResultPage } from './api.ts';
import { broken } from './failures.ts';
import type { Row } from './rows.ts';

/** Rows of a result, without its header. */
export interface PageRows {
  readonly rows: readonly Row[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/**
 * The pages of a result; while one is taken in, the next is on its way. Throws an `AthenaFailure` for a result that is not
 * what was asked for, or does not end.
 */
export async function* pagesOf(
  page: (token: string | null) => Promise<ResultPage>,
  columns: readonly string[],
): AsyncGenerator<PageRows> {
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
    const short = rows.findIndex(({ length }) => length !== columns.length);
    if (short !== -1) {
      const got = `${rows[short]?.length} in row ${short + 1} of page ${number}`;
      throw broken(`rows of ${columns.length} columns`, got);
    }
    yield { rows: rows.filter((row) => !isSame(row, columns)), isFirst: number === 1, isLast: token === null };
    if (token === null) return;
  }
}

/**
 * Whether a row is a header: the first row of the first page and of the CSV, and wherever it comes again. No record has the
 * names of the columns.
 */
export function isSame(row: Row, columns: readonly string[]): boolean {
  return row.length === columns.length && row.every((text, index) => text === columns[index]);
}
