import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { Clock } from '../../core/clock.ts';
import { UsageError } from '../../core/errors.ts';
import type { BucketRequests, Missing } from '../../core/reading.ts';
import { failureOf, tooLarge } from '../digests/content.ts';
import type { Verification } from '../digests/verify.ts';
import { placeOf, tellLogFailure } from '../log-failure.ts';
import type { LogReader } from '../log-reader.ts';
import { RecordCutter } from '../record-cutter.ts';
import type { ListedObject, S3 } from '../s3.ts';
import { Skimmer } from '../skimmer.ts';
import { letGo } from '../small-file.ts';
import { Stopped } from '../stopped.ts';
import { Asking } from './asking.ts';
import { BucketDigests } from './bucket-digests.ts';
import { type BucketPath, uriOf } from './bucket-path.ts';
import { idleShare } from './idle-share.ts';
import { inOrder } from './in-order.ts';
import { stretchesBelow, type Wanted } from './layout.ts';
import { objectsIn } from './objects.ts';
import { Room } from './room.ts';
import type { Stretch } from './stretch.ts';
import { fetchTurn, inflated, inflatedWeightOf, type Readable, type Turn, unpackedOf, weightOf } from './turn.ts';
import { Hope, Unread } from './unread.ts';

/** How far the reading of a bucket has come. */
export interface BucketProgress extends BucketRequests {
  /** As the user named it. */
  readonly name: string;
  /** Log files that were read, or told as holes. */
  readonly objects: number;
  /** Of them, as they lie in the bucket. */
  readonly bytes: number;
  /** Requests for objects that are under way. */
  readonly inFlight: number;
  /** The last one, which tells account, Region and day; `null`: none yet. */
  readonly key: string | null;
}

export interface BucketReading {
  readonly path: BucketPath;
  readonly wanted: Omit<Wanted, 'digests'>;
  readonly s3: S3;
  readonly clock: Clock;
  /** Of the digests of the logs; `null`: they are not read. */
  readonly verification: Verification | null;
  readonly progress: (progress: BucketProgress) => void;
}

/** What a bucket came to. */
export interface BucketRead extends BucketRequests {
  /** That were asked for. */
  readonly objects: number;
}

const OBJECTS = { start: 32, least: 4, most: 128, ahead: 4, bytes: 64 * 1024 * 1024 };
/** Log files that are inflated while others are read; both forms count. */
const TEXTS = { start: 4, least: 4, most: 4, ahead: 2, bytes: 32 * 1024 * 1024 };
const LISTINGS = { start: 16, least: 2, most: 32, ahead: 1, bytes: Number.POSITIVE_INFINITY };

/** Reads the logs below a path, in order of account, Region and time of delivery. Throws a `UsageError` at a wrong path. */
export async function readBucket(reading: BucketReading, reader: LogReader, signal: AbortSignal): Promise<BucketRead> {
  const over = new AbortController();
  const end = () => over.abort();
  // One for each request that is under way; Node would warn of more than ten.
  setMaxListeners(0, over.signal);
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  try {
    return await new BucketRun(reading, reader, over.signal).read();
  } finally {
    // By hand: Node may forget a removal by another signal. Requests that are under way are for nobody any more.
    signal.removeEventListener('abort', end);
    end();
  }
}

class BucketRun {
  readonly #reading: BucketReading;
  readonly #reader: LogReader;
  readonly #signal: AbortSignal;
  readonly #asking: Asking;
  readonly #room: Room;
  readonly #skimmer: Skimmer | null;
  readonly #hope = new Hope();
  readonly #digests: BucketDigests | null;
  #objects = 0;
  #bytes = 0;
  #last: string | null = null;
  #holes = 0;

  constructor(reading: BucketReading, reader: LogReader, signal: AbortSignal) {
    const { s3, path, clock, verification } = reading;
    this.#reading = reading;
    this.#reader = reader;
    this.#signal = signal;
    this.#asking = new Asking(s3, path.bucket, clock, signal);
    this.#room = new Room(OBJECTS, clock.now, idleShare());
    this.#asking.onThrottled = () => this.#room.throttled();
    this.#skimmer = Skimmer.open(reader);
    const asked = {
      path,
      asking: this.#asking,
      readLog: (stretch: Stretch, object: ListedObject) => this.#take({ kind: 'large', stretch, object }),
      tellUnread: (key: string, missing: Missing) => this.#tellUnread(key, missing, null),
    };
    this.#digests = verification === null ? null : new BucketDigests({ ...asked, verification });
  }

