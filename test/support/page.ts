import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

type Element = Tree.Element;

/** A page as a parser other than ours reads it. */
export function parsedPage(html: string): Tree.Document {
  return parse(html);
}

/** Every node of a page in document order, itself included. */
function nodesIn(node: Tree.Node): Tree.Node[] {
  return [node, ...('childNodes' in node ? node.childNodes.flatMap(nodesIn) : [])];
}

export function elementsIn(node: Tree.Node): Element[] {
  return nodesIn(node).filter((one) => 'tagName' in one);
}

/** All text below a node. */
export function textIn(node: Tree.Node): string {
  return nodesIn(node)
    .map((one) => ('value' in one ? one.value : ''))
    .join('');
}

export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value;
}

/** What is in a page besides its texts: elements, the names of their attributes, comments. */
export function shapeOf(html: string): string[] {
  return nodesIn(parsedPage(html)).flatMap((node) => {
    if (node.nodeName === '#text') return [];
    return [[node.nodeName, ...('attrs' in node ? node.attrs.map(({ name }) => name) : [])].join(' ')];
  });
}
