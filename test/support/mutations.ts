import fc from 'fast-check';

/** One change of one byte of a text. */
export interface Mutation {
  readonly kind: 'flip' | 'set' | 'delete' | 'insert' | 'cut';
  readonly at: number;
  readonly byte: number;
}

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('flip', 'set', 'delete', 'insert', 'cut'),
  at: fc.nat(),
  byte: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...Buffer.from('{}[]",:\\u0 \n'))),
});

export function mutated(bytes: Buffer, { kind, at, byte }: Mutation): Buffer {
  if (bytes.length === 0) return bytes;
  const index = at % bytes.length;
  const rest = bytes.subarray(index + 1);
  const before = bytes.subarray(0, index);
  switch (kind) {
    case 'flip':
      return Buffer.concat([before, Buffer.from([(bytes[index] ?? 0) ^ (1 << (byte % 8))]), rest]);
    case 'set':
      return Buffer.concat([before, Buffer.from([byte]), rest]);
    case 'delete':
      return Buffer.concat([before, rest]);
    case 'insert':
      return Buffer.concat([before, Buffer.from([byte]), bytes.subarray(index)]);
    case 'cut':
      return before;
  }
}
