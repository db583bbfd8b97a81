import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { attribute, elementsIn, parsedPage, textIn } from './page.ts';

type Element = Tree.Element;

/** A page as one hears it read: a line for each heading, paragraph, item, row of a table and mark of a picture. */
export function pageText(html: string): string {
  const [body] = elementsIn(parsedPage(html)).filter(({ tagName }) => tagName === 'body');
  if (!body) throw new Error('the page has no body');
  return `${linesOf(body, '').join('\n').trim()}\n`;
}

function linesOf(element: Element, indent: string): string[] {
  const { tagName } = element;
  if (attribute(element, 'aria-hidden') === 'true' || attribute(element, 'hidden') !== undefined) return [];
  switch (tagName) {
    case 'script':
      return [];
    case 'h1':
    case 'h2':
    case 'h3':
      return ['', `${indent}${'#'.repeat(Number(tagName.slice(1)))} ${words(element)}`];
    case 'p':
    case 'caption':
    case 'summary':
      return [`${indent}${words(element)}`];
    case 'a':
      return [`${indent}-> ${attribute(element, 'aria-label') ?? words(element)}`];
    case 'li':
      return hasBlocks(element) ? below(element, `${indent}  `) : [`${indent}- ${words(element)}`];
    case 'tr':
      return [`${indent}| ${childrenOf(element).map(cellWords).join(' | ')} |`, ...marksIn(element, indent)];
    case 'div':
      return childrenOf(element)[0]?.tagName === 'dt'
        ? [`${indent}${childrenOf(element).map(words).join(': ')}`]
        : below(element, indent);
    default:
      return below(element, indent);
  }
}

function below(element: Element, indent: string): string[] {
  return childrenOf(element).flatMap((child) => linesOf(child, indent));
}

function childrenOf({ childNodes }: Element): Element[] {
  return childNodes.filter((child) => 'tagName' in child);
}

function hasBlocks(element: Element): boolean {
  return childrenOf(element).some(({ tagName }) => tagName === 'div');
}

/** The marks of a picture are told below their row. */
function marksIn(row: Element, indent: string): string[] {
  return elementsIn(row)
    .filter(({ tagName }) => tagName === 'a')
    .flatMap((mark) => linesOf(mark, `${indent}    `));
}

function cellWords(cell: Element): string {
  const picture = elementsIn(cell).find((one) => one.tagName === 'svg' && attribute(one, 'class') === 'day');
  if (!picture) return words(cell);
  const shades = elementsIn(picture)
    .filter(({ tagName }) => tagName === 'rect')
    .map((rect) => `${attribute(rect, 'class')} ${attribute(rect, 'x')} +${attribute(rect, 'width')}`);
  const notes = elementsIn(cell).filter(({ tagName }) => tagName === 'li');
  return [...shades, ...notes.map(words)].join('; ');
}

/** The text of an element without what is there for the eye only. */
function words(element: Element): string {
  return heard(element).replace(/\s+/g, ' ').trim();
}

function heard(node: Tree.Node): string {
  if ('tagName' in node && attribute(node, 'aria-hidden') === 'true') return '';
  return 'childNodes' in node ? node.childNodes.map(heard).join('') : textIn(node);
}
