import { setMaxListeners } from 'node:events';
import type { Clock } from '../../core/clock.ts';
import { UsageError } from '../../core/errors.ts';
import type { BucketRequests, Missing } from '../../core/reading.ts';
import { placeOf, tellLogFailure } from '../log-failure.ts';
import type { LogReader } from '../log-reader.ts';
import { RecordCutter } from '../record-cutter.ts';
import type { ListedObject, S3 } from '../s3.ts';
import { Skimmer } from '../skimmer.ts';
import { letGo, smallTextAside, textSize } from '../small-file.ts';
import { Stopped } from '../stopped.ts';
import { unpack } from '../unpack.ts';
import { Asking } from './asking.ts';
import { type BucketPath, uriOf } from './bucket-path.ts';
import { idleShare } from './idle-share.ts';
import { inOrder } from './in-order.ts';
import { type Listed, stretchesBelow, type Wanted } from './layout.ts';
import { objectsIn } from './objects.ts';
import { Room } from './room.ts';
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
  readonly wanted: Wanted;
  readonly s3: S3;
  readonly clock: Clock;
  readonly progress: (progress: BucketProgress) => void;
}

/** What a bucket came to. */
export interface BucketRead extends BucketRequests {
  /** That were asked for. */
  readonly objects: number;
}

/** A log file of CloudTrail has a few MB at most; what is larger is streamed when it is its turn. */
const MOST_WHOLE = 4 * 1024 * 1024;
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

/** An object whose turn it is. */
type Turn =
  | {
      readonly kind: 'whole';
      readonly object: ListedObject;
      readonly bytes: Buffer;
      /** `null`: it is unpacked as it comes. */
      readonly text: Buffer | null;
    }
  | { readonly kind: 'large'; readonly object: ListedObject }
  | { readonly kind: 'unread'; readonly key: string; readonly missing: Missing };

class BucketRun {
  readonly #reading: BucketReading;
  readonly #reader: LogReader;
  readonly #signal: AbortSignal;
  readonly #asking: Asking;
  readonly #room: Room;
  readonly #skimmer: Skimmer | null;
  readonly #hope = new Hope();
  #objects = 0;
  #bytes = 0;
  #last: string | null = null;
  #holes = 0;

  constructor(reading: BucketReading, reader: LogReader, signal: AbortSignal) {
    const { s3, path, clock } = reading;
    this.#reading = reading;
    this.#reader = reader;
    this.#signal = signal;
    this.#asking = new Asking(s3, path.bucket, clock, signal);
    this.#room = new Room(OBJECTS, clock.now, idleShare());
    this.#asking.onThrottled = () => this.#room.throttled();
    this.#skimmer = Skimmer.open(reader);
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
    const stretches = stretchesBelow(path, wanted, this.#asking, listings());
    const fetched = inOrder(objectsIn(stretches, this.#asking, listings()), {
      act: (listed) => this.#fetch(listed),
      weight: (listed) => (listed.kind === 'found' && isWhole(listed.found) ? listed.found.size : 0),
      room: this.#room,
    });
    const turns = inOrder(fetched, {
      act: inflated,
      weight: (turn) => (turn.kind === 'whole' ? turn.bytes.length + textSize(turn.bytes) : 0),
      room: new Room(TEXTS, clock.now, idleShare()),
    });
    for await (const turn of turns) {
      if (this.#signal.aborted) throw new Stopped();
      if (!(await this.#take(turn))) return;
      this.#tellProgress();
    }
    if (this.#objects + this.#holes > 0) return;
    this.#reader.begin(path.name, false);
    this.#reader.unreadable('file-unreadable', null, 'log files of the accounts, Regions and days to check', 'none');
  }

  async #fetch(listed: Listed<ListedObject>): Promise<Turn> {
    if (listed.kind === 'unread') return { kind: 'unread', key: listed.prefix, missing: listed.missing };
    const object = listed.found;
    if (!isWhole(object)) return { kind: 'large', object };
    try {
      const pieces: Buffer[] = [];
      for await (const piece of this.#asking.bytes(object)) pieces.push(piece);
      return { kind: 'whole', object, bytes: Buffer.concat(pieces), text: null };
    } catch (error) {
      if (error instanceof Unread) return { kind: 'unread', key: object.key, missing: error.missing };
      throw error;
    }
  }

  /** Answers whether there may be more. */
  async #take(turn: Turn): Promise<boolean> {
    switch (turn.kind) {
      case 'whole': {
        const { object, text, bytes } = turn;
        return this.#readObject(object, text, () => once(bytes));
      }
      case 'large': {
        const { object } = turn;
        return this.#readObject(object, null, () => this.#asking.bytes(object));
      }
      case 'unread':
        return this.#tellUnread(turn.key, turn.missing, null);
    }
  }

  /** `text`: of the whole object; `null`: it is unpacked as it comes. */
  async #readObject(
    { key, size }: ListedObject,
    text: Buffer | null,
    open: () => AsyncIterable<Buffer>,
  ): Promise<boolean> {
    this.#reader.begin(uriOf(this.#reading.path, key), false);
    const cutter = new RecordCutter(this.#reader, { skimmer: this.#skimmer });
    try {
      const chunks = text === null ? unpack({ open, rereadable: true, size }) : once(text);
      for await (const chunk of chunks) {
        if (this.#signal.aborted) throw new Stopped();
        cutter.write(chunk);
        if (cutter.foreign) break;
      }
      cutter.end();
      if (text !== null) letGo(text);
    } catch (error) {
      if (error instanceof Unread) return this.#tellUnread(key, error.missing, placeOf(cutter.position));
      tellLogFailure(this.#reader, error, cutter.position);
      if (error instanceof Stopped) throw error;
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

  #tellStopped(): void {
    const { path } = this.#reading;
    const covered = this.#last === null ? 'none was read' : `${this.#objects} were read, the last one ${this.#last}`;
    this.#reader.begin(path.name, false);
    this.#reader.unreadable('stopped', null, 'to read all log files', `the signal to stop: ${covered}`);
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

async function inflated(turn: Turn): Promise<Turn> {
  // What is damaged is read as far as it goes.
  return turn.kind === 'whole' ? { ...turn, text: await smallTextAside(turn.bytes) } : turn;
}

function isWhole({ size }: ListedObject): boolean {
  return size <= MOST_WHOLE;
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer, void, undefined> {
  yield bytes;
}
