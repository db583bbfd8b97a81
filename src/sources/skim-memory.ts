import { endianness } from 'node:os';
import { NAMES, SOURCES } from './calls.ts';
import { NO_CALLS } from './object-kind.ts';
import type { RawRecord } from './raw-record.ts';
import { KEYS } from './record-keys.ts';
import { EXCERPT_PATHS } from './sign-in-excerpt.ts';
import { SKIM_MODULE } from './skim.generated.ts';

/** Reads items of the text; see src/skim/main.ts. */
type Skim = (from: number, end: number, inList: boolean, behindItem: boolean) => number;

/** Bytes of a word or crowd in the memory, as src/skim/words.ts and src/skim/crowds.ts have them. */
const WORD = { length: 0, number: 4, text: 16 } as const;
const CROWD = { account: 0, day: 16, region: 32, regionLength: 64, from: 68, to: 72, records: 76, first: 80, last: 84 };
/** The slot of the first value of an excerpt; those before are of `RawRecord`. */
const FIRST_EXCERPT = 16;
const LONGEST_REGION = 32;
const SECONDS_OF_DAY = 86_400;

/** What came of a run over the text. */
export interface Skimmed {
  /** Where it stopped, as an index into the text. */
  readonly end: number;
  /** Records that were counted in crowds. */
  readonly counted: number;
  /** Items to be looked at one by one. */
  readonly found: number;
  /** Where a crowd for the last of these may be put; `null` where it is to have none. */
  readonly crowdless: number | null;
}

/** What was counted in a crowd. Seconds of the day. */
export interface Counted {
  readonly records: number;
  readonly first: number;
  readonly last: number;
}

/** The module of src/skim/ with its memory: fills its tables, and hands over what it found. */
export class SkimMemory {
  readonly #exports: Readonly<Record<string, unknown>>;
  readonly #skim: Skim;
  readonly #bytes: Buffer;
  readonly #numbers: Int32Array;
  readonly #text: number;
  readonly #found: number;
  readonly #foundSize: number;
  readonly #crowds: number;
  readonly #crowdSize: number;
  /** Bytes of text that it takes at once. */
  readonly textSize: number;
  /** Items that it finds in one run at most. */
  readonly mostFound: number;

  /** `null` where this machine cannot run it: V8 needs SSE 4.1 or the like for vectors, and may be told to compile nothing. */
  static open(): SkimMemory | null {
    const module = new Uint8Array(Buffer.from(SKIM_MODULE, 'base64'));
    if (typeof WebAssembly === 'undefined' || !WebAssembly.validate(module) || endianness() !== 'LE') return null;
    return new SkimMemory(module);
  }

