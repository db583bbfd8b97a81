import { isAlias, isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { Finding } from '../core/problem.ts';
import type { Anchors } from './yaml-anchors.ts';
import { keyOf, pairsOf, rangeOf, type TextRange } from './yaml-nodes.ts';
import type { YamlPlaces } from './yaml-places.ts';

/** What a YAML document holds, once anchors, quotes and comments are gone. */
export type YamlValue = string | number | boolean | null | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** The language nests four levels deep; the rest is room for what is reported as wrong. */
const DEEPEST = 32;

/** Parts that a file may hold by way of aliases. 500 entries that share a list of windows need a tenth of it. */
const MOST_BY_ALIAS = 10_000;

type Tell = (range: TextRange, finding: Finding) => void;

/** The document has no end or would not fit: nothing of it is read. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
  readonly range: TextRange;
  readonly finding: Finding;

  constructor(range: TextRange, finding: Finding) {
    super(finding.kind);
    this.range = range;
    this.finding = finding;
  }
}

/** The document as plain data. What stands for nothing readable is told and read as `null`. */
export function dataOf(root: unknown, anchors: Anchors, tell: Tell, places: YamlPlaces): YamlValue {
  let byAlias = 0;

  function read(node: unknown, depth: number, alias: TextRange | null): YamlValue {
    const range = alias ?? rangeOf(node);
    if (alias && ++byAlias > MOST_BY_ALIAS)
      throw new Unusable(alias, { kind: 'yaml-alias-bomb', limit: MOST_BY_ALIAS });
    if (depth > DEEPEST) throw new Unusable(range, { kind: 'yaml-too-deep' });
    if (isAlias(node)) {
      if (anchors.loops.has(node)) throw new Unusable(range, { kind: 'yaml-alias-loop', name: node.source });
      if (anchors.targets.has(node)) return read(anchors.targets.get(node), depth, alias ?? range);
      // Most likely a glob without quotes: read on as if it had them, so that it is told once and for what it is.
      const written = places.textBetween(range) || `*${node.source}`;
      tell(range, { kind: 'yaml-alias-unknown', name: written });
      return written;
    }
    if (isMap(node)) return mapping(node, depth, alias);
    if (isSeq(node)) return node.items.map((item) => read(item, depth + 1, alias));
    return isScalar(node) ? scalar(node.value) : null;
  }

  function mapping(map: YAMLMap, depth: number, alias: TextRange | null): YamlValue {
    const entries = new Map<string, YamlValue>();
    for (const { key, value } of map.items) {
      const name = keyOf(key);
      const range = rangeOf(key);
      if (name === null) tell(range, { kind: 'yaml-key' });
      else if (entries.has(name)) {
        const first = rangeOf(pairsOf(map).get(name)?.key);
        tell(range, { kind: 'duplicate-key', key: name, firstLine: places.between(first).line });
      } else entries.set(name, read(value, depth + 1, alias));
    }
    // Not by assignment: a key `__proto__` must stay a key.
    return Object.fromEntries(entries);
  }

  return read(root, 0, null);
}

function scalar(value: unknown): YamlValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
