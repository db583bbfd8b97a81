import { isNode, isScalar, type Pair, type YAMLMap } from 'yaml';

/** From where to where a part of the text reaches, in UTF-16 code units; `to` is not part of it. */
export type TextRange = readonly [from: number, to: number];

/** Where a node stands; the start of the text for what stands nowhere. */
export function rangeOf(node: unknown): TextRange {
  return isNode(node) && node.range ? [node.range[0], node.range[1]] : [0, 0];
}

/** A key as the text it is written as (`1:` is the key "1"); `null` where it is a list or a mapping. */
export function keyOf(key: unknown): string | null {
  if (!isScalar(key)) return null;
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

/** The pairs of a mapping by their keys; of a key that occurs twice the first counts. */
export function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const pairs = new Map<string, Pair>();
  for (const pair of map.items) {
    const key = keyOf(pair.key);
    if (key !== null && !pairs.has(key)) pairs.set(key, pair);
  }
  return pairs;
}
