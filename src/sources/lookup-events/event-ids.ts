/** Slots at first; a power of two. */
const SLOTS = 1024;
const FULLEST = 0.75;
const WORDS = 4;
/** `8-4-4-4-12` digits (RFC 9562, 4). */
const LENGTH = 36;
const HYPHEN = 0x2d;

/**
 * Which eventIDs were seen. CloudTrail's are UUIDs: 16 bytes each in a table with free room, a third of what a set of texts
 * takes. Whatever else comes is kept as text.
 */
export class EventIds {
  readonly #others = new Set<string>();
  /** Four words a slot; a free one has zeros. */
  #table = new Uint32Array(SLOTS * WORDS);
  #used = 0;
  readonly #id = new Uint32Array(WORDS);

  get size(): number {
    return this.#used + this.#others.size;
  }

  /** Answers whether it is new. */
  add(eventId: string): boolean {
    if (!this.#read(eventId)) {
      const known = this.#others.has(eventId);
      this.#others.add(eventId);
      return !known;
    }
    const slot = slotOf(this.#table, this.#id, 0);
    if (!isFree(this.#table, slot)) return false;
    this.#table.set(this.#id, slot);
    this.#used++;
    if (this.#used * WORDS > this.#table.length * FULLEST) this.#grow();
    return true;
  }

  #grow(): void {
    const larger = new Uint32Array(this.#table.length * 2);
    for (let at = 0; at < this.#table.length; at += WORDS) {
      if (!isFree(this.#table, at)) larger.set(this.#table.subarray(at, at + WORDS), slotOf(larger, this.#table, at));
    }
    this.#table = larger;
  }

  /** Into `#id`; false where it is no UUID in lower case, or the one of zeros only. Two texts never read the same. */
  #read(text: string): boolean {
    if (text.length !== LENGTH) return false;
    this.#id.fill(0);
    let digits = 0;
    for (let index = 0; index < LENGTH; index++) {
      const code = text.charCodeAt(index);
      if (index === 8 || index === 13 || index === 18 || index === 23) {
        if (code !== HYPHEN) return false;
        continue;
      }
      const digit = digitOf(code);
      if (digit < 0) return false;
      const word = digits >> 3;
      this.#id[word] = ((this.#id[word] ?? 0) << 4) | digit;
      digits++;
    }
    return !isFree(this.#id, 0);
  }
}

function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  return code >= 0x61 && code <= 0x66 ? code - 0x57 : -1;
}

/** Where the id is that stands at `at` of `words`, or the free slot where it belongs. */
function slotOf(table: Uint32Array, words: Uint32Array, at: number): number {
  const [a, b, c, d] = [words[at], words[at + 1], words[at + 2], words[at + 3]];
  // All four words count: ids need not be random in each.
  const hash = mixed(mixed(mixed(mixed(0, a), b), c), d);
  const mask = table.length / WORDS - 1;
  let slot = hash & mask;
  for (;;) {
    const base = slot * WORDS;
    if (isFree(table, base)) return base;
    if (table[base] === a && table[base + 1] === b && table[base + 2] === c && table[base + 3] === d) return base;
    slot = (slot + 1) & mask;
  }
}

function mixed(hash: number, word = 0): number {
  const product = Math.imul(hash ^ word, 0x85ebca6b);
  return product ^ (product >>> 15);
}

function isFree(table: Uint32Array, at: number): boolean {
  return table[at] === 0 && table[at + 1] === 0 && table[at + 2] === 0 && table[at + 3] === 0;
}
