import type { Totals } from '../core/reading.ts';
import type { Scope } from '../core/scope.ts';
import type { Batch } from './lane.ts';
import type { LogFile } from './log-paths.ts';

/** Compressed data is fed in pieces of this size. */
export const READ_SIZE = 128 * 1024;

/** What a reading thread is started with. */
export interface ThreadStart {
  readonly lane: number;
  /** Of `FileClaims`. */
  readonly shared: SharedArrayBuffer;
  readonly scope: Scope;
}

/** Sent to a reading thread: the next files, behind those that were sent before. */
export type SentFiles = readonly LogFile[];

/** Sent by a reading thread. After `ended` there is nothing more. */
export type FromThread =
  | { readonly kind: 'batch'; readonly batch: Batch }
  | { readonly kind: 'ended'; readonly totals: Totals };
