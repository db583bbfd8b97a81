import type { IssueLink } from '../core/tracking/tracking.ts';
import type { HoldingWords } from './holding-words.ts';
import { type Html, html, NONE } from './html.ts';
import { urlOf } from './link-url.ts';
import { plural } from './words.ts';

/** Rows of one table, besides that of pushes; the JSON report has them all. */
const ROWS_SHOWN = 2000;

/** A part of the page under its title; nothing where there is nothing to show. */
export function section(id: string, title: string, content: Html): Html {
  if (content.markup === '') return NONE;
  return html`<section id="${id}" aria-labelledby="${`${id}-title`}">
<h2 id="${`${id}-title`}">${title}</h2>
${content}</section>
`;
}

export function list(lines: readonly string[], most: number): Html {
  if (lines.length === 0) return NONE;
  const items = lines.slice(0, most).map((line) => html`<li>${line}</li>\n`);
  return html`<ul class="lines">
${items}</ul>
${cut(lines.length - most, 'line')}`;
}

/**
 * A table in a box of its own, which scrolls where it is too wide. Columns that `numbers` names stand to the right; `sortable`
 * ones can be put in another order by the page's script.
 */
export function table(
  caption: string,
  titles: readonly string[],
  rows: readonly (readonly Html[])[],
  { numbers = [], sortable = false }: { readonly numbers?: readonly number[]; readonly sortable?: boolean } = {},
): Html {
  if (rows.length === 0) return NONE;
  const right = (column: number) => (numbers.includes(column) ? html` class="n"` : NONE);
  const head = titles.map((title, column) => html`<th scope="col"${right(column)}>${title}</th>`);
  const body = rows
    .slice(0, ROWS_SHOWN)
    .map((row) => html`<tr>${row.map((cell, column) => html`<td${right(column)}>${cell}</td>`)}</tr>\n`);
  return html`<div class="box" role="region" aria-label="${caption}" tabindex="0"><table${sortable ? html` data-sortable` : NONE}>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody>
</table></div>
${cut(rows.length - ROWS_SHOWN, 'row')}`;
}

/** What holds a violation, with a link to the issue. */
export function holding({ text, issue, inBrackets }: HoldingWords): Html {
  if (issue === null) return html`${text}`;
  return inBrackets ? html`${text} (${issueLink(issue)})` : html`${text} ${issueLink(issue)}`;
}

export function issueLink(issue: IssueLink): Html {
  const url = urlOf(issue);
  return url === null ? html`#${issue.number}` : html`<a href="${url}">#${issue.number}</a>`;
}

/** Says how many are left out; nothing where none are. */
export function cut(count: number, one: string, many?: string): Html {
  return count > 0
    ? html`<p class="cut">${plural(count, `more ${one}`, many && `more ${many}`)} not shown here: the JSON report has them all.</p>\n`
    : NONE;
}
