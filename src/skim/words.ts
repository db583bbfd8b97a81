import { LONGEST_WORD, WORD_BUCKETS, WORD_SIZE } from './layout.ts';

/** Whether the first `length` bytes, from 1 to 32, are the same. */
export function same(one: i32, other: i32, length: i32): bool {
  const first = i8x16.bitmask(i8x16.eq(v128.load(one), v128.load(other)));
  const second = i8x16.bitmask(i8x16.eq(v128.load(one, 16), v128.load(other, 16)));
  return ~(first | (second << 16)) << (32 - length) === 0;
}

/** The number that a table has for a word; -1 for none. */
export function numberOf(table: i32, at: i32, length: i32): i32 {
  if (<u32>(length - 1) >= <u32>LONGEST_WORD) return -1;
  let bucket = (length * 5 + <i32>load<u8>(at) * 3 + <i32>load<u8>(at + length - 1)) & (WORD_BUCKETS - 1);
  while (true) {
    const word = table + bucket * WORD_SIZE;
    const known = load<i32>(word);
    if (known === 0) return -1;
    if (known === length && same(at, word + 16, length)) return load<i32>(word, 4);
    bucket = (bucket + 1) & (WORD_BUCKETS - 1);
  }
}
