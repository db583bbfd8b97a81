import { escapedSlots, spanEnd, spanStart } from './items.ts';
import { CROWD_BUCKETS, CROWD_SIZE, CROWDS, LONGEST_WORD, NAMES, NO_CALLS, SOURCES } from './layout.ts';
import { numberOf, same } from './words.ts';

// The slots of src/sources/raw-record.ts.
const EVENT_NAME: i32 = 0;
const EVENT_SOURCE: i32 = 1;
const CLOUD_TRAIL_EVENT: i32 = 2;
const EVENT_TIME: i32 = 3;
const AWS_REGION: i32 = 4;
const RECIPIENT_ACCOUNT_ID: i32 = 5;
const EVENT_CATEGORY: i32 = 6;
const EVENT_TYPE: i32 = 7;
const LOOKED_AT: i32 = 0xff;

// A crowd, as src/sources/skim-memory.ts writes and reads it.
const ACCOUNT: i32 = 0;
const DAY: i32 = 16;
const REGION: i32 = 32;
const REGION_LENGTH: i32 = 64;
const FROM: i32 = 68;
const TO: i32 = 72;
const RECORDS: i32 = 76;
const FIRST: i32 = 80;
const LAST: i32 = 84;

/** The item at `at` must be looked at by itself. */
export const SINGLE: i32 = -1;
/** It was counted in its crowd. */
export const COUNTED: i32 = -2;

/** `SINGLE`, `COUNTED`, or the bucket for the crowd that the record at `at` would be counted in, which is not there. */
export function count(at: i32): i32 {
  if (!isText(at, EVENT_NAME) || !isText(at, EVENT_SOURCE) || !isText(at, EVENT_TIME)) return SINGLE;
  if (!isText(at, AWS_REGION) || !isText(at, RECIPIENT_ACCOUNT_ID)) return SINGLE;
  if ((escapedSlots & LOOKED_AT) !== 0 || spanEnd(CLOUD_TRAIL_EVENT) !== 0) return SINGLE;
  if (isWordOf(SOURCES, at, EVENT_SOURCE) && isWordOf(NAMES, at, EVENT_NAME)) return SINGLE;
  if (isWordOf(NO_CALLS, at, EVENT_CATEGORY) || isWordOf(NO_CALLS, at, EVENT_TYPE)) return SINGLE;
  const second = secondOfDay(at + spanStart(EVENT_TIME), spanEnd(EVENT_TIME) - spanStart(EVENT_TIME));
  const region = at + spanStart(AWS_REGION) + 1;
  const regionLength = spanEnd(AWS_REGION) - spanStart(AWS_REGION) - 2;
  if (second < 0 || regionLength < 4 || regionLength > LONGEST_WORD) return SINGLE;
  if (spanEnd(RECIPIENT_ACCOUNT_ID) - spanStart(RECIPIENT_ACCOUNT_ID) !== 14) return SINGLE;
  const account = at + spanStart(RECIPIENT_ACCOUNT_ID) + 1;
  const day = at + spanStart(EVENT_TIME) + 1;
  const bucket = bucketOf(account, day, region, regionLength);
  const crowd = CROWDS + bucket * CROWD_SIZE;
  if (load<i32>(crowd, REGION_LENGTH) !== regionLength || !same(region, crowd + REGION, regionLength)) return bucket;
  if (!same(account, crowd + ACCOUNT, 12) || !same(day, crowd + DAY, 10)) return bucket;
  if (second >= load<i32>(crowd, FROM) && second < load<i32>(crowd, TO)) {
    store<i32>(crowd, load<i32>(crowd, RECORDS) + 1, RECORDS);
    if (second < load<i32>(crowd, FIRST)) store<i32>(crowd, second, FIRST);
    if (second > load<i32>(crowd, LAST)) store<i32>(crowd, second, LAST);
  }
  return COUNTED;
}

function bucketOf(account: i32, day: i32, region: i32, regionLength: i32): i32 {
  const place = load<u32>(account, 8) ^ (load<u32>(region + regionLength - 4) * 0x85ebca6b) ^ load<u32>(region);
  return <i32>(((place ^ load<u32>(day, 6)) * 0x9e3779b1) >>> 22) & (CROWD_BUCKETS - 1);
}

function isText(at: i32, slot: i32): bool {
  return spanEnd(slot) !== 0 && load<u8>(at + spanStart(slot)) === 0x22;
}

/** Whether the value of a slot, in quotes or not, is a word of the table. A missing one is not. */
function isWordOf(table: i32, at: i32, slot: i32): bool {
  return numberOf(table, at + spanStart(slot) + 1, spanEnd(slot) - spanStart(slot) - 2) >= 0;
}

/** Of `"2026-10-24T00:14:09Z"`, whatever the day; -1 for every other form. */
function secondOfDay(quote: i32, length: i32): i32 {
  if (length !== 22 || load<u8>(quote, 11) !== 0x54 || load<u8>(quote, 20) !== 0x5a) return -1;
  if (load<u8>(quote, 14) !== 0x3a || load<u8>(quote, 17) !== 0x3a) return -1;
  const hour = twoDigits(quote + 12);
  const minute = twoDigits(quote + 15);
  const second = twoDigits(quote + 18);
  return hour < 24 && minute < 60 && second < 60 ? <i32>(hour * 3600 + minute * 60 + second) : -1;
}

/** 100 for what are no digits. */
function twoDigits(at: i32): u32 {
  const tens = <u32>load<u8>(at) - 0x30;
  const ones = <u32>load<u8>(at, 1) - 0x30;
  return tens < 10 && ones < 10 ? tens * 10 + ones : 100;
}
