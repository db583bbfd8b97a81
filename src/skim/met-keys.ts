import { LONGEST_WORD, MET, MET_BUCKETS, MET_SIZE } from './layout.ts';
import { same } from './words.ts';

// A key that was met: two keys that followed it, the length of `"key":`, its number, and from 16 on the bytes. Records repeat
// each other, so what follows is nearly always known, and comparing it costs less than finding out where it ends.
// Where none followed yet stands 0, and at 0 nothing but zeros: a key of no length.
const FOLLOWER: i32 = 0;
const OTHER_FOLLOWER: i32 = 4;
const LENGTH: i32 = 8;
const NUMBER: i32 = 12;
const BYTES: i32 = 16;

/** Before the first key of an item. */
const START: i32 = MET + MET_BUCKETS * MET_SIZE;
/** Beyond this many, probing gets slow: all are forgotten. */
const MOST_MET: i32 = 384;

let met: i32 = 0;
let latest: i32 = START;

export function startItem(): void {
  latest = START;
}

/** The length of `"key":` where one of the keys stands at `at` that followed the latest before; 0 for none. */
export function expectedKey(at: i32): i32 {
  let key = load<i32>(latest, FOLLOWER);
  let length = load<i32>(key, LENGTH);
  if (length === 0 || !same(at, key + BYTES, length)) {
    key = load<i32>(latest, OTHER_FOLLOWER);
    length = load<i32>(key, LENGTH);
    if (length === 0 || !same(at, key + BYTES, length)) return 0;
  }
  latest = key;
  return length;
}

/** The number of the latest key. */
export function numberOfLatest(): i32 {
  return load<i32>(latest, NUMBER);
}

/** `"key":` of this length has no escapes and may be remembered. */
export function canBeMet(length: i32): bool {
  return length <= LONGEST_WORD;
}

/** Makes `"key":`, which stands at `at`, the latest, and expects it here from now on. */
export function meet(at: i32, length: i32, number: i32): void {
  if (met === MOST_MET) {
    memory.fill(MET, 0, (MET_BUCKETS + 1) * MET_SIZE);
    met = 0;
    latest = START;
  }
  const key = placeOf(at, length);
  if (load<i32>(key, LENGTH) === 0) {
    met++;
    store<i32>(key, length, LENGTH);
    store<i32>(key, number, NUMBER);
    v128.store(key, v128.load(at), BYTES);
    v128.store(key, v128.load(at, 16), BYTES + 16);
  }
  store<i32>(latest, load<i32>(latest, FOLLOWER), OTHER_FOLLOWER);
  store<i32>(latest, key, FOLLOWER);
  latest = key;
}

/** Where the key is, or may be put. */
function placeOf(at: i32, length: i32): i32 {
  const hash = (load<u32>(at, 1) ^ (load<u32>(at + length - 4) >>> 3)) * 0x9e3779b1 + <u32>length * 0x85ebca6b;
  let bucket = <i32>(hash >>> 23);
  while (true) {
    const key = MET + bucket * MET_SIZE;
    const known = load<i32>(key, LENGTH);
    if (known === 0 || (known === length && same(at, key + BYTES, length))) return key;
    bucket = (bucket + 1) & (MET_BUCKETS - 1);
  }
}
