import type { Totals } from '../core/reading.ts';
import type { Scope } from '../core/scope.ts';
import type { FileClaims } from './file-claims.ts';
import { FileReader } from './file-reader.ts';
import { type Findings, FindingsIntake } from './findings.ts';
import type { LogFile } from './log-paths.ts';
import { LogReader } from './log-reader.ts';

/** What was found in a file since the last part of it. */
export interface Part {
  /** The number of the file. */
  readonly file: number;
  /** `null`: nothing. */
  readonly findings: Findings | null;
  readonly count: number;
  /** Nothing more of this file follows. */
  readonly ended: boolean;
}

/** What a lane has done since its last batch. */
export interface Batch {
  /** In order of files. */
  readonly parts: readonly Part[];
  /** Read, on disk. */
  readonly bytes: number;
  /** Of any kind. */
  readonly records: number;
}

/** The world of a lane. */
export interface LaneEnds {
  readonly lane: number;
  readonly claims: FileClaims;
  /** The file of a number that was claimed. */
  readonly file: (index: number) => LogFile;
  readonly open: (file: LogFile) => AsyncIterable<Buffer | string>;
  readonly put: (batch: Batch) => void;
  readonly until: (condition: () => boolean) => Promise<void>;
  /** A batch is put as soon as it has so many files or findings, or bytes on disk. */
  readonly batch: { readonly count: number; readonly bytes: number };
}

/** Findings of a lane that were put and nobody took, for an earlier file is not read yet: with more than these it waits. */
const MOST_UNTAKEN = 20_000;

/** Reads files that it claims, one after the other; there is one lane in each thread. */
export class Lane {
  readonly #ends: LaneEnds;
  readonly #found = new FindingsIntake();
  readonly #reader: LogReader;
  readonly #files: FileReader;
  #parts: Part[] = [];
  #file = 0;
  #put = 0;
  #inBatch = 0;
  #bytesBefore = 0;
  #recordsBefore = 0;

  constructor(ends: LaneEnds, scope: Scope) {
    this.#ends = ends;
    this.#reader = new LogReader(this.#found, scope);
    this.#files = new FileReader({
      reader: this.#reader,
      open: ends.open,
      stopped: () => ends.claims.stopped,
      pieceRead: async () => {
        this.#partRead(false);
        await this.#until(() => this.#hasRoom());
      },
    });
  }

  /** Reads until there is nothing more to claim. */
  async run(): Promise<Totals> {
    const { claims } = this.#ends;
    while (!claims.over) {
      await this.#until(() => claims.over || (claims.claimed < claims.announced && this.#hasRoom()));
      const index = claims.claim();
      if (index === null) continue;
      this.#file = index;
      await this.#files.read(this.#ends.file(index));
      this.#partRead(true);
    }
    this.#putBatch();
    this.#files.finish();
    return this.#reader.totals();
  }

  #hasRoom(): boolean {
    const { claims, lane } = this.#ends;
    return claims.untaken(lane, this.#put) <= MOST_UNTAKEN;
  }

  async #until(condition: () => boolean): Promise<void> {
    // What it waits for may wait for this.
    if (!condition()) this.#putBatch();
    await this.#ends.until(condition);
  }

  #partRead(ended: boolean): void {
    const { batch } = this.#ends;
    const { count } = this.#found;
    if (count > 0 || ended) {
      this.#parts.push({ file: this.#file, findings: count > 0 ? this.#found.takeOut() : null, count, ended });
    }
    this.#inBatch += count + 1;
    this.#put = (this.#put + count) | 0;
    if (this.#inBatch >= batch.count || this.#files.bytes - this.#bytesBefore >= batch.bytes) this.#putBatch();
  }

  #putBatch(): void {
    const { bytes } = this.#files;
    const { records } = this.#reader;
    this.#ends.put({
      parts: this.#parts,
      bytes: bytes - this.#bytesBefore,
      records: records - this.#recordsBefore,
    });
    this.#parts = [];
    this.#inBatch = 0;
    this.#bytesBefore = bytes;
    this.#recordsBefore = records;
  }
}
