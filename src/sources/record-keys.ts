import { bytesEqual, Slot } from './raw-record.ts';

/**
 * CloudTrail User Guide, "CloudTrail record contents" and "CloudTrail digest file structure"; CloudTrail API Reference,
 * `LookupEvents`.
 */
export const KEYS: readonly (readonly [string, Slot])[] = [
  ['eventName', Slot.EventName],
  ['eventSource', Slot.EventSource],
  ['CloudTrailEvent', Slot.CloudTrailEvent],
  ['eventTime', Slot.EventTime],
  ['awsRegion', Slot.AwsRegion],
  ['recipientAccountId', Slot.RecipientAccountId],
  ['eventCategory', Slot.EventCategory],
  ['eventType', Slot.EventType],
  ['userIdentity', Slot.UserIdentity],
  ['digestS3Object', Slot.DigestS3Object],
  ['logFiles', Slot.LogFiles],
  ['NextToken', Slot.NextToken],
  ['Records', Slot.List],
  ['Events', Slot.List],
];

const SLOTS = new Map<unknown, Slot>(KEYS);

interface SpelledKey {
  readonly bytes: Uint8Array;
  readonly slot: Slot;
}

const LONGEST_NAME = Math.max(...KEYS.map(([name]) => name.length));

const BY_LENGTH: readonly (readonly SpelledKey[])[] = Array.from({ length: LONGEST_NAME + 1 }, (_, length) =>
  KEYS.map(([name, slot]) => ({ bytes: Buffer.from(name), slot })).filter(({ bytes }) => bytes.length === length),
);

/** Bytes of the longest key that can be one of ours: every character as `\uXXXX`, and the quotes. */
export const LONGEST_KEY = 6 * LONGEST_NAME + 2;

/** The slot of a key spelled without escapes: the bytes of `[from, to)`, without its quotes. */
export function slotOfKey(bytes: Uint8Array, from: number, to: number): Slot {
  const candidates = BY_LENGTH[to - from];
  if (candidates === undefined) return Slot.None;
  for (let index = 0; index < candidates.length; index++) {
    const candidate = candidates[index];
    if (candidate !== undefined && bytesEqual(bytes, from, candidate.bytes)) return candidate.slot;
  }
  return Slot.None;
}

/** The slot of a key that may be spelled with escapes, in its quotes. */
export function slotOfJsonKey(json: string): Slot {
  return SLOTS.get(JSON.parse(json)) ?? Slot.None;
}
