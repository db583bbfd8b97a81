import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventIds } from '../../../src/sources/lookup-events/event-ids.ts';

const ZEROS = '00000000-0000-0000-0000-000000000000';

it('knows the ids that it was given, however they look, as a set of texts does', () => {
  const like = fc.constantFrom(
    ZEROS,
    ZEROS.replace('0', '1'),
    '0e0c3c3e-0000-4000-8000-00000000000a',
    '0E0C3C3E-0000-4000-8000-00000000000A',
    '0e0c3c3e-0000-4000-8000-00000000000g',
    '0e0c3c3e00000-4000-8000-00000000000a',
    '0e0c3c3e-0000-4000-8000-00000000000',
    '',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(like, fc.uuid(), fc.string()), { maxLength: 200 }), (ids) => {
      const seen = new Set<string>();
      const compact = new EventIds();
      for (const id of ids) {
        expect(compact.add(id)).toBe(!seen.has(id));
        seen.add(id);
        expect(compact.size).toBe(seen.size);
      }
    }),
  );
});

it('keeps all of them while it grows, also those that differ in a few digits only', () => {
  const compact = new EventIds();
  const idOf = (index: number) => `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
  const ids = Array.from({ length: 50_000 }, (_, index) => idOf(index));
  expect(ids.filter((id) => !compact.add(id))).toEqual([]);
  expect(ids.filter((id) => compact.add(id))).toEqual([]);
  expect(compact.size).toBe(50_000);
});
