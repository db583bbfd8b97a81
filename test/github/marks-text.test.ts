import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksText, readMarks } from '../../src/github/marks-text.ts';
import { markOf } from '../support/tracking.ts';

const marksOf = (count: number, bits: number) =>
  new Set(Array.from({ length: count }, (_, index) => Math.floor(markOf(`push ${index}`) / 2 ** (48 - bits))));

describe('a set of marks', () => {
  const bits = fc.integer({ min: 0, max: 48 });
  const set = bits.chain((size) =>
    fc.tuple(
      fc.constant(size),
      fc.uniqueArray(fc.oneof(fc.maxSafeNat(), fc.constantFrom(0, 1, 2, 3, 2 ** 48 - 1)).map((n) => n % 2 ** size)),
    ),
  );

  it('is read as it was written', () => {
    fc.assert(
      fc.property(set, ([size, marks]) => {
        const text = marksText(new Set(marks), size);
        expect(text).toMatch(/^[A-Za-z0-9+/]*$/);
        expect([...(readMarks(text, size) ?? ['unreadable'])]).toEqual([...marks].sort((a, b) => a - b));
      }),
    );
  });

  it('has one text, and no other text is one', () => {
    fc.assert(
      fc.property(bits, fc.string({ unit: fc.constantFrom(...'AB09az/+w'), maxLength: 30 }), (size, text) => {
        const marks = readMarks(text, size);
        if (marks !== null) expect(marksText(marks, size)).toBe(text);
      }),
      { numRuns: 2000 },
    );
    expect(readMarks('A=', 48)).toBeNull();
  });

  it.each([
    [1, 48, 11],
    [25, 48, 200],
    [1000, 48, 6700],
    [4096, 48, 26_000],
    [10_000, 30, 31_000],
  ])('of %d with %d bits is short', (count, size, longest) => {
    expect(marksText(marksOf(count, size), size).length).toBeLessThan(longest);
  });
});
