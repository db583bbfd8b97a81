import { type Alias, isAlias, isMap, isPair, isSeq } from 'yaml';

/** What the aliases of a document stand for. */
export interface Anchors {
  readonly targets: ReadonlyMap<Alias, unknown>;
  /** Aliases inside the very thing they stand for. */
  readonly loops: ReadonlySet<Alias>;
}

/** Of a text without the sign that every anchor begins with. */
export const NO_ANCHORS: Anchors = { targets: new Map(), loops: new Set() };

/**
 * Looks all aliases up in one pass, in the document's order: an alias means the last anchor of its name before it. The
 * library's own look-up walks the document for every alias, which a file full of them turns into minutes.
 */
export function anchorsOf(root: unknown): Anchors {
  const targets = new Map<Alias, unknown>();
  const loops = new Set<Alias>();
  const byName = new Map<string, unknown>();
  const open = new Set<unknown>();
  const visit = (node: unknown): void => {
    if (isAlias(node)) {
      const target = byName.get(node.source);
      if (target === undefined) return;
      if (open.has(target)) loops.add(node);
      else targets.set(node, target);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    if ('anchor' in node && typeof node.anchor === 'string') byName.set(node.anchor, node);
    if (!isMap(node) && !isSeq(node)) return;
    open.add(node);
    for (const item of node.items) {
      if (isPair(item)) {
        visit(item.key);
        visit(item.value);
      } else visit(item);
    }
    open.delete(node);
  };
  visit(root);
  return { targets, loops };
}
