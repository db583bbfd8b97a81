import { expect } from 'vitest';
import { isLive, kinds, type MarkdownNode, nodesOf, parsed, seen } from './markdown.ts';

/** What our reports are made of. Anything else, such as a link, an image or a footnote, came from outside. */
const OURS = new Set([
  ...['root', 'heading', 'paragraph', 'text', 'inlineCode', 'strong', 'html', 'code'],
  ...['list', 'listItem', 'table', 'tableRow', 'tableCell'],
]);

/** The only HTML: what is folded, with a title in which names are code. */
const FOLD = /^(?:<details><summary>[^<>]*(?:<code>[^<>]*<\/code>[^<>]*)*<\/summary>|<\/details>)$/;

/** What of a report is ours besides. */
interface AlsoOurs {
  /** Kinds of nodes that only some reports are made of. */
  readonly kinds?: readonly string[];
  /** Whether we lead to this page by this text. */
  readonly leadsTo?: (url: string, text: string) => boolean;
}

/**
 * Fails unless a report is whole and does nothing: every fold, table and block of code is closed, no text is live, and no
 * link leads elsewhere than where we lead.
 */
export function expectWholeAndInert(
  report: string,
  { kinds: alsoOurs = [], leadsTo = () => false }: AlsoOurs = {},
): MarkdownNode {
  const document = parsed(report);
  const ours = new Set([...OURS, ...alsoOurs, 'link']);
  expect([...new Set(kinds(document))].filter((kind) => !ours.has(kind))).toEqual([]);
  const links = nodesOf(document, 'link');
  expect(links.filter((link) => !leadsTo(link.url ?? '', seen(link)))).toEqual([]);
  const html = nodesOf(document, 'html').map(({ value }) => value ?? '');
  expect(html.filter((value) => !FOLD.test(value))).toEqual([]);
  let depth = 0;
  for (const value of html) {
    depth += value === '</details>' ? -1 : 1;
    expect(depth).toBeGreaterThanOrEqual(0);
  }
  expect(depth).toBe(0);
  // An open block of code would swallow the last line.
  expect(['html', 'paragraph']).toContain(document.children?.at(-1)?.type);
  for (const table of nodesOf(document, 'table')) {
    const [width, ...widths] = new Set((table.children ?? []).map(({ children }) => children?.length ?? 0));
    expect([width, widths]).toEqual([expect.any(Number), []]);
  }
  const linked = new Set(links.flatMap((link) => nodesOf(link, 'text')));
  const text = nodesOf(document, 'text').filter((node) => !linked.has(node));
  expect(text.map(seen).filter(isLive)).toEqual([]);
  return document;
}

/** Leads to issues, by their numbers. */
export function toIssues(...urls: readonly string[]): Required<Pick<AlsoOurs, 'leadsTo'>> {
  return { leadsTo: (url, text) => urls.includes(url) && /^#\d+$/.test(text) };
}
