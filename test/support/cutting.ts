import type { CutterSink, Problem } from '../../src/sources/cutter-sink.ts';
import { type RawRecord, Slot } from '../../src/sources/raw-record.ts';
import { RecordCutter } from '../../src/sources/record-cutter.ts';

export interface Cut {
  /** The records, parsed. */
  readonly records: unknown[];
  /** What the cutter itself knows of each: the texts of its slots. */
  readonly facts: (string | null)[][];
  readonly problems: Problem[];
  digests: number;
}

export const FACT_KEYS = ['eventName', 'eventSource', 'eventTime', 'awsRegion', 'recipientAccountId'] as const;
export const FACT_SLOTS = [Slot.EventName, Slot.EventSource, Slot.EventTime, Slot.AwsRegion, Slot.RecipientAccountId];

/** Cuts a text, handed over in pieces of these sizes, over and over; whole where there are none. */
export function cut(text: string | Buffer, sizes: readonly number[] = [], limit?: number): Cut {
  const found: Cut = { records: [], facts: [], problems: [], digests: 0 };
  const sink: CutterSink = {
    record: (record: RawRecord) => {
      found.records.push(record.parse());
      found.facts.push(FACT_SLOTS.map((slot) => record.text(slot)));
    },
    crowdFor: () => null,
    counted: () => {},
    digest: () => {
      found.digests++;
    },
    problem: (problem) => found.problems.push(problem),
  };
  const cutter = new RecordCutter(sink, limit === undefined ? {} : { limit });
  const bytes = Buffer.from(text);
  const step = sizes.length === 0 ? [bytes.length || 1] : sizes;
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = step[turn % step.length] ?? 1;
    // A copy that is overwritten afterwards, as the streams of Node may do with theirs.
    const chunk = Buffer.from(bytes.subarray(at, at + size));
    cutter.write(chunk);
    chunk.fill(0);
    at += size;
  }
  cutter.end();
  return found;
}
