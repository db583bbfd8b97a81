import type { Instant } from '../../core/instant.ts';
import { parseEventTime } from '../event-time.ts';
import { Unexpected } from '../unexpected.ts';
import { type Fields, fieldsOf, isAbsent, shown } from '../wire.ts';

/** A log file as a digest lists it. */
export interface ListedLog {
  readonly bucket: string;
  readonly key: string;
  /** SHA-256 of the unpacked content, hexadecimal, lower case. */
  readonly hash: string;
  /** Times of its first and last event; `null` where the digest does not tell. */
  readonly oldest: Instant | null;
  readonly newest: Instant | null;
}

/** The digest before, as a digest vouches for it. */
export interface PreviousDigest {
  readonly bucket: string;
  readonly key: string;
  /** SHA-256 of the unpacked content, hexadecimal, lower case. */
  readonly hash: string;
  /** Hexadecimal. */
  readonly signature: string;
}

/** A digest file (CloudTrail User Guide, "CloudTrail digest file structure"). */
export interface Digest {
  readonly account: string;
  readonly bucket: string;
  readonly key: string;
  /** Of the time in which its log files were delivered. */
  readonly start: Instant;
  readonly end: Instant;
  /** As it stands in the digest, and is signed. */
  readonly endText: string;
  /** Hexadecimal. */
  readonly fingerprint: string;
  /** `null`: the first one after validation or logging was switched on. */
  readonly previous: PreviousDigest | null;
  readonly logs: readonly ListedLog[];
}

/** What keeps a digest from being used. */
export class DigestUnusable extends Unexpected {
  override readonly name = 'DigestUnusable';
}

const PREVIOUS = [
  'previousDigestS3Bucket',
  'previousDigestS3Object',
  'previousDigestHashValue',
  'previousDigestHashAlgorithm',
  'previousDigestSignature',
] as const;

/** Understands the unpacked content of a digest file; throws `DigestUnusable`. */
export function parseDigest(content: Buffer): Digest {
  const fields = fieldsOf(parsed(content));
  exactly(fields, 'digestSignatureAlgorithm', 'SHA256withRSA');
  const endText = matching(fields, 'digestEndTime', /^/, 'a text');
  const start = momentIn(fields, 'digestStartTime');
  const end = momentIn(fields, 'digestEndTime');
  if (start >= end) throw new DigestUnusable('a digestStartTime before digestEndTime', shown(fields.digestStartTime));
  return {
    account: matching(fields, 'awsAccountId', /^\d{12}$/, 'an account id of 12 digits'),
    bucket: textIn(fields, 'digestS3Bucket'),
    key: textIn(fields, 'digestS3Object'),
    start,
    end,
    endText,
    fingerprint: hexIn(fields, 'digestPublicKeyFingerprint'),
    previous: previousOf(fields),
    logs: listIn(fields, 'logFiles').map(logOf),
  };
}

function parsed(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    throw new DigestUnusable('a JSON document', shown(content.toString('utf8', 0, 100)));
  }
}

function previousOf(fields: Fields): PreviousDigest | null {
  if (PREVIOUS.every((name) => isAbsent(fields[name]))) return null;
  exactly(fields, 'previousDigestHashAlgorithm', 'SHA-256');
  return {
    bucket: textIn(fields, 'previousDigestS3Bucket'),
    key: textIn(fields, 'previousDigestS3Object'),
    hash: hashIn(fields, 'previousDigestHashValue'),
    signature: hexIn(fields, 'previousDigestSignature'),
  };
}

function logOf(value: unknown): ListedLog {
  const fields = fieldsOf(value);
  exactly(fields, 'hashAlgorithm', 'SHA-256');
  return {
    bucket: textIn(fields, 's3Bucket'),
    key: textIn(fields, 's3Object'),
    hash: hashIn(fields, 'hashValue'),
    oldest: maybeMomentIn(fields, 'oldestEventTime'),
    newest: maybeMomentIn(fields, 'newestEventTime'),
  };
}

function exactly(fields: Fields, name: string, value: string): void {
  if (fields[name] !== value) throw new DigestUnusable(`${name} to be ${value}`, shown(fields[name]));
}

function matching(fields: Fields, name: string, shape: RegExp, expected: string): string {
  const value = fields[name];
  if (typeof value === 'string' && shape.test(value)) return value;
  throw new DigestUnusable(`${name} to be ${expected}`, shown(value));
}

/** One line: line breaks part the fields of what is signed. */
function textIn(fields: Fields, name: string): string {
  return matching(fields, name, /^[^\n]+$/, 'a text');
}

function hexIn(fields: Fields, name: string): string {
  return matching(fields, name, /^([0-9a-f]{2})+$/i, 'hexadecimal');
}

function hashIn(fields: Fields, name: string): string {
  return matching(fields, name, /^[0-9a-f]{64}$/i, 'a SHA-256 of 64 hexadecimal digits').toLowerCase();
}

function maybeMomentIn(fields: Fields, name: string): Instant | null {
  return isAbsent(fields[name]) ? null : momentIn(fields, name);
}

function momentIn(fields: Fields, name: string): Instant {
  const value = fields[name];
  const moment = typeof value === 'string' ? parseEventTime(value) : null;
  if (moment === null) throw new DigestUnusable(`${name} like 2026-10-24T01:01:31Z`, shown(value));
  return moment;
}

function listIn(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name];
  if (!Array.isArray(value)) throw new DigestUnusable(`${name} to be a list`, shown(value));
  return value;
}
