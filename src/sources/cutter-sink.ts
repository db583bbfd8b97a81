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

/** Takes in records of no interest from one account, Region and day, many at once. */
export interface Crowd {
  /** Seconds of the day, half open, between which they are evidence. Those of another time are only counted. */
  readonly from: number;
  readonly to: number;
  /** So many more were in between, from the second `first` to `last` of the day. */
  add(records: number, first: number, last: number): void;
}

/** Where the cutter puts what it finds. */
export interface CutterSink {
  /** One record of any kind, whole and well formed. It is reused: read it during the call. */
  record(record: RawRecord): void;
  /**
   * Takes in the records from now on that show the same account, Region and day as this one, which was just handed over, a time
   * that is well formed, and a call of no interest; `null`: they are to be handed over too. It need not be used.
   */
  crowdFor(record: RawRecord): Crowd | null;
  /** So many records were taken in by crowds, whether they are evidence or not. */
  counted(records: number): void;
  /** A digest file of CloudTrail. */
  digest(): void;
  problem(problem: Problem): void;
}
