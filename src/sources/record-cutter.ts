import { Carry } from './carry.ts';
import type { CutterSink, Problem } from './cutter-sink.ts';
import { DocumentStart } from './document-start.ts';
import { Bracket, JsonScanner, type Watcher } from './json-scanner.ts';
import { describeObject, isDigest, isRecord } from './object-kind.ts';
import { RawRecord, Slot } from './raw-record.ts';
import { LONGEST_KEY, slotOfJsonKey, slotOfKey } from './record-keys.ts';
import { RecordSearch } from './record-search.ts';
import type { Skimmer } from './skimmer.ts';

/** CloudTrail's own limit for an event is 256 kB (CloudTrail quotas); this leaves room for what writers of exports add. */
const MOST_RECORD_BYTES = 16 * 1024 * 1024;

/** No value can start with another byte, so that is told as damage. */
const VALUE_STARTS: ReadonlyMap<string, string> = new Map([
  ['"', 'a text'],
  ['[', 'a list'],
  ['t', 'true'],
  ['f', 'false'],
  ['n', 'null'],
  ...[...'-0123456789'].map((digit): [string, string] => [digit, 'a number']),
]);

export interface CutterOptions {
  readonly limit?: number;
  readonly embedded?: boolean;
  readonly skimmer?: Skimmer | null;
}

/** Without one item read so many times in a row, the text is of a kind that the skimmer does not read. */
const MOST_FRUITLESS = 8;

/**
 * Cuts the records out of a text of CloudTrail: `{"Records":[…]}`, bare arrays, JSON Lines, single records, the output of
 * `aws cloudtrail lookup-events`, in any sequence. It holds the current record only, parses none, and takes the text in
 * pieces cut anywhere. After damage it goes on where a record can safely be told to start; what it hands over is whole.
 */
export class RecordCutter implements Watcher {
  readonly #sink: CutterSink;
  readonly #limit: number;
  readonly #embedded: boolean;
  readonly #record = new RawRecord();
  readonly #start = new DocumentStart();
  readonly #scanner = new JsonScanner(this);
  readonly #search = new RecordSearch();
  readonly #carry: Carry;
  readonly #skimmer: Skimmer | null;
  #fruitless = 0;
  #phase: 'start' | 'foreign' | 'scan' | 'search' = 'start';
  /** Byte of the text where the chunk starts. */
  #base = 0;
  #lastByte = 0;
  /** Where the record in hand starts, as an index into the chunk; `null` where none is. */
  #recordStart: number | null = null;
  #damaged = false;

  /** `embedded`: the text stood within another record. `skimmer`: of the same sink. */
  constructor(sink: CutterSink, { limit = MOST_RECORD_BYTES, embedded = false, skimmer = null }: CutterOptions = {}) {
    this.#sink = sink;
    // It takes no record for too large.
    this.#skimmer = limit < MOST_RECORD_BYTES ? null : skimmer;
    if (this.#skimmer !== null) this.#scanner.pauseAtItems();
    this.#limit = limit;
    this.#embedded = embedded;
    this.#carry = new Carry(limit);
  }

  /** The text is of a format that is not read: the rest of it makes no difference. */
  get foreign(): boolean {
    return this.#phase === 'foreign';
  }

  /** Bytes read so far. */
  get position(): number {
    return this.#base;
  }

  write(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      switch (this.#phase) {
        case 'start':
          at = this.#start.read(chunk);
          if (at < chunk.length) this.#phase = 'scan';
          else if (this.#start.foreign) this.#foreignFound();
          break;
        case 'foreign':
          at = chunk.length;
          break;
        case 'scan':
          at = this.#skim(chunk, at);
          at = this.#scanner.scan(chunk, at);
          if (at < chunk.length && !this.#scanner.paused) at = this.#stoppedAt(chunk, at);
          break;
        case 'search':
          at = this.#searchFrom(chunk, at);
          break;
      }
    }
    this.#chunkEnded(chunk);
  }

  /** The text is over. */
  end(): void {
    switch (this.#phase) {
      case 'start':
        if (this.#start.empty) this.#tell('json-broken', 0, 'CloudTrail records as JSON', this.#start.describe());
        else this.#foreignFound();
        return;
      case 'scan':
        if (!this.#scanner.between) {
          this.#tell('json-broken', this.#base, this.#scanner.expected, 'the end of the text');
        }
        return;
      case 'foreign':
      case 'search':
        return;
    }
  }

  #foreignFound(): void {
    this.#phase = 'foreign';
    this.#tell('format-unknown', 0, 'CloudTrail records as JSON in UTF-8, plain or gzip', this.#start.describe());
  }

  /** Reads ahead over whole items, if some may stand at `at`. Answers where the scanner is to go on. */
  #skim(chunk: Buffer, at: number): number {
    const { place } = this.#scanner;
    if (this.#skimmer === null || place === null || this.#damaged || this.#fruitless === MOST_FRUITLESS) return at;
    const end = this.#skimmer.skim(chunk, at, place, (record) => {
      record.offset += this.#base;
      this.#objectFound(record);
    });
    if (end > at) this.#scanner.itemsPassed();
    this.#fruitless = end > at ? 0 : this.#fruitless + 1;
    return end;
  }

