import { createReadStream } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { RecordIntake, Totals } from '../core/reading.ts';
import type { Scope } from '../core/scope.ts';
import { FileClaims } from './file-claims.ts';
import type { Progress } from './file-progress.ts';
import { handOver } from './findings.ts';
import { InOrder } from './in-order.ts';
import { type Batch, Lane } from './lane.ts';
import type { LogFile } from './log-paths.ts';
import { ReaderThreads, type ReadingThreads } from './reader-threads.ts';
import { untilStopped } from './stopped.ts';
import { READ_SIZE } from './thread-messages.ts';

export interface FilesRunOptions {
  readonly files: readonly LogFile[];
  /** Of all files, estimated. */
  readonly bytes: number;
  readonly stdin: AsyncIterable<Buffer | string>;
  readonly scope: Scope;
  readonly threads: ReadingThreads | null;
  readonly progress: (progress: Progress) => void;
  readonly intake: RecordIntake;
  readonly signal: AbortSignal;
}

/** What was read, beside what the intake got. */
export interface FilesRead {
  /** Files that were opened: all before this number. */
  readonly opened: number;
  /** Of any kind. */
  readonly records: number;
  /** Of each lane. */
  readonly totals: readonly Totals[];
}

/** Bytes on disk that are read without leaving signals, and what other threads found, a turn. */
const BYTES_A_TURN = 512 * 1024;
const FILES_A_TURN = 16;
/** Other threads go so many files at most ahead of the first that is not done, and hear of so many at once. */
const MOST_AHEAD = 4096;
const ANNOUNCED_AT_ONCE = 512;
/** Beside its bytes a file costs as much as so many. */
const BYTES_OF_A_FILE = 8 * 1024;

/** Reads files in one thread or more. The intake gets the same in the same order, however many there are. */
export class FilesRun {
  readonly #options: FilesRunOptions;
  readonly #claims: FileClaims;
  readonly #threads: ReaderThreads | null;
  readonly #order: InOrder;
  /** Why other threads have ended before their work. */
  #failure: { readonly error: unknown } | null = null;
  /** Ends the wait of the main thread's lane. */
  #moved = () => {};
  #claimsSeen = 0;
  #turnAt = 0;
  #bytesDone = 0;
  #records = 0;

  constructor(options: FilesRunOptions) {
    const { files, scope } = options;
    const count = threadsWorth(options);
    this.#options = options;
    this.#claims = FileClaims.over(files.length, 1 + count);
    this.#order = new InOrder((part, lane) => {
      if (part.findings === null) return;
      handOver(part.findings, options.intake);
      this.#claims.take(lane, part.count);
    });
    const put = (batch: Batch, lane: number) => this.#put(batch, lane);
    this.#threads =
      options.threads === null || count === 0
        ? null
        : new ReaderThreads({ script: options.threads.script, count, claims: this.#claims, scope, put });
  }

  async read(): Promise<FilesRead> {
    const { files, scope, signal } = this.#options;
    const claims = this.#claims;
    const stop = () => claims.stop();
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    this.#threads?.totals.catch((error: unknown) => {
      this.#failure = { error };
      this.#moved();
    });
    try {
      this.#announce();
      const lane = new Lane(
        {
          lane: 0,
          claims,
          file: (index) => fileAt(files, index),
          open: (file) => this.#open(file),
          put: (batch) => this.#put(batch, 0),
          until: (condition) => this.#until(condition),
          batch: { count: 1, bytes: 0 },
        },
        scope,
      );
      const own = await lane.run();
      const others = (await this.#threads?.totals) ?? [];
      if (this.#order.current !== claims.claimed) throw new Error('a file was claimed, and nobody told of its end');
      return { opened: claims.claimed, records: this.#records, totals: [own, ...others] };
    } finally {
      signal.removeEventListener('abort', stop);
      await this.#threads?.end();
    }
  }

  #put({ parts, bytes, records }: Batch, lane: number): void {
    this.#bytesDone += bytes;
    this.#records += records;
    for (const part of parts) this.#order.add(part, lane);
    this.#announce();
    this.#moved();
    const { files, bytes: all, progress } = this.#options;
    const { current } = this.#order;
    progress({
      filesDone: current,
      files: files.length,
      bytesDone: this.#bytesDone,
      bytes: all,
      records: this.#records,
    });
  }

  #announce(): void {
    const { files } = this.#options;
    const { announced } = this.#claims;
    const to = Math.min(files.length, this.#order.current + MOST_AHEAD);
    if (to < files.length && to - announced < ANNOUNCED_AT_ONCE) return;
    if (to === announced) return;
    this.#threads?.send(files.slice(announced, to));
    this.#claims.announce(to);
  }

  async #until(condition: () => boolean): Promise<void> {
    // A turn for signals and other threads, which files that are read at once would not leave.
    const { claimed } = this.#claims;
    if (claimed >= this.#claimsSeen || this.#bytesDone >= this.#turnAt) {
      await setImmediate();
      this.#claimsSeen = claimed + FILES_A_TURN;
      this.#turnAt = this.#bytesDone + BYTES_A_TURN;
    }
    for (;;) {
      if (this.#failure !== null) throw this.#failure.error;
      if (condition()) return;
      await new Promise<void>((resolve) => {
        this.#moved = resolve;
      });
    }
  }

  #open({ path, regular }: LogFile): AsyncIterable<Buffer | string> {
    const { stdin, signal } = this.#options;
    const pieces = path === null ? stdin : createReadStream(path, { highWaterMark: READ_SIZE });
    return regular ? pieces : untilStopped(pieces, signal);
  }
}

/** How many other threads are worth their start. What cannot be read twice, such as a pipe, is for the main thread alone. */
function threadsWorth({ files, bytes, threads }: FilesRunOptions): number {
  if (threads === null || files.some(({ regular }) => !regular)) return 0;
  const work = bytes + files.length * BYTES_OF_A_FILE;
  return Math.min(threads.most, files.length - 1, Math.floor(work / threads.bytesEach));
}

function fileAt(files: readonly LogFile[], index: number): LogFile {
  const file = files[index];
  if (file === undefined) throw new RangeError(`no file ${index} of ${files.length}`);
  return file;
}
