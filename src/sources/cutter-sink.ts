import type { Unreadable } from '../core/reading.ts';
import type { RawRecord } from './raw-record.ts';

/** Something in a text that is not as it should be. */
export interface Problem {
  readonly code: Extract<
    Unreadable['code'],
    'json-broken' | 'format-unknown' | 'record-unreadable' | 'record-too-large' | 'export-cut-short'
  >;
  /** Byte of the unpacked text. */
  readonly at: number;
  readonly expected: string;
  readonly got: string;
}

/** Where the cutter puts what it finds. */
export interface CutterSink {
  /** One record of any kind, whole and well formed. It is reused: read it during the call. */
  record(record: RawRecord): void;
  /** A digest file of CloudTrail. */
  digest(): void;
  problem(problem: Problem): void;
}