  async read(): Promise<BucketRead> {
    try {
      await this.#readAll();
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      this.#tellStopped();
    }
    this.#skimmer?.finish();
    const { lists, gets } = this.#asking;
    return { objects: this.#objects, lists, gets };
  }

  async #readAll(): Promise<void> {
    const { path, wanted, clock } = this.#reading;
    const listings = () => new Room(LISTINGS, clock.now, idleShare());
    const asked = { ...wanted, digests: this.#digests !== null };
    const stretches = stretchesBelow(path, asked, this.#asking, listings());
    const fetched = inOrder(objectsIn(stretches, this.#asking, listings()), {
      act: (listed) => fetchTurn(listed, this.#asking),
      weight: weightOf,
      room: this.#room,
    });
    const turns = inOrder(fetched, {
      act: inflated,
      weight: inflatedWeightOf,
      room: new Room(TEXTS, clock.now, idleShare()),
    });
    for await (const turn of turns) {
      if (this.#signal.aborted) throw new Stopped();
      if (!(await this.#take(turn))) return;
      this.#tellProgress();
    }
    if (this.#objects + this.#holes === 0) this.#tellNone('log files');
    if (this.#digests?.found === 0 && this.#holes === 0) this.#tellNone('digest files (CloudTrail-Digest)');
  }

  /** Answers whether there may be more. */
  async #take(turn: Turn): Promise<boolean> {
    switch (turn.kind) {
      case 'whole':
      case 'large':
        if (turn.stretch.digestsOf === null) return this.#readLog(turn);
        await this.#takeDigest(turn);
        return true;
      case 'lost': {
        const { stretch, object, missing } = turn;
        const mayBeMore = this.#tellUnread(object.key, missing, null);
        if (stretch.digestsOf === null) this.#digests?.read(stretch, object.key, null);
        else await this.#digests?.take(stretch, object.key, null, {});
        return mayBeMore;
      }
      case 'unread':
        return this.#tellUnread(turn.prefix, turn.missing, null);
      case 'end':
        await this.#digests?.end(turn.stretch, turn.whole);
        return true;
    }
  }

  async #takeDigest(turn: Readable): Promise<void> {
    const { stretch, object } = turn;
    const isTooLarge = turn.kind === 'large';
    const content = isTooLarge ? tooLarge(`${object.size} bytes, packed`) : unpackedOf(turn, this.#asking);
    await this.#digests?.take(stretch, object.key, content, isTooLarge ? {} : turn.metadata);
  }

  async #readLog(turn: Readable): Promise<boolean> {
    const { stretch } = turn;
    const { key, size } = turn.object;
    this.#reader.begin(uriOf(this.#reading.path, key), false);
    const cutter = new RecordCutter(this.#reader, { skimmer: this.#skimmer });
    const hash = this.#digests === null ? null : createHash('sha256');
    try {
      for await (const chunk of unpackedOf(turn, this.#asking)) {
        if (this.#signal.aborted) throw new Stopped();
        hash?.update(chunk);
        if (!cutter.foreign) cutter.write(chunk);
        if (cutter.foreign && hash === null) break;
      }
      cutter.end();
      if (turn.kind === 'whole' && turn.text !== null) letGo(turn.text);
      if (hash !== null) this.#digests?.read(stretch, key, hash.digest());
    } catch (error) {
      if (error instanceof Unread) {
        this.#digests?.read(stretch, key, null);
        return this.#tellUnread(key, error.missing, placeOf(cutter.position));
      }
      tellLogFailure(this.#reader, error, cutter.position);
      if (error instanceof Stopped) throw error;
      this.#digests?.read(stretch, key, failureOf(error, 'log-altered'));
    }
    this.#objects++;
    this.#bytes += size;
    this.#last = key;
    return true;
  }

  /** A hole. Answers whether there may be more to read behind it. */
  #tellUnread(key: string, missing: Missing, place: string | null): boolean {
    const { path } = this.#reading;
    if (missing.reason === 'bucket-not-found') {
      throw new UsageError('bucket-not-found', `there is no bucket ${path.bucket}: check ${path.name}`);
    }
    this.#holes++;
    const isOver = this.#hope.isGoneAfter(missing);
    this.#reader.begin(uriOf(path, key), false);
    this.#reader.unread(isOver ? `${place ?? 'all of it'} and all that follows it` : place, missing);
    return !isOver;
  }

  #tellNone(what: string): void {
    this.#reader.begin(this.#reading.path.name, false);
    this.#reader.unreadable('file-unreadable', null, `${what} of the accounts, Regions and days to check`, 'none');
  }

  #tellStopped(): void {
    const { path } = this.#reading;
    const covered = this.#last === null ? 'none was read' : `${this.#objects} were read, the last one ${this.#last}`;
    this.#reader.begin(path.name, false);
    const expected = `to read all log files${this.#digests === null ? '' : ', and the digest files of each Region'}`;
    this.#reader.unreadable('stopped', null, expected, `the signal to stop: ${covered}`);
  }

  #tellProgress(): void {
    const { lists, gets } = this.#asking;
    this.#reading.progress({
      name: this.#reading.path.name,
      objects: this.#objects + this.#holes,
      bytes: this.#bytes,
      lists,
      gets,
      inFlight: this.#room.inFlight,
      key: this.#last,
    });
  }
}
