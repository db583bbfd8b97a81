import type { Unreadable } from '../../core/reading.ts';

/** Why a file could not be read. */
export type Failure = Pick<Unreadable, 'code' | 'expected' | 'got'>;

/** A digest file, wherever it comes from. */
export interface DigestFile {
  /** As the user would name it. Its last part is the name under which it was delivered. */
  readonly name: string;
  /** Unpacked. */
  readonly content: Buffer | Failure;
  /**
   * Its signature from the metadata of its object in S3 (`signature`, hexadecimal; `signature-algorithm`); `null` where there
   * is no such metadata, as on disk.
   */
  readonly own: { readonly signature: string; readonly algorithm: string } | null;
}

/** A log file that is there. */
export interface LogCopy {
  readonly name: string;
  /** SHA-256 of its unpacked content, hexadecimal, lower case. */
  readonly hash: string | Failure;
}

/** Where digests and log files are: a disk, or a bucket. */
export interface DigestOrigin {
  /** Those of one chain (`DigestName.chain`) one after the other; within it in any order that is always the same. */
  digests(): AsyncIterable<DigestFile>;
  /** Every log file of this plain name (`plainName`), usually one; none: it is missing. */
  logsNamed(plain: string): Promise<readonly LogCopy[]>;
  /** Names of the log files that were never asked for, in order: asked once all digests were. */
  neverAskedFor(): Iterable<string>;
}
