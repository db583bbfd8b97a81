import { createReadStream } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { SourceSummary } from '../core/reading.ts';
import type { Scope } from '../core/scope.ts';
import { type Buckets, readBuckets } from './bucket/read-buckets.ts';
import { DigestsOnDisk } from './digests/on-disk.ts';
import { type KeySource, Verification } from './digests/verify.ts';
import { tellLogFailure } from './log-failure.ts';
import { type FoundLogs, findLogs, type LogFile } from './log-paths.ts';
import { LogReader } from './log-reader.ts';
import { RecordCutter } from './record-cutter.ts';
import { estimateSize } from './size-estimate.ts';
import { Skimmer } from './skimmer.ts';
import { readSmallFile } from './small-file.ts';
import type { Source } from './source.ts';
import { Stopped, untilStopped } from './stopped.ts';
import { unpack } from './unpack.ts';

/** How far the reading has come. Bytes are those on disk, before unpacking. */
export interface Progress {
  readonly filesDone: number;
  readonly files: number;
  readonly bytesDone: number;
  /** Of all files; estimated from some of them where they are many. Standard input and pipes count nothing. */
  readonly bytes: number;
  /** Records of any kind. */
  readonly records: number;
}

export interface FilesOptions {
  /** Files, folders, globs, `-` for standard input; relative to `cwd`. */
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly stdin: AsyncIterable<Buffer | string>;
  /** Which records are evidence that an account and Region were logged: those in its range. */
  readonly scope: Scope;
  /** By what keys digest files are verified. Left out: they are not. */
  readonly digests?: { readonly keys: KeySource };
  /** Logs in S3, which are read behind those of `paths`; `null`: none. */
  readonly buckets: Omit<Buckets, 'verification'> | null;
  /** Called for every piece that is read. */
  readonly progress: (progress: Progress) => void;
}

/** Compressed data is fed in pieces of this size. */
const READ_SIZE = 128 * 1024;
/** Bytes on disk that are read without leaving signals a turn. */
const BYTES_A_TURN = 512 * 1024;
const FILES_A_TURN = 16;

const NO_FILES: FoundLogs = { files: [], skipped: [], unreadable: [], digests: [] };

/** CloudTrail logs on disk, on standard input, or in S3. */
export function filesSource(options: FilesOptions): Source {
  return {
    name: 'files',
    read: async (intake, signal) => {
      const { digests, scope, paths, cwd, buckets } = options;
      const isAllInBuckets = paths.length === 0 && buckets !== null;
      const found = isAllInBuckets ? NO_FILES : await findLogs(paths, cwd);
      const { files, skipped, unreadable } = found;
      const verification = digests === undefined ? null : new Verification({ ...digests, scope, intake, signal });
      const onDisk = verification === null || isAllInBuckets ? null : new DigestsOnDisk(found);
      const reader = new LogReader(intake, options.scope);
      for (const reason of skipped) reader.skippedFile(reason);
      for (const { name, got } of unreadable) {
        reader.begin(name, false);
        reader.unreadable('file-unreadable', null, 'a file that can be read', got);
      }
      const count = await new FilesRun(options, reader, files, signal).read();
      const read = buckets === null ? null : await readBuckets({ ...buckets, verification }, reader, signal);
      const inputs: SourceSummary['inputs'] = { kind: 'file', count: count + (read?.objects ?? 0) };
      const summary = {
        records: reader.records,
        inputs,
        evidence: reader.evidence.list(),
        claims: null,
        ...(read !== null && { bucket: { lists: read.lists, gets: read.gets } }),
      };
      if (verification === null) return summary;
      if (onDisk !== null) await verification.takeAll(onDisk);
      return { ...summary, digests: verification.result() };
    },
    lookUpSignIns: null,
  };
}

class FilesRun {
  readonly #options: FilesOptions;
  readonly #reader: LogReader;
  readonly #files: readonly LogFile[];
  readonly #signal: AbortSignal;
  readonly #skimmer: Skimmer | null;
  #filesDone = 0;
  #bytesDone = 0;
  #bytes = 0;

  constructor(options: FilesOptions, reader: LogReader, files: readonly LogFile[], signal: AbortSignal) {
    this.#options = options;
    this.#reader = reader;
    this.#files = files;
    this.#signal = signal;
    this.#skimmer = Skimmer.open(reader);
  }

  /** Reads file by file; answers how many were opened. */
  async read(): Promise<number> {
    const opened = await this.#readFiles();
    this.#skimmer?.finish();
    return opened;
  }

  async #readFiles(): Promise<number> {
    this.#bytes = await estimateSize(this.#files);
    let turnAt = 0;
    for (const [index, file] of this.#files.entries()) {
      if (this.#signal.aborted) {
        this.#tellUnread(file, this.#files.length - index - 1);
        return index;
      }
      // A turn for signals, which files that are read at once would not leave.
      if (index % FILES_A_TURN === 0 || this.#bytesDone >= turnAt) {
        await setImmediate();
        turnAt = this.#bytesDone + BYTES_A_TURN;
      }
      this.#reader.begin(file.name, file.inFolder);
      await this.#readFile(file);
      this.#filesDone++;
      this.#tellProgress();
    }
    return this.#files.length;
  }

  async #readFile(file: LogFile): Promise<void> {
    const cutter = new RecordCutter(this.#reader, { skimmer: this.#skimmer });
    try {
      const small = file.regular && file.path !== null ? readSmallFile(file.path) : null;
      if (small !== null) {
        this.#bytesDone += small.size;
        cutter.write(small.text);
        cutter.end();
        return;
      }
      for await (const chunk of unpack({ open: () => this.#open(file), rereadable: file.regular })) {
        if (this.#signal.aborted) throw new Stopped();
        cutter.write(chunk);
        this.#tellProgress();
        if (cutter.foreign) break;
      }
      cutter.end();
    } catch (error) {
      tellLogFailure(this.#reader, error, cutter.position);
    }
  }

  #open({ path, regular }: LogFile): AsyncIterable<Buffer> {
    const { stdin } = this.#options;
    const pieces = path === null ? stdin : createReadStream(path, { highWaterMark: READ_SIZE });
    return this.#counted(regular ? pieces : untilStopped(pieces, this.#signal));
  }

  async *#counted(pieces: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer, void, undefined> {
    for await (const piece of pieces) {
      this.#bytesDone += piece.length;
      yield typeof piece === 'string' ? Buffer.from(piece) : piece;
    }
  }

  #tellUnread(next: LogFile, more: number): void {
    this.#reader.begin(next.name, next.inFolder);
    const got = `the signal to stop before this file${more === 0 ? '' : ` and ${more} more`}`;
    this.#reader.unreadable('stopped', null, 'to read this file', got);
  }

  #tellProgress(): void {
    this.#options.progress({
      filesDone: this.#filesDone,
      files: this.#files.length,
      bytesDone: this.#bytesDone,
      bytes: this.#bytes,
      records: this.#reader.records,
    });
  }
}
