import type { Scope } from '../../src/core/scope.ts';
import { LogReader } from '../../src/sources/log-reader.ts';
import { RecordCutter } from '../../src/sources/record-cutter.ts';
import { Skimmer } from '../../src/sources/skimmer.ts';
import { KeptIntake } from './intake.ts';

/** All that a reading of texts finds, in its order. */
export interface Reading {
  readonly intake: KeptIntake;
  readonly records: number;
  readonly evidence: unknown;
  /** Records that were not looked at one by one. */
  readonly crowded: number;
}

/** Reads texts one after the other, each in pieces of its sizes, over and over; whole where there are none. */
export function readTexts(
  texts: readonly Buffer[],
  scope: Scope,
  skims: boolean,
  sizesOf: (index: number) => readonly number[] = () => [],
): Reading {
  const intake = new KeptIntake();
  const reader = new LogReader(intake, scope);
  const skimmer = skims ? Skimmer.open(reader) : null;
  let crowded = 0;
  const counted = reader.counted.bind(reader);
  reader.counted = (records) => {
    crowded += records;
    counted(records);
  };
  for (const [index, text] of texts.entries()) {
    reader.begin(`log ${index}`, false);
    const cutter = new RecordCutter(reader, { skimmer });
    const sizes = sizesOf(index);
    const step = sizes.length === 0 ? [text.length || 1] : sizes;
    for (let at = 0, turn = 0; at < text.length; turn++) {
      const size = step[turn % step.length] ?? 1;
      // A copy that is overwritten afterwards, as the streams of Node may do with theirs.
      const chunk = Buffer.from(text.subarray(at, at + size));
      cutter.write(chunk);
      chunk.fill(0);
      at += size;
    }
    cutter.end();
  }
  skimmer?.finish();
  const { evidence, signInPacks } = reader.totals();
  for (const pack of signInPacks) intake.signInPack(pack);
  return { intake, records: reader.records, evidence, crowded };
}
