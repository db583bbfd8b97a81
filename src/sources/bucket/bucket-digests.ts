import type { Missing } from '../../core/reading.ts';
import { contentOf } from '../digests/content.ts';
import type { ListedLog } from '../digests/digest.ts';
import { lastPart, plainName } from '../digests/names.ts';
import type { DigestFile, Failure, LogCopy, LogOrigin } from '../digests/origin.ts';
import type { Verification } from '../digests/verify.ts';
import type { ListedObject } from '../s3.ts';
import type { Asking, Metadata } from './asking.ts';
import { type BucketPath, uriOf } from './bucket-path.ts';
import { placeOf } from './digest-stretch.ts';
import { isWithin, type Stretch } from './stretch.ts';
import { Unread } from './unread.ts';

/** What the digests of a bucket need of who reads its logs. */
export interface DigestsAsked {
  readonly path: BucketPath;
  readonly verification: Verification;
  readonly asking: Asking;
  /** Reads a log file that came after its day was listed; tells of it by `read`. */
  readonly readLog: (stretch: Stretch, object: ListedObject) => Promise<unknown>;
  readonly tellUnread: (key: string, missing: Missing) => unknown;
}

/** A log file that was read: 32 characters that stand for the bytes of its SHA-256, the least that Node keeps them in. */
type Hash = string | Failure | null;

interface ReadLog {
  readonly copies: { readonly key: string; readonly hash: Hash }[];
  asked: boolean;
}

/** Of a digest or log as it is listed: the day of its folder, and its name. */
const BELOW_REGION = /(?:^|\/)(\d{4}\/\d\d\/\d\d\/)([^/]+)$/;

/**
 * Holds the log files of one stretch after the other against their digests, which are read right behind them: so that memory
 * holds the hashes of one account and Region only.
 */
export class BucketDigests implements LogOrigin {
  readonly #asked: DigestsAsked;
  #stretch: Stretch | null = null;
  #isWhole = false;
  #logs = new Map<string, ReadLog>();
  /** By a day's folder, what came to it until a log file of it was missed. */
  #later = new Map<string, ReadonlyMap<string, ListedObject>>();
  /** Digest files that are there. */
  found = 0;

  constructor(asked: DigestsAsked) {
    this.#asked = asked;
  }

  /** A log file was read. `hash`: its bytes; `null`: it could not be read, which is told. */
  read(stretch: Stretch, key: string, hash: Buffer | Failure | null): void {
    this.#begin(stretch);
    // A copy: a piece of a page of the listing would keep all of it.
    const own = Buffer.from(key).toString();
    const plain = plainName(own);
    const log = this.#logs.get(plain) ?? { copies: [], asked: false };
    log.copies.push({ key: own, hash: Buffer.isBuffer(hash) ? hash.toString('latin1') : hash });
    this.#logs.set(plain, log);
  }

  /** The next digest, as it lies in the bucket; `null`: it could not be read, which is told. */
  async take(
    { digestsOf }: Stretch,
    key: string,
    unpacked: AsyncIterable<Buffer> | Failure | null,
    metadata: Metadata,
  ): Promise<void> {
    this.found++;
    if (digestsOf === null || digestsOf !== this.#stretch || !this.#isWhole) return;
    const content = unpacked === null || 'code' in unpacked ? unpacked : await contentOf(unpacked);
    const { path, verification } = this.#asked;
    await verification.take({ name: uriOf(path, key), content, own: ownSignature(metadata) }, this);
  }

  /** There is no more of a stretch. `whole`: all that there is of it was listed. */
  async end(stretch: Stretch, whole: boolean): Promise<void> {
    if (stretch.digestsOf === null) {
      this.#begin(stretch);
      this.#isWhole = whole;
    } else if (stretch.digestsOf === this.#stretch && this.#isWhole) await this.#asked.verification.end(this);
  }

  isMeant({ key }: ListedLog): boolean {
    const here = this.#keyOf(key);
    return this.#stretch === null || here === null || isWithin(this.#stretch, here);
  }

  async logsNamed(plain: string): Promise<readonly LogCopy[]> {
    const log = this.#logs.get(plain);
    if (log === undefined) return [];
    log.asked = true;
    return log.copies.map(({ key, hash }) => {
      const hex = typeof hash === 'string' ? Buffer.from(hash, 'latin1').toString('hex') : hash;
      return { name: uriOf(this.#asked.path, key), hash: hex };
    });
  }

  /** It may have been delivered since its day was listed. */
  async lookAgain(log: ListedLog): Promise<readonly LogCopy[]> {
    const key = this.#keyOf(log.key);
    if (key === null || this.#stretch === null) return [];
    const { path, readLog, tellUnread } = this.#asked;
    const folder = key.slice(0, -lastPart(key).length);
    try {
      const later = this.#later.get(folder) ?? (await this.#laterIn(folder));
      this.#later.set(folder, later);
      const object = later.get(key);
      if (object === undefined) return [];
      await readLog(this.#stretch, object);
      return this.logsNamed(plainName(key));
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      tellUnread(folder, error.missing);
      return [{ name: uriOf(path, key), hash: null }];
    }
  }

  *neverAskedFor(): Generator<string> {
    for (const { copies, asked } of this.#logs.values()) {
      if (!asked) yield* copies.map(({ key }) => uriOf(this.#asked.path, key));
    }
  }

  #begin(stretch: Stretch): void {
    if (this.#stretch === stretch) return;
    this.#stretch = stretch;
    this.#isWhole = false;
    this.#logs = new Map();
    this.#later = new Map();
  }

  /** Where a log file lies here that a digest lists: the bucket may be a copy, with another prefix. */
  #keyOf(listed: string): string | null {
    const place = this.#stretch && placeOf(this.#stretch.prefix);
    const [, day, name] = BELOW_REGION.exec(listed) ?? [];
    return place && day !== undefined && name !== undefined ? `${place.logs}${day}${name}` : null;
  }

  async #laterIn(folder: string): Promise<ReadonlyMap<string, ListedObject>> {
    const objects = new Map<string, ListedObject>();
    let token: string | null = null;
    do {
      const page = await this.#asked.asking.page({ prefix: folder, after: null, folders: false, token });
      for (const object of page.objects) {
        if (!this.#logs.has(plainName(object.key))) objects.set(object.key, object);
      }
      ({ token } = page);
    } while (token !== null);
    return objects;
  }
}

/** As CloudTrail gives it to a digest (CloudTrail User Guide, "CloudTrail digest file structure"). */
function ownSignature({ signature, 'signature-algorithm': algorithm }: Metadata): DigestFile['own'] {
  return signature === undefined ? null : { signature, algorithm: algorithm ?? 'none' };
}
