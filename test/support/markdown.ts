import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** A node of the parsed document, as far as tests look at it. */
export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  /** Of a link. */
  readonly url?: string;
  readonly children?: readonly MarkdownNode[];
}

/** GitHub Flavored Markdown as a parser other than ours reads it. */
export function parsed(markdown: string): MarkdownNode {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** The kinds of node below one, itself included, in document order. */
export function kinds(node: MarkdownNode): string[] {
  return [node.type, ...(node.children ?? []).flatMap(kinds)];
}

/** All nodes of a kind. */
export function nodesOf(node: MarkdownNode, type: string): MarkdownNode[] {
  return [...(node.type === type ? [node] : []), ...(node.children ?? []).flatMap((child) => nodesOf(child, type))];
}

/** The text that a reader sees. */
export function seen(node: MarkdownNode): string {
  return (node.value ?? '') + (node.children ?? []).map(seen).join('');
}

/** What GitHub makes something of that it finds in plain text. */
const LIVE =
  /@[\w-]|#\d|\bgh-\d|https?:|www\.|mailto:|(?:^|\s):[\w+-]+:|\$|\[\^|<!--|(?<!\w)(?!\d{12}(?!\w))(?=[a-f]*\d)[\da-f]{7,}(?!\w)/i;

/** Whether plain text of a rendered page would become a mention, a reference, a link, an emoji or a formula. */
export function isLive(text: string): boolean {
  return LIVE.test(text);
}
