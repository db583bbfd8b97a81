import {
  type Alias,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type LineCounter,
  type Pair,
  Scalar,
  type YAMLMap,
} from 'yaml';
import type { Stretch } from '../core/problem.ts';
import { pairsOf, rangeOf, type TextRange } from './yaml-nodes.ts';

/** Keys and indices from the root of the document to a value. */
export type YamlPath = readonly PropertyKey[];

/** Where the parts of a YAML text stand, by their path. What an alias stands for is placed where it is written. */
export class YamlPlaces {
  readonly #text: string;
  readonly #lines: LineCounter;
  readonly #root: unknown;
  readonly #targets: ReadonlyMap<Alias, unknown>;
  readonly #pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

  constructor(text: string, lines: LineCounter, root: unknown, targets: ReadonlyMap<Alias, unknown>) {
    this.#text = text;
    this.#lines = lines;
    this.#root = root;
    this.#targets = targets;
  }

  /** The value at a path; its key where the value is nothing; the nearest thing around where there is neither. */
  value(path: YamlPath): Stretch {
    const range = rangeOf(this.#node(path));
    return range[1] > range[0] ? this.between(range) : this.key(path);
  }

  /** The key that leads to a path; for an item of a list, the item. */
  key(path: YamlPath): Stretch {
    const name = path.at(-1);
    if (name === undefined) return this.between([0, 0]);
    const parent = path.slice(0, -1);
    const key = rangeOf(this.#pair(this.#node(parent), name)?.key);
    if (key[1] > key[0]) return this.between(key);
    const node = this.#node(path);
    return isNode(node) ? this.between(rangeOf(node)) : this.value(parent);
  }

  /**
   * Part of the text at a path, exact where the scalar stands on one line without escapes; else the scalar's start.
   */
  within(path: YamlPath, offset: number, length: number): Stretch {
    const start = this.#plainStart(path);
    return start === null ? this.value(path) : this.between([start + offset, start + offset + length]);
  }

  /** The scalar at a path as the file spells it, quotes included; `null` for anything else. */
  source(path: YamlPath): string | null {
    const node = this.#node(path);
    return isScalar(node) ? this.textBetween(rangeOf(node)) : null;
  }

  /** Whether an item of a `[ ]` list stands there without quotes, so that a comma of its own would have cut it. */
  isBareInBrackets(path: YamlPath): boolean {
    const list = this.#node(path.slice(0, -1));
    const node = this.#node(path);
    return isSeq(list) && list.flow === true && isScalar(node) && node.type === Scalar.PLAIN;
  }

  /** Whether that comma stands right before it, without the space that people put between items. */
  followsTightComma(path: YamlPath): boolean {
    const node = this.#node(path);
    return this.isBareInBrackets(path) && this.#text[rangeOf(node)[0] - 1] === ',';
  }

  /** A stretch of the text by its offsets, cut to its first line. */
  between([from, to]: TextRange): Stretch {
    const { line, col } = this.#lines.linePos(from);
    const lineEnd = this.#text.indexOf('\n', from);
    const end = lineEnd === -1 ? to : Math.min(to, lineEnd);
    const length = this.#text.slice(from, end).trimEnd().length;
    return { line: Math.max(line, 1), column: Math.max(col, 1), length: Math.max(length, 1) };
  }

  textBetween([from, to]: TextRange): string {
    return this.#text.slice(from, to);
  }

  #plainStart(path: YamlPath): number | null {
    const node = this.#node(path);
    if (!isScalar(node) || typeof node.value !== 'string' || node.value === '') return null;
    const start = rangeOf(node)[0] + (node.type === Scalar.PLAIN ? 0 : 1);
    return !node.value.includes('\n') && this.#text.startsWith(node.value, start) ? start : null;
  }

  #node(path: YamlPath): unknown {
    let node = this.#root;
    for (const step of path) {
      const parent = this.#resolved(node);
      if (isMap(parent)) node = this.#pair(parent, step)?.value;
      else if (isSeq(parent)) node = parent.items[Number(step)];
      else return undefined;
    }
    return this.#resolved(node);
  }

  #pair(map: unknown, key: PropertyKey): Pair | undefined {
    if (!isMap(map)) return undefined;
    const pairs = this.#pairs.get(map) ?? pairsOf(map);
    this.#pairs.set(map, pairs);
    return pairs.get(String(key));
  }

  #resolved(node: unknown): unknown {
    return isAlias(node) ? (this.#targets.get(node) ?? node) : node;
  }
}
