import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPieces, Listed } from '../../src/reports/json-pieces.ts';

/** As it is written where a list is made item by item. */
function lazily(value: unknown): unknown {
  if (Array.isArray(value)) return new Listed(value, lazily);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, lazily(part)]));
}

describe('JSON in pieces', () => {
  it('is what JSON.stringify gives', () => {
    // Objects in objects hold their lists themselves, as those of a report do.
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant('a\nb'));
    const plain = fc.oneof(leaf, fc.array(leaf), fc.dictionary(fc.string(), leaf));
    const item = fc.record({ name: plain, parts: fc.array(fc.oneof(leaf, fc.record({ of: fc.array(leaf) }))) });
    fc.assert(
      fc.property(fc.record({ first: plain, items: fc.array(item), last: plain }), (value) => {
        const { first, items, last } = value;
        const listed = {
          first,
          items: new Listed(items, ({ name, parts }) => ({ name, parts: new Listed(parts, lazily) })),
          gone: undefined,
          last,
        };
        expect([...jsonPieces(listed)].join('')).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  it('makes an item when it is its turn', () => {
    const made: number[] = [];
    const pieces = jsonPieces({
      items: new Listed([1, 2, 3], (item) => {
        made.push(item);
        return item;
      }),
    });
    for (const piece of pieces) if (piece === '1') break;
    expect(made).toEqual([1]);
  });
});
