// Where everything lies in the memory. src/sources/skim-memory.ts fills the tables and reads the rest.

/** A table of words: 64 buckets, probed one after the other. A word: its length, a number, and its bytes from 16 on, zeros behind. */
export const WORD_SIZE: i32 = 48;
export const WORD_BUCKETS: i32 = 64;
const TABLE_SIZE: i32 = WORD_BUCKETS * WORD_SIZE;

/** The longest word, as many bytes as two vectors hold. */
export const LONGEST_WORD: i32 = 32;

/** The keys that are told apart at the top of a record, each with its slot. */
export const KEYS: i32 = 1024;
/** eventSources with calls of interest. */
export const SOURCES: i32 = KEYS + TABLE_SIZE;
/** eventNames of calls of interest. */
export const NAMES: i32 = SOURCES + TABLE_SIZE;
/** Categories and types of events that are no calls. */
export const NO_CALLS: i32 = NAMES + TABLE_SIZE;

/** 32 bytes of ones, then 32 zeros: what stands `n` before the middle masks the first `n` bytes. */
export const MASKS: i32 = NO_CALLS + TABLE_SIZE;

/** Start and end of each slot's value in the item in hand, as `RawRecord.spans` has them. */
export const SPANS: i32 = MASKS + 64;
export const SPANS_SIZE: i32 = 96;

/** Keys that were met, as `"key":`, with the keys that followed them. The last place is the start of an item. */
export const MET: i32 = SPANS + 128;
export const MET_SIZE: i32 = 64;
export const MET_BUCKETS: i32 = 512;

/** Crowds: records that differ in the time of day, and what nobody asks for. */
export const CROWDS: i32 = MET + (MET_BUCKETS + 1) * MET_SIZE;
export const CROWD_SIZE: i32 = 128;
export const CROWD_BUCKETS: i32 = 1024;

/** Items to be looked at one by one: start and end in the text, and from 8 on the spans. */
export const FOUND: i32 = CROWDS + CROWD_BUCKETS * CROWD_SIZE;
export const FOUND_SIZE: i32 = 8 + SPANS_SIZE;
export const MOST_FOUND: i32 = 256;

/** The text. */
export const TEXT: i32 = (FOUND + MOST_FOUND * FOUND_SIZE + 63) & ~63;
export const TEXT_SIZE: i32 = 256 * 1024;
