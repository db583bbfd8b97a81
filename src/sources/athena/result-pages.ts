import type { ResultPage } from './api.ts';
import { broken } from './failures.ts';
import type { Row } from './rows.ts';

/** Rows of a result, without its header. */
export interface PageRows {
  readonly rows: readonly Row[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

type AskForPage = (token: string | null, ahead: (token: string) => void) => Promise<ResultPage>;

/**
 * The pages of a result; while one is taken in, the next is on its way, and no other. Throws an `AthenaFailure` for a result
 * that is not what was asked for, or does not end.
 */
export async function* pagesOf(page: AskForPage, columns: readonly string[]): AsyncGenerator<PageRows> {
  const seen = new Set<string>();
  for (let [number, coming] = [1, new ComingPage(page, null)]; ; number++) {
    const behind: { page: ComingPage | null } = { page: null };
    const {
      columns: names,
      rows,
      token,
    } = await coming.page((ahead) => {
      // A token that comes again would lead round in a circle.
      if (behind.page !== null || seen.has(ahead)) return;
      seen.add(ahead);
      behind.page = new ComingPage(page, ahead);
    });
    if (!isSame(names, columns)) throw broken(`the columns ${columns.join(', ')}`, names.join(', ') || 'none');
    if (token !== null && behind.page === null) {
      throw broken('a token for the page that follows', `one that was used before page ${number}`);
    }
    const short = rows.findIndex(({ length }) => length !== columns.length);
    if (short !== -1) {
      const got = `${rows[short]?.length} in row ${short + 1} of page ${number}`;
      throw broken(`rows of ${columns.length} columns`, got);
    }
    yield { rows: rows.filter((row) => !isSame(row, columns)), isFirst: number === 1, isLast: behind.page === null };
    if (behind.page === null) return;
    coming = behind.page;
  }
}

/** A page that was asked for. */
class ComingPage {
  readonly #page: Promise<ResultPage>;
  /** Of the next one, as soon as it is known. */
  #token: string | null = null;
  #heard: (token: string) => void = () => {};

  constructor(ask: AskForPage, token: string | null) {
    this.#page = ask(token, (ahead) => {
      this.#token = ahead;
      this.#heard(ahead);
    });
    // It is awaited in the next round, which does not come where the page before is broken.
    this.#page.catch(() => {});
  }

  /** Waits for it. `ahead` is told the token of the next page from now on, before this one is there or with it. */
  async page(ahead: (token: string) => void): Promise<ResultPage> {
    this.#heard = ahead;
    if (this.#token !== null) ahead(this.#token);
    const page = await this.#page;
    if (page.token !== null) ahead(page.token);
    return page;
  }
}

/**
 * Whether a row is a header: the first row of the first page and of the CSV, and wherever it comes again. No record has the
 * names of the columns.
 */
export function isSame(row: Row, columns: readonly string[]): boolean {
  return row.length === columns.length && row.every((text, index) => text === columns[index]);
}
