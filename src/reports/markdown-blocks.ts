import { markdownTable } from 'markdown-table';
import { plural } from './words.ts';

/** A column of a table: its title, and `r` where it holds numbers. */
export type Column = string | readonly [title: string, align: 'r'];

/** A table of cells that passed a door for cells. Without padding: it shows the same and saves bytes. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const titles = columns.map((column) => (typeof column === 'string' ? column : column[0]));
  // Titles would stand in the middle of a column that does not say where.
  const align = columns.map((column) => (typeof column === 'string' ? 'l' : column[1]));
  return markdownTable([titles, ...rows], { alignDelimiters: false, align });
}

/** A list of lines that passed a door. */
export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/**
 * What opens when it is asked for, under a title of plain text or of what passed `summaryCode`. GitHub reads Markdown
 * inside `details` only after a blank line, and none in `summary`.
 */
export function folded(title: string, ...blocks: readonly string[]): string {
  return [`<details><summary>${title}</summary>`, ...blocks, '</details>'].join('\n\n');
}

/** So many rows stand open: what comes below must not be a page further down. */
const ROWS_OPEN = 10;

/** A table whose first rows stand open; the next ones are folded, under how many of what they are. */
export function foldedTable(columns: readonly Column[], rows: readonly (readonly string[])[], one: string): string[] {
  const rest = rows.slice(ROWS_OPEN);
  return [
    table(columns, rows.slice(0, ROWS_OPEN)),
    ...(rest.length === 0 ? [] : [folded(plural(rest.length, one), table(columns, rest))]),
  ];
}

/** Our own words held together, so that a narrow cell breaks no date in two. */
export function unbroken(words: string): string {
  return words.replaceAll(' ', '\u00A0');
}

/** Text as it is, in a block of code: its fence is longer than any in the text. */
export function fenced(language: string, text: string): string {
  const longestRun = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
