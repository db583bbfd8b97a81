import type { Unreadable } from '../../core/reading.ts';
import type { ListedLog } from './digest.ts';

/** Why a file could not be read. */
export type Failure = Pick<Unreadable, 'code' | 'expected' | 'got'>;

/** A digest file, wherever it comes from. */
export interface DigestFile {
  /** As the user would name it. Its last part is the name under which it was delivered. */
  readonly name: string;
  /** Unpacked; `null`: it could not be read, which is told. */
  readonly content: Buffer | Failure | null;
  /**
   * Its signature from the metadata of its object in S3 (`signature`, hexadecimal; `signature-algorithm`); `null` where there
   * is no such metadata, as on disk.
   */
  readonly own: { readonly signature: string; readonly algorithm: string } | null;
}

/** A log file that is there. */
export interface LogCopy {
  readonly name: string;
  /** SHA-256 of its unpacked content, hexadecimal, lower case; `null`: it could not be read, which is told. */
  readonly hash: string | Failure | null;
}

/** The log files that digests are held against. */
export interface LogOrigin {
  /** False: it is none of those that the run is to read, so that it is neither held nor missed. */
  isMeant(log: ListedLog): boolean;
  /** Every log file of this plain name (`plainName`), usually one; none: it was not there. */
  logsNamed(plain: string): Promise<readonly LogCopy[]>;
  /** The same for one that was not there and is missed: it may be there now. */
  lookAgain(log: ListedLog): Promise<readonly LogCopy[]>;
  /** Names of the log files that were never asked for, in order: asked once all digests were. */
  neverAskedFor(): Iterable<string>;
}

/** Digests that lie together with their log files. */
export interface DigestOrigin extends LogOrigin {
  /** Those of one account and Region one after the other; within them in any order that is always the same. */
  digests(): AsyncIterable<DigestFile>;
}