  private constructor(module: Uint8Array<ArrayBuffer>) {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module));
    const { memory, skim } = exports;
    if (!(memory instanceof WebAssembly.Memory) || !isSkim(skim)) throw new Error('src/skim exports something else');
    this.#exports = exports;
    this.#skim = skim;
    this.#bytes = Buffer.from(memory.buffer);
    this.#numbers = new Int32Array(memory.buffer);
    this.#text = this.#number('TEXT');
    this.textSize = this.#number('TEXT_SIZE');
    this.#found = this.#number('FOUND');
    this.#foundSize = this.#number('FOUND_SIZE');
    this.#crowds = this.#number('CROWDS');
    this.#crowdSize = this.#number('CROWD_SIZE');
    this.mostFound = this.#number('MOST_FOUND');
    this.#addKeys();
    for (const { name } of SOURCES) this.#addWord('SOURCES', name, 0);
    for (const name of NAMES) this.#addWord('NAMES', name, 0);
    for (const name of NO_CALLS) this.#addWord('NO_CALLS', name, 0);
  }

  /** Puts the start of `[from, to)` into the text; answers how many bytes. */
  load(chunk: Buffer, from: number): number {
    return chunk.copy(this.#bytes, this.#text, from, Math.min(chunk.length, from + this.textSize));
  }

  skim(from: number, end: number, inList: boolean, behindItem: boolean): Skimmed {
    const stopped = this.#skim(from, end, inList, behindItem);
    const crowdless = this.#number('crowdless');
    return {
      end: stopped,
      counted: this.#number('counted'),
      found: this.#number('found'),
      crowdless: crowdless < 0 ? null : crowdless,
    };
  }

  /** Makes `record` the item that was found; the text starts at `base` in the bytes that it holds. */
  readItem(index: number, base: number, record: RawRecord): void {
    const numbers = this.#numbers;
    const item = (this.#found + index * this.#foundSize) / 4;
    record.start = base + (numbers[item] ?? 0);
    record.end = base + (numbers[item + 1] ?? 0);
    const escapedSlots = (numbers[item + 3] ?? 0) >>> FIRST_EXCERPT;
    record.excerpted = numbers[item + 2] === 0 && escapedSlots === 0;
    const { spans, excerptSpans } = record;
    for (let at = 0; at < spans.length; at++) spans[at] = numbers[item + 4 + at] ?? 0;
    const excerpts = item + 4 + 2 * FIRST_EXCERPT;
    for (let at = 0; at < excerptSpans.length; at++) excerptSpans[at] = numbers[excerpts + at] ?? 0;
  }

  /** Counts records of this account (12 bytes), day (10), and Region from now on, those between two seconds of the day. */
  openCrowd(bucket: number, account: Buffer, day: Buffer, region: Buffer, from: number, to: number): void {
    if (account.length !== 12 || day.length !== 10 || region.length > LONGEST_REGION) return;
    const at = this.#crowds + bucket * this.#crowdSize;
    this.#bytes.set(account, at + CROWD.account);
    this.#bytes.set(day, at + CROWD.day);
    this.#bytes.set(region, at + CROWD.region);
    this.#set(at + CROWD.regionLength, region.length);
    this.#set(at + CROWD.from, from);
    this.#set(at + CROWD.to, to);
    this.#set(at + CROWD.records, 0);
    this.#set(at + CROWD.first, SECONDS_OF_DAY);
    this.#set(at + CROWD.last, -1);
  }

  /** Ends a crowd. */
  closeCrowd(bucket: number): Counted {
    const at = this.#crowds + bucket * this.#crowdSize;
    const [records, first, last] = [CROWD.records, CROWD.first, CROWD.last].map((place) => this.#get(at + place));
    this.#bytes.fill(0, at, at + this.#crowdSize);
    return { records: records ?? 0, first: first ?? 0, last: last ?? 0 };
  }

  /** Numbers the keys, and says where which has a slot. */
  #addKeys(): void {
    const [numbers, noScope] = [this.#number('NUMBERS'), this.#number('NO_SCOPE')];
    const [slotAt, scopeAt] = [this.#number('SLOT_AT'), this.#number('SCOPE_AT')];
    this.#bytes.fill(0xff, slotAt, slotAt + (noScope + 1) * numbers);
    this.#bytes.fill(noScope, scopeAt, scopeAt + (noScope + 1) * numbers);
    const paths: (readonly [readonly string[], number])[] = [
      ...KEYS.map(([key, slot]) => [[key], slot] as const),
      ...EXCERPT_PATHS.map((path, index) => [path, FIRST_EXCERPT + index] as const),
    ];
    const keys = [...new Set(paths.flatMap(([path]) => path))];
    for (const [number, key] of keys.entries()) this.#addWord('KEYS', key, number);
    const scopes = ['', ...new Set(paths.map(([path]) => path.slice(0, -1).join('.')).filter((scope) => scope !== ''))];
    if (keys.length >= numbers || scopes.length > noScope) throw new Error('more keys than src/skim has room for');
    for (const [path, slot] of paths) {
      const key = path.at(-1) ?? '';
      const place = scopes.indexOf(path.slice(0, -1).join('.')) * numbers + keys.indexOf(key);
      this.#bytes.writeInt8(slot, slotAt + place);
      const inner = scopes.indexOf(path.join('.'));
      if (inner > 0) this.#bytes.writeUInt8(inner, scopeAt + place);
    }
  }

  #addWord(table: string, word: string, number: number): void {
    const bytes = Buffer.from(word);
    const buckets = this.#number('WORD_BUCKETS');
    const [first = 0] = bytes;
    let bucket = (bytes.length * 5 + first * 3 + (bytes.at(-1) ?? 0)) % buckets;
    const place = () => this.#number(table) + bucket * this.#number('WORD_SIZE');
    while (this.#get(place() + WORD.length) !== 0) bucket = (bucket + 1) % buckets;
    this.#set(place() + WORD.length, bytes.length);
    this.#set(place() + WORD.number, number);
    this.#bytes.set(bytes, place() + WORD.text);
  }

  #number(name: string): number {
    const global = this.#exports[name];
    const value = global instanceof WebAssembly.Global ? global.value : null;
    if (typeof value !== 'number') throw new Error(`src/skim exports no ${name}`);
    return value;
  }

  #get(at: number): number {
    return this.#numbers[at / 4] ?? 0;
  }

  #set(at: number, value: number): void {
    this.#numbers[at / 4] = value;
  }
}

function isSkim(value: unknown): value is Skim {
  return typeof value === 'function';
}
