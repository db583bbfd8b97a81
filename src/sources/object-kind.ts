import { type RawRecord, Slot } from './raw-record.ts';

/** An eventCategory and an eventType of what is no call. */
export const NO_CALLS = ['Insight', 'AwsCloudTrailInsight'] as const;

const [INSIGHT, INSIGHT_TYPE] = [Buffer.from(NO_CALLS[0]), Buffer.from(NO_CALLS[1])];
const AGGREGATED = Buffer.from('Aggregated');

/** Insights events name unusual numbers of calls, not calls (CloudTrail User Guide, "record contents for Insights events"). */
export function isInsight(object: RawRecord): boolean {
  return object.is(Slot.EventCategory, INSIGHT) || object.is(Slot.EventType, INSIGHT_TYPE);
}

/** One call, as far as its top-level keys show. */
export function isCall(object: RawRecord): boolean {
  return object.hasText(Slot.EventName) && object.hasText(Slot.EventSource) && object.hasText(Slot.EventTime);
}

/**
 * A record of any kind. Insights events and aggregated events have no eventName of their own; the latter sum up data
 * events, which no call of Amazon ECR is (CloudTrail User Guide, "record contents for aggregated events").
 */
export function isRecord(object: RawRecord): boolean {
  return isCall(object) || isInsight(object) || object.is(Slot.EventCategory, AGGREGATED);
}

/** A digest file: hashes of log files, no records (CloudTrail User Guide, "CloudTrail digest file structure"). */
export function isDigest(object: RawRecord): boolean {
  return (
    object.has(Slot.DigestS3Object) &&
    object.has(Slot.LogFiles) &&
    !object.has(Slot.EventName) &&
    !object.has(Slot.EventSource)
  );
}

const MOST_KEYS = 8;
const LONGEST_KEY = 40;

/** What an object is that is no record, for people who must find out where it came from. */
export function describeObject(object: RawRecord): string {
  const parsed = object.parse();
  const keys = typeof parsed === 'object' && parsed !== null ? Object.keys(parsed) : [];
  if (keys.length === 0) return 'an object without keys';
  if (keys.includes('class_uid') && keys.includes('metadata')) return 'an OCSF event';
  const shown = keys
    .slice(0, MOST_KEYS)
    .map((key) => (key.length > LONGEST_KEY ? `${key.slice(0, LONGEST_KEY)}…` : key));
  return `an object with the keys ${shown.join(', ')}${keys.length > MOST_KEYS ? ' …' : ''}`;
}
