import type { Span } from '../core/sign-in-packer.ts';

/** The keys that are told apart at the top of an object, as the places of their values in `RawRecord`. */
export enum Slot {
  None = -1,
  EventName = 0,
  EventSource = 1,
  /** Holds a record as JSON text, in the output of `aws cloudtrail lookup-events`. */
  CloudTrailEvent = 2,
  EventTime = 3,
  AwsRegion = 4,
  RecipientAccountId = 5,
  EventCategory = 6,
  EventType = 7,
  UserIdentity = 8,
  /** Of a digest file. */
  DigestS3Object = 9,
  /** Of a digest file. */
  LogFiles = 10,
  /** Behind or before a list of events: there are more that are not in it (CloudTrail API Reference, `LookupEvents`). */
  NextToken = 11,
  /** `Records` of a log file, `Events` of `aws cloudtrail lookup-events`: its value is followed, not remembered. */
  List = 12,
}

/** An object with one of the slots up to here may be a record, whatever else it is. */
export const LAST_DECISIVE_SLOT = Slot.CloudTrailEvent;

/** The slots from here on mean something beside a list of items too. */
export const FIRST_WRAPPER_SLOT = Slot.NextToken;

const REMEMBERED = Slot.List;

/** Values deep in a record whose places are remembered too, by those who can (`sign-in-excerpt.ts`). */
const MOST_EXCERPTS = 9;

const BACKSLASH = '\\';
const QUOTE = 0x22;

/** One object in a record's place, as it stands in the text. One instance serves all: it is valid only during the call that hands it over. */
export class RawRecord {
  /** Holds the object's text, in `[start, end)`. */
  bytes: Buffer = Buffer.alloc(0);
  start = 0;
  end = 0;
  /** Where the object starts in the unpacked text, in bytes. */
  offset = 0;
  /** Start and end of each slot's value, counted from `start`. An end of 0: the key is missing. */
  readonly spans = new Int32Array(2 * REMEMBERED);

  /** The same of the values of an excerpt. */
  readonly excerptSpans = new Int32Array(2 * MOST_EXCERPTS);
  /** These are known, none of them stands in the record twice, and no text among them is written with escapes. */
  excerpted = false;

  valueStart(slot: Slot): number {
    return this.start + (this.spans[2 * slot] ?? 0);
  }

  valueEnd(slot: Slot): number {
    return this.start + (this.spans[2 * slot + 1] ?? 0);
  }

  has(slot: Slot): boolean {
    return this.spans[2 * slot + 1] !== 0;
  }

  /** The key is there and its value is a string. */
  hasText(slot: Slot): boolean {
    return this.has(slot) && this.bytes[this.valueStart(slot)] === 0x22;
  }

  /** Whether a value is this string, which must be ASCII without quotes and backslashes. */
  is(slot: Slot, wanted: Uint8Array): boolean {
    const from = this.valueStart(slot) + 1;
    const length = this.valueEnd(slot) - 1 - from;
    if (length < wanted.length || !this.hasText(slot)) return false;
    for (let index = 0; index < wanted.length; index++) {
      const byte = this.bytes[from + index];
      // Where they part, they can be the same only if an escape stands there.
      if (byte !== wanted[index]) return byte === 0x5c && this.text(slot) === Buffer.from(wanted).toString();
    }
    return length === wanted.length;
  }

  /** A string value, escapes resolved; `null` for a missing key or a value of another type. */
  text(slot: Slot): string | null {
    const value = this.value(slot);
    return typeof value === 'string' ? value : null;
  }

  /** A value, parsed; `undefined` for a missing key. */
  value(slot: Slot): unknown {
    return this.has(slot) ? this.#parsed(this.valueStart(slot), this.valueEnd(slot)) : undefined;
  }

  /** A value of an excerpt, parsed; `undefined` for a missing key. */
  excerptValue(place: number): unknown {
    const end = this.excerptSpans[2 * place + 1] ?? 0;
    return end === 0 ? undefined : this.#parsed(this.start + (this.excerptSpans[2 * place] ?? 0), this.start + end);
  }

  /**
   * Where the text of an excerpt stands, without its quotes: `span` becomes empty where the key is missing or its value is no
   * string.
   */
  excerptText(place: number, span: Span): void {
    const end = this.excerptSpans[2 * place + 1] ?? 0;
    const start = this.start + (this.excerptSpans[2 * place] ?? 0);
    const isText = end !== 0 && this.bytes[start] === QUOTE;
    span.start = isText ? start + 1 : 0;
    span.end = isText ? this.start + end - 1 : 0;
  }

  #parsed(start: number, end: number): unknown {
    // A text without escapes is what stands there.
    const text = this.bytes[start] === 0x22 ? this.bytes.toString('utf8', start + 1, end - 1) : BACKSLASH;
    return text.includes(BACKSLASH) ? JSON.parse(this.bytes.toString('utf8', start, end)) : text;
  }

  /** The whole object, parsed. */
  parse(): unknown {
    return JSON.parse(this.bytes.toString('utf8', this.start, this.end));
  }
}

/** Whether `bytes` at `from` go on with all of `wanted`. */
export function bytesEqual(bytes: Uint8Array, from: number, wanted: Uint8Array): boolean {
  for (let index = 0; index < wanted.length; index++) if (bytes[from + index] !== wanted[index]) return false;
  return true;
}
