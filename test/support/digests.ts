/**
 * Digest files as CloudTrail writes them, after the CloudTrail User Guide ("CloudTrail digest file structure", "Custom
 * implementations of CloudTrail log file integrity validation"), signed by keys of our own. The stories whose logs have
 * digests were written with it, by keys that nobody kept.
 */
import { createHash, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { putImage } from './records.ts';

const BUCKET = 'amzn-s3-demo-logs';
const HOUR = 3_600_000;

/** A pair of keys of one Region. */
export interface RegionKey {
  readonly privateKey: KeyObject;
  readonly fingerprint: string;
  /** As an item of `PublicKeyList`. */
  readonly listed: { readonly Fingerprint: string; readonly Value: string };
}

export function regionKey(type: 'pkcs1' | 'spki' = 'pkcs1'): RegionKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const der = publicKey.export({ format: 'der', type });
  const fingerprint = createHash('md5').update(der).digest('hex');
  return { privateKey, fingerprint, listed: { Fingerprint: fingerprint, Value: der.toString('base64') } };
}

/** What `aws cloudtrail list-public-keys` prints. */
export function keyList(...keys: readonly RegionKey[]): string {
  return JSON.stringify({ PublicKeyList: keys.map(({ listed }) => ({ ...listed, ValidityStartTime: 1792800000.0 })) });
}

export function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** One trail in one account and Region, written hour by hour. */
export interface TrailOptions {
  readonly account?: string;
  readonly region?: string;
  readonly trail?: string;
  readonly key: RegionKey;
  /** End of the first digest. */
  readonly start?: string;
  /** Before `AWSLogs/`. */
  readonly prefix?: string;
}

/** A digest that was delivered. */
export interface Delivered {
  readonly key: string;
  /** Unpacked. */
  readonly content: Buffer;
  /** Hexadecimal, as it stands in the metadata of the object. */
  readonly signature: string;
}

type Fields = Readonly<Record<string, unknown>>;

export class Trail {
  readonly account: string;
  readonly region: string;
  readonly trail: string;
  readonly digests: Delivered[] = [];
  /** By key, unpacked. */
  readonly logs = new Map<string, Buffer>();
  readonly #options: TrailOptions;
  #end: number;
  #previous: Delivered | null = null;

  constructor(options: TrailOptions) {
    this.#options = options;
    this.account = options.account ?? '111122223333';
    this.region = options.region ?? 'eu-central-1';
    this.trail = options.trail ?? 'release';
    this.#end = Date.parse(options.start ?? '2026-10-24T01:01:31Z');
  }

  /** The next digest, with so many log files; `fields` stand in for what it would have. */
  hour(logs = 1, fields: Fields = {}): Delivered {
    const end = this.#end;
    this.#end += HOUR;
    const listed = Array.from({ length: logs }, (_, index) => this.#log(end - HOUR, index));
    const stem = `${this.#folder('CloudTrail-Digest', end)}/${this.account}_CloudTrail-Digest_${this.region}_${this.trail}`;
    const delivered = this.#sign(`${stem}_${this.region}_${stamp(end)}.json.gz`, end, listed, this.#previous, fields);
    this.#previous = delivered;
    return delivered;
  }

  /** A digest of log files that came too late for the hour that ended last; `previous`: the backfill that it names. */
  backfill(previous: Delivered | null = null): Delivered {
    const end = this.#end - HOUR;
    const stem = `${this.#folder('CloudTrail-Digest', end)}/${this.account}_CloudTrail-Digest_${this.region}_${this.trail}`;
    const listed = [this.#log(end - HOUR, 7)];
    return this.#sign(`${stem}_${this.region}_${stamp(end)}_backfill.json.gz`, end, listed, previous, {});
  }

  /** Logging is off for some hours; the next digest names none before it. */
  off(hours: number): void {
    this.#end += hours * HOUR;
    this.#previous = null;
  }

  /** Everything as `aws s3 sync` copies it. */
  files(): Record<string, Buffer> {
    const all = [...this.digests.map(({ key, content }) => [key, content] as const), ...this.logs];
    return Object.fromEntries(all.map(([key, content]) => [key, gzipSync(content)]));
  }

  /** What S3 tells of digests besides their content, by key. */
  metadata(): Record<string, Record<string, string>> {
    const told = ({ signature }: Delivered) => ({ signature, 'signature-algorithm': 'SHA256withRSA' });
    return Object.fromEntries(this.digests.map((digest) => [digest.key, told(digest)]));
  }

  #sign(key: string, end: number, logFiles: unknown[], previous: Delivered | null, fields: Fields): Delivered {
    const digest = {
      awsAccountId: this.account,
      digestStartTime: iso(end - HOUR),
      digestEndTime: iso(end),
      digestS3Bucket: BUCKET,
      digestS3Object: key,
      digestPublicKeyFingerprint: this.#options.key.fingerprint,
      digestSignatureAlgorithm: 'SHA256withRSA',
      newestEventTime: logFiles.length === 0 ? null : iso(end - HOUR / 2),
      oldestEventTime: logFiles.length === 0 ? null : iso(end - HOUR / 2),
      previousDigestS3Bucket: previous === null ? null : BUCKET,
      previousDigestS3Object: previous?.key ?? null,
      previousDigestHashValue: previous === null ? null : sha256(previous.content),
      previousDigestHashAlgorithm: previous === null ? null : 'SHA-256',
      previousDigestSignature: previous?.signature ?? null,
      logFiles,
      ...fields,
    };
    const content = Buffer.from(JSON.stringify(digest));
    const before = digest.previousDigestSignature ?? 'null';
    const text = `${digest.digestEndTime}\n${BUCKET}/${key}\n${sha256(content)}\n${before}`;
    const signature = createSign('RSA-SHA256').update(text).sign(this.#options.key.privateKey, 'hex');
    const delivered = { key, content, signature };
    this.digests.push(delivered);
    return delivered;
  }

  #log(time: number, index: number): unknown {
    const eventTime = iso(time + HOUR / 2);
    const name = `${this.account}_CloudTrail_${this.region}_${stamp(time + HOUR / 2).slice(0, 13)}Z`;
    const eventID = `${stamp(time)}-${this.account}-${this.region}-${index}`;
    const fields = { eventID, eventTime, awsRegion: this.region, recipientAccountId: this.account };
    const content = Buffer.from(JSON.stringify({ Records: [putImage(fields, { registryId: this.account })] }));
    const key = `${this.#folder('CloudTrail', time)}/${name}_${sha256(content).slice(0, 16)}.json.gz`;
    this.logs.set(key, content);
    return {
      s3Bucket: BUCKET,
      s3Object: key,
      hashValue: sha256(content),
      hashAlgorithm: 'SHA-256',
      newestEventTime: eventTime,
      oldestEventTime: eventTime,
    };
  }

  #folder(kind: string, time: number): string {
    const day = iso(time).slice(0, 10).replaceAll('-', '/');
    return `${this.#options.prefix ?? ''}AWSLogs/${this.account}/${kind}/${this.region}/${day}`;
  }
}

function iso(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

function stamp(time: number): string {
  return iso(time).replace(/[-:]/g, '');
}

/** The trail of so many hours. */
export function trailOf(hours: number, options: TrailOptions): Trail {
  const trail = new Trail(options);
  for (let hour = 0; hour < hours; hour++) trail.hour();
  return trail;
}

/** The nth key of a list; a test that names one that is not there is wrong. */
export function nth(keys: Iterable<string>, index: number): string {
  const key = [...keys][index];
  if (key === undefined) throw new Error(`there is no key ${index}`);
  return key;
}
