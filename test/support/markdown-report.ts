import { expect } from 'vitest';
import { isLive, kinds, type MarkdownNode, nodesOf, parsed, seen } from './markdown.ts';

/** What our reports are made of. Anything else, such as a link, an image or a footnote, came from outside. */
const OURS = new Set([
  ...['root', 'heading', 'paragraph', 'text', 'inlineCode', 'strong', 'html', 'code'],
  ...['list', 'listItem', 'table', 'tableRow', 'tableCell'],
]);

/** The only HTML: what is folded, with a title in which names are code. */
const FOLD = /^(?:<details><summary>[^<>]*(?:<code>[^<>]*<\/code>[^<>]*)*<\/summary>|<\/details>)$/;

/** Fails unless a report is whole and does nothing: every fold, table and block of code is closed, no text is live. */
export function expectWholeAndInert(report: string): MarkdownNode {
  const document = parsed(report);
  expect([...new Set(kinds(document))].filter((kind) => !OURS.has(kind))).toEqual([]);
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
  const text = nodesOf(document, 'text').map(seen);
  expect(text.filter(isLive)).toEqual([]);
  return document;
}
