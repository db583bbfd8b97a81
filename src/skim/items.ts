import { KEYS, NO_NUMBER, NO_SCOPE, NUMBERS, OPEN_SCOPES, SCOPE_AT, SLOT_AT, SPANS, SPANS_SIZE } from './layout.ts';
import { canBeMet, expectedKey, meet, numberOfLatest, startItem } from './met-keys.ts';
import { escaped, resetEscaped, scalarEnd, spaceEnd, stops, textEnd } from './values.ts';
import { numberOf } from './words.ts';

/** The slot of a list of items, which this leaves to others. */
const LIST: i32 = 12;
const NO_SLOT: i32 = -1;
/** Brackets that may be open at once, as many as `kinds` has bits for. CloudTrail nests a dozen. */
const MOST_OPEN: i32 = 60;

/** Slots whose value is a text with escapes, one bit for each. */
export let escapedSlots: i32 = 0;
/** A key with a slot stood twice in its object, or in one that was the value of such a key. */
export let repeats: bool = false;

export function spanStart(slot: i32): i32 {
  return load<i32>(SPANS + slot * 8);
}

/** 0: the key is missing. */
export function spanEnd(slot: i32): i32 {
  return load<i32>(SPANS + slot * 8, 4);
}

function setSpan(slot: i32, start: i32, end: i32): void {
  store<i32>(SPANS + slot * 8, start);
  store<i32>(SPANS + slot * 8, end, 4);
}

function clearSpans(): void {
  const nothing = i32x4.splat(0);
  for (let at = SPANS; at < SPANS + SPANS_SIZE; at += 16) v128.store(at, nothing);
}

/**
 * The end of the object that opens at `start`, every byte of it held against the grammar (RFC 8259), with the spans of its
 * slots. 0: the text ends within it, the grammar is broken, or it has what only the slow path reads: a key with escapes where
 * slots are, a list of items, very deep nesting.
 */
export function itemEnd(start: i32): i32 {
  let at = start + 1;
  // One bit for each open bracket: 1 for an object.
  let kinds: u64 = 1;
  let open = 1;
  let inObject = true;
  let scope = 0;
  let number = NO_NUMBER;
  let slot = NO_SLOT;
  let met = 0;
  let openSlot = NO_SLOT;
  let openAt = 0;
  escapedSlots = 0;
  repeats = false;
  clearSpans();
  startItem();
  while (true) {
    if (inObject) {
      if (load<u8>(at) !== 0x22) at = spaceEnd(at);
      const length = expectedKey(at);
      if (length !== 0) {
        at += length;
        number = numberOfLatest();
      } else {
        if (load<u8>(at) !== 0x22) return 0;
        const key = at;
        resetEscaped();
        at = textEnd(key + 1);
        if (at === 0 || (escaped && scope !== NO_SCOPE)) return 0;
        number = numberOf(KEYS, key + 1, at - key - 1);
        if (number < 0) number = NO_NUMBER;
        at++;
        if (load<u8>(at) === 0x3a && !escaped && canBeMet(at + 1 - key)) meet(key, at + 1 - key, number);
        else {
          at = spaceEnd(at);
          if (load<u8>(at) !== 0x3a) return 0;
        }
        at++;
      }
      slot = load<i8>(SLOT_AT + scope * NUMBERS + number);
      if (slot >= 0) {
        repeats = repeats || ((met >> slot) & 1) === 1;
        met |= 1 << slot;
      }
    }
    let byte = load<u8>(at);
    if (byte <= 0x20) {
      at = spaceEnd(at);
      byte = load<u8>(at);
    }
    if (byte === 0x22) {
      const text = at;
      resetEscaped();
      // Two vectors at once hold most texts: a branch less to guess.
      const mask = stops(at + 1) | (stops(at + 17) << 16);
      const stop = at + 1 + ctz(mask);
      if (mask !== 0 && load<u8>(stop) === 0x22) at = stop + 1;
      else {
        at = textEnd(mask === 0 ? at + 33 : stop);
        if (at === 0) return 0;
        at++;
      }
      if (slot >= 0) {
        setSpan(slot, text - start, at - start);
        const bit = 1 << slot;
        escapedSlots = escaped ? escapedSlots | bit : escapedSlots & ~bit;
        slot = NO_SLOT;
      }
    } else if (byte === 0x7b || byte === 0x5b) {
      if (open === MOST_OPEN) return 0;
      if (open === 1) {
        if (slot === LIST && byte === 0x5b) return 0;
        openSlot = slot;
        openAt = at;
      }
      slot = NO_SLOT;
      store<u8>(OPEN_SCOPES + open, scope);
      scope = inObject && byte === 0x7b ? load<u8>(SCOPE_AT + scope * NUMBERS + number) : NO_SCOPE;
      open++;
      inObject = byte === 0x7b;
      kinds = (kinds << 1) | (inObject ? 1 : 0);
      at = spaceEnd(at + 1);
      if (load<u8>(at) !== (inObject ? 0x7d : 0x5d)) continue;
    } else {
      const scalar = at;
      at = scalarEnd(at);
      if (at === 0) return 0;
      if (slot >= 0) {
        setSpan(slot, scalar - start, at - start);
        slot = NO_SLOT;
      }
    }
    // Behind a value, or at the end of an empty bracket.
    while (true) {
      byte = load<u8>(at);
      if (byte <= 0x20) {
        at = spaceEnd(at);
        byte = load<u8>(at);
      }
      if (byte === 0x2c) {
        at++;
        break;
      }
      if (byte !== (inObject ? 0x7d : 0x5d)) return 0;
      at++;
      if (--open === 0) return at;
      kinds >>= 1;
      inObject = (kinds & 1) !== 0;
      scope = load<u8>(OPEN_SCOPES + open);
      if (open === 1 && openSlot >= 0) {
        setSpan(openSlot, openAt - start, at - start);
        openSlot = NO_SLOT;
      }
    }
  }
}
