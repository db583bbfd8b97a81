/** What a text of SQL is made of, as far as quotes decide it (Trino, `SqlBase.g4`: STRING, QUOTED_IDENTIFIER). */
export type SqlToken =
  | { readonly string: string }
  | { readonly identifier: string }
  /** A word, number or sign. */
  | { readonly other: string };

const TOKEN = /'((?:[^']|'')*)'|"((?:[^"]|"")*)"|([^\s'"]+)/gs;

/** Throws where a quote is never closed. */
export function tokensOf(sql: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  let end = 0;
  for (const match of sql.matchAll(TOKEN)) {
    const between = sql.slice(end, match.index);
    if (between.trim() !== '') throw new Error(`no token: ${between}`);
    end = match.index + match[0].length;
    const [, string, identifier, other] = match;
    if (string !== undefined) tokens.push({ string: string.replaceAll("''", "'") });
    else if (identifier !== undefined) tokens.push({ identifier: identifier.replaceAll('""', '"') });
    else tokens.push({ other: other ?? '' });
  }
  if (sql.slice(end).trim() !== '') throw new Error(`no token: ${sql.slice(end)}`);
  return tokens;
}
