import { Refused } from './refusal.ts';

/** A part of a list, and the `Link` header that leads to the others. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly link: string | null;
}

/**
 * A page by its number, as GitHub links them: by the number of the repository, with what else was asked
 * (https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api). Without a link where one page holds all.
 */
export function pageOf<T>(all: readonly T[], query: URLSearchParams, url: string): Page<T> {
  const { page, size } = asked(query);
  const last = Math.max(1, Math.ceil(all.length / size));
  const links = [
    ...(page > 1 ? [linkTo(url, query, { page: page - 1 }, 'prev')] : []),
    ...(page < last
      ? [linkTo(url, query, { page: page + 1 }, 'next'), linkTo(url, query, { page: last }, 'last')]
      : []),
    ...(page > 1 ? [linkTo(url, query, { page: 1 }, 'first')] : []),
  ];
  return { items: all.slice((page - 1) * size, page * size), link: links.join(', ') || null };
}

/** A page after a cursor: what is there after the thing that was last on the page before, whatever was deleted since. */
export function pageByCursor<T extends { readonly number: number }>(
  all: readonly T[],
  query: URLSearchParams,
  url: string,
): Page<T> {
  const { page, size } = asked(query);
  const after = query.get('after');
  const start = after === null ? (page - 1) * size : afterCursor(all, after);
  const items = all.slice(start, start + size);
  const last = items.at(-1);
  const isEnd = start + size >= all.length;
  const next = last && !isEnd ? linkTo(url, query, { after: cursorOf(last), page: page + 1 }, 'next') : null;
  return { items, link: next };
}

/** After the issue of the cursor; where that was deleted, by numbers, in whose order lists are unless another was asked for. */
function afterCursor(all: readonly { readonly number: number }[], cursor: string): number {
  const number = Number(Buffer.from(cursor, 'base64url').toString().replace('cursor:', ''));
  const place = all.findIndex((one) => one.number === number);
  if (place !== -1) return place + 1;
  const isDown = (all[0]?.number ?? 0) > (all.at(-1)?.number ?? 0);
  const start = all.findIndex((one) => (isDown ? one.number < number : one.number > number));
  return start === -1 ? all.length : start;
}

function cursorOf({ number }: { readonly number: number }): string {
  return Buffer.from(`cursor:${number}`).toString('base64url');
}

function linkTo(url: string, query: URLSearchParams, change: Readonly<Record<string, string | number>>, rel: string) {
  const changed = new URLSearchParams(query);
  for (const [name, value] of Object.entries(change)) changed.set(name, String(value));
  return `<${url}?${changed}>; rel="${rel}"`;
}

function asked(query: URLSearchParams): { readonly page: number; readonly size: number } {
  // GitHub answers 100 where more is asked for; a client that counts on more would lose some.
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const page = Number(query.get('page') ?? 1);
  if (size < 1 || page < 1) throw new Refused(422, 'page and per_page begin with 1');
  return { page, size };
}
