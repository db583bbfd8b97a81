import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineStarts } from '../../src/policy/line-starts.ts';
import { parsePolicy } from '../../src/policy/parse.ts';

it('finds the line and column of every offset', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '\n', '😀'), { minLength: 1 }), (parts) => {
      const text = parts.join('');
      const starts = new LineStarts(text);
      for (let offset = 0; offset < text.length; offset++) {
        const before = text.slice(0, offset).split('\n');
        expect(starts.placeOf(offset)).toEqual({ line: before.length, column: (before.at(-1) ?? '').length + 1 });
      }
    }),
  );
});

it('counts blank lines before damage', () => {
  const read = parsePolicy(Buffer.from('*aversion: 1\nversion: 1\n\n😀'), 'p.yml');
  expect(!read.ok && read.failure.problems.map(({ place }) => place.line)).toEqual([1, 4]);
});
