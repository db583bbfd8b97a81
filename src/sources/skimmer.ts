import type { Crowd, CutterSink } from './cutter-sink.ts';
import { RawRecord, Slot } from './raw-record.ts';
import { SkimMemory } from './skim-memory.ts';

/** Of an eventTime: its day. */
const DAY_LENGTH = '2026-10-24'.length;

/**
 * Reads ahead over items of a text, of which it counts the most and hands over the few that may be of interest. It reads
 * whole items only, each byte of them; at the first that it is not sure of it stops, and a `JsonScanner` goes on. One serves
 * all logs of a run, one after the other.
 */
export class Skimmer {
  readonly #sink: CutterSink;
  readonly #memory: SkimMemory;
  /** By bucket. */
  readonly #crowds = new Map<number, Crowd>();
  readonly #record = new RawRecord();
  /** What lies in the memory: this part of this chunk. */
  #loaded: Buffer | null = null;
  #loadedFrom = 0;
  #loadedTo = 0;

  /** `null` where this machine has no way to be faster. */
  static open(sink: CutterSink): Skimmer | null {
    const memory = SkimMemory.open();
    return memory === null ? null : new Skimmer(sink, memory);
  }

  private constructor(sink: CutterSink, memory: SkimMemory) {
    this.#sink = sink;
    this.#memory = memory;
  }

  /**
   * Reads the items of the chunk from `from` on: of a list, the `first-item` or the comma before the `next-item`, or documents.
   * Answers where the last one ends that it has read, or `from`. The record that is taken is reused, and its offset counts
   * from the start of the chunk.
   */
  skim(
    chunk: Buffer,
    from: number,
    place: 'first-item' | 'next-item' | 'document',
    take: (record: RawRecord) => void,
  ): number {
    const inList = place !== 'document';
    let at = from;
    for (;;) {
      if (chunk !== this.#loaded || at < this.#loadedFrom || at >= this.#loadedTo) this.#load(chunk, at);
      at = this.#skimLoaded(chunk, at, inList, place === 'next-item' || (inList && at > from), take);
      // Where it stopped late, it may have been for the end of what was loaded.
      const late = at - this.#loadedFrom >= this.#memory.textSize / 2;
      if (!late || this.#loadedTo === chunk.length) return at;
      this.#load(chunk, at);
    }
  }

  /** The chunk is read: its bytes may be others from now on. */
  chunkEnded(): void {
    this.#loaded = null;
  }

  /** Hands over all that was counted. */
  finish(): void {
    for (const bucket of this.#crowds.keys()) this.#closeCrowd(bucket);
  }

  #load(chunk: Buffer, from: number): void {
    this.#loaded = chunk;
    this.#loadedFrom = from;
    this.#loadedTo = from + this.#memory.load(chunk, from);
  }

  #skimLoaded(
    chunk: Buffer,
    from: number,
    inList: boolean,
    behindItem: boolean,
    take: (record: RawRecord) => void,
  ): number {
    const base = this.#loadedFrom;
    let at = from;
    let behind = behindItem;
    for (;;) {
      const { end, counted, found, crowdless } = this.#memory.skim(at - base, this.#loadedTo - base, inList, behind);
      if (counted > 0) this.#sink.counted(counted);
      for (let index = 0; index < found; index++) this.#take(chunk, index, take);
      if (crowdless !== null) this.#openCrowd(crowdless);
      at = base + end;
      behind = inList;
      if (crowdless === null && found < this.#memory.mostFound) return at;
    }
  }

  #take(chunk: Buffer, index: number, take: (record: RawRecord) => void): void {
    const record = this.#record;
    this.#memory.readItem(index, this.#loadedFrom, record);
    record.bytes = chunk;
    record.offset = record.start;
    take(record);
  }

  /** For the record that was taken last. */
  #openCrowd(bucket: number): void {
    this.#closeCrowd(bucket);
    const record = this.#record;
    const crowd = this.#sink.crowdFor(record);
    if (crowd === null) return;
    const text = (slot: Slot) => record.bytes.subarray(record.valueStart(slot) + 1, record.valueEnd(slot) - 1);
    const day = text(Slot.EventTime).subarray(0, DAY_LENGTH);
    this.#memory.openCrowd(bucket, text(Slot.RecipientAccountId), day, text(Slot.AwsRegion), crowd.from, crowd.to);
    this.#crowds.set(bucket, crowd);
  }

  #closeCrowd(bucket: number): void {
    const crowd = this.#crowds.get(bucket);
    if (crowd === undefined) return;
    const { records, first, last } = this.#memory.closeCrowd(bucket);
    if (records > 0) crowd.add(records, first, last);
    this.#crowds.delete(bucket);
  }
}
