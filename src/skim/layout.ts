// Where everything lies in the memory. src/sources/skim-memory.ts fills the tables and reads the rest.

/** A table of words: 64 buckets, probed one after the other. A word: its length, a number, and its bytes from 16 on, zeros behind. */
export const WORD_SIZE: i32 = 48;
export const WORD_BUCKETS: i32 = 64;
const TABLE_SIZE: i32 = WORD_BUCKETS * WORD_SIZE;

/** The longest word, as many bytes as two vectors hold. */
export const LONGEST_WORD: i32 = 32;

/** Keys that are told apart, each with a number. */
export const KEYS: i32 = 1024;
/** eventSources with calls of interest. */
export const SOURCES: i32 = KEYS + TABLE_SIZE;
/** eventNames of calls of interest. */
export const NAMES: i32 = SOURCES + TABLE_SIZE;
/** Categories and types of events that are no calls. */
export const NO_CALLS: i32 = NAMES + TABLE_SIZE;

/**
 * By scope and number of a key, one byte each: the slot of its value, and the scope of its value if that is an object. Scope 0
 * is the top of an item.
 */
const SCOPES: i32 = 8;
export const NUMBERS: i32 = 32;
export const SLOT_AT: i32 = NO_CALLS + TABLE_SIZE;
export const SCOPE_AT: i32 = SLOT_AT + SCOPES * NUMBERS;
/** Here no key has a slot. */
export const NO_SCOPE: i32 = SCOPES - 1;
/** The number of all other keys, which have a slot nowhere. */
export const NO_NUMBER: i32 = NUMBERS - 1;

/** The scope of each open bracket. */
export const OPEN_SCOPES: i32 = SCOPE_AT + SCOPES * NUMBERS;

/** Start and end of each slot's value in the item in hand, counted from its start. An end of 0: the key is missing. */
export const SPANS: i32 = OPEN_SCOPES + 64;
const SLOTS: i32 = 26;
export const SPANS_SIZE: i32 = SLOTS * 8;

/** Keys that were met, as `"key":`, with the keys that followed them. The last place is the start of an item. */
export const MET: i32 = (SPANS + SPANS_SIZE + 63) & ~63;
export const MET_SIZE: i32 = 64;
export const MET_BUCKETS: i32 = 512;

/** Crowds: records that differ in the time of day, and what nobody asks for. */
export const CROWDS: i32 = MET + (MET_BUCKETS + 1) * MET_SIZE;
export const CROWD_SIZE: i32 = 128;
export const CROWD_BUCKETS: i32 = 1024;

/**
 * Items to be looked at one by one: start and end in the text, whether a slot was filled twice, which slots hold a text with
 * escapes, and from 16 on the spans.
 */
export const FOUND: i32 = CROWDS + CROWD_BUCKETS * CROWD_SIZE;
export const FOUND_SIZE: i32 = 16 + SPANS_SIZE;
export const MOST_FOUND: i32 = 256;

/** The text. */
export const TEXT: i32 = (FOUND + MOST_FOUND * FOUND_SIZE + 63) & ~63;
export const TEXT_SIZE: i32 = 256 * 1024;