  /** What cannot stand at `at` does. Answers where to go on. */
  #stoppedAt(chunk: Buffer, at: number): number {
    const byte = chunk[at] ?? 0;
    if (this.#damaged && this.#scanner.between) {
      // Behind a record that was found again: the rest of the list that it stood in.
      if (',]}'.includes(String.fromCharCode(byte))) return at + 1;
    } else this.#tell('json-broken', this.#base + at, this.#scanner.expected, byteWords(byte));
    this.#damaged = true;
    this.#recordStart = null;
    this.#scanner.reset();
    this.#search.begin((at === 0 ? this.#lastByte : chunk[at - 1]) === 0x0a);
    this.#phase = 'search';
    return at;
  }

  #searchFrom(chunk: Buffer, from: number): number {
    const { found, end } = this.#search.next(chunk, from);
    if (found !== null) {
      this.itemStarted(this.#search.start);
      this.#scanner.resumeInItem(found);
      this.#phase = 'scan';
    }
    return end;
  }

  #chunkEnded(chunk: Buffer): void {
    this.#skimmer?.chunkEnded();
    const searched = this.#phase === 'search' && this.#search.matching ? this.#search.start : null;
    const needed = this.#phase === 'search' ? searched : (this.#recordStart ?? this.#scanner.openKeyStart);
    this.#carry.chunkEnded(chunk, needed);
    if (this.#recordStart !== null) this.#recordStart -= chunk.length;
    this.#search.chunkEnded(chunk.length);
    this.#scanner.chunkEnded(chunk.length);
    this.#base += chunk.length;
    this.#lastByte = chunk[chunk.length - 1] ?? this.#lastByte;
  }

  itemStarted(at: number): void {
    this.#recordStart = at;
    this.#record.spans.fill(0);
  }

  notAnItem(at: number, byte: number): void {
    const what = VALUE_STARTS.get(String.fromCharCode(byte));
    if (what !== undefined) this.#tell('record-unreadable', this.#base + at, 'a record', what);
  }

  keyEnded(chunk: Buffer, start: number, end: number, escaped: boolean): Slot {
    if (start >= 0 && !escaped) return slotOfKey(chunk, start + 1, end - 1);
    if (end - start > LONGEST_KEY) return Slot.None;
    const key = this.#carry.join(chunk, start, end);
    return key === null ? Slot.None : slotOfJsonKey(key.toString());
  }

  valueEnded(slot: Slot, start: number, end: number): void {
    if (slot === Slot.NextToken && this.#recordStart === null) this.#nextTokenFound(start, end);
    if (slot === Slot.List || this.#recordStart === null) return;
    this.#record.spans[2 * slot] = start - this.#recordStart;
    this.#record.spans[2 * slot + 1] = end - this.#recordStart;
  }

  listStarted(): Bracket.Wrapper | Bracket.MixedWrapper {
    const { EventName, EventSource, CloudTrailEvent } = Slot;
    const mixed = [EventName, EventSource, CloudTrailEvent].some((slot) => this.#record.has(slot));
    const [start = 0, end = 0] = this.#record.spans.subarray(2 * Slot.NextToken);
    if (this.#record.has(Slot.NextToken) && this.#recordStart !== null) {
      this.#nextTokenFound(this.#recordStart + start, this.#recordStart + end);
    }
    this.#recordStart = null;
    return mixed ? Bracket.MixedWrapper : Bracket.Wrapper;
  }

  /** No token is as short as `null`, which stands where there are no more. */
  #nextTokenFound(start: number, end: number): void {
    if (end - start <= 'null'.length) return;
    const expected = 'an export without a NextToken: fetch the pages that follow too';
    this.#tell('export-cut-short', this.#base + start, expected, 'a NextToken');
  }

  objectEnded(chunk: Buffer, end: number, bracket: Bracket): void {
    if (bracket === Bracket.MixedWrapper) {
      this.#tell('record-unreadable', this.#base + end, 'a record or a list of records', 'an object that is both');
    }
    const start = this.#recordStart;
    if (bracket !== Bracket.Item || start === null) return;
    this.#recordStart = null;
    const crossing = start < 0;
    const bytes = crossing ? this.#carry.join(chunk, start, end) : chunk;
    if (bytes === null || end - start > this.#limit) {
      this.#tell('record-too-large', this.#base + start, `at most ${this.#limit} bytes`, `${end - start} bytes`);
      return;
    }
    this.#record.bytes = bytes;
    this.#record.start = crossing ? 0 : start;
    this.#record.end = crossing ? bytes.length : end;
    this.#record.offset = this.#base + start;
    this.#objectFound(this.#record);
  }

  #objectFound(object: RawRecord): void {
    const holdsRecord = object.hasText(Slot.CloudTrailEvent) && !this.#embedded;
    if (holdsRecord) this.#cutEmbedded(object);
    if (isRecord(object)) this.#sink.record(object);
    else if (isDigest(object)) this.#sink.digest();
    else if (!holdsRecord || object.has(Slot.EventName) || object.has(Slot.EventSource)) {
      const expected = 'a CloudTrail record with eventName, eventSource and eventTime';
      this.#tell('record-unreadable', object.offset, expected, describeObject(object));
    }
  }

  /** An event of `aws cloudtrail lookup-events`: the record is a text within it. */
  #cutEmbedded(event: RawRecord): void {
    const { offset } = event;
    const problems: string[] = [];
    let records = 0;
    const cutter = new RecordCutter(
      {
        record: (record) => {
          records++;
          record.offset = offset;
          this.#sink.record(record);
        },
        crowdFor: () => null,
        counted: () => {},
        digest: () => problems.push('a digest file'),
        problem: ({ got }) => problems.push(got),
      },
      { limit: this.#limit, embedded: true },
    );
    cutter.write(Buffer.from(event.text(Slot.CloudTrailEvent) ?? ''));
    cutter.end();
    if (records !== 1 && problems.length === 0) problems.push(`${records} records`);
    const [got] = problems;
    if (got !== undefined) this.#tell('record-unreadable', offset, 'one record as JSON in CloudTrailEvent', got);
  }

  #tell(code: Problem['code'], at: number, expected: string, got: string): void {
    this.#sink.problem({ code, at, expected, got });
  }
}

function byteWords(byte: number): string {
  const printable = byte > 0x20 && byte < 0x7f;
  return printable ? `'${String.fromCharCode(byte)}'` : `byte 0x${byte.toString(16).padStart(2, '0')}`;
}
