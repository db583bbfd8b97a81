import { ESCAPABLE, FALSE, HEX, NULL, PLAIN, SPACE, skipPlain, skipSpace, TRUE } from './json-bytes.ts';
import { NumberStep, numberStep } from './json-number.ts';
import { expectedIn, State } from './json-state.ts';
import { FIRST_WRAPPER_SLOT, LAST_DECISIVE_SLOT, Slot } from './raw-record.ts';

/** What an open bracket holds. Objects are even, arrays odd. */
export enum Bracket {
  /** An object of no interest. */
  Object = 0,
  /** An array of no interest. */
  Array = 1,
  /** An object where a record may stand; one of its keys may still make it a wrapper. */
  Item = 2,
  /** An array whose elements are items. */
  Items = 3,
  /** An object around a list of items: `{"Records":[…]}`. */
  Wrapper = 4,
  /** No bracket is open: between two documents. */
  None = 5,
  /** A wrapper that bears keys of a record too. */
  MixedWrapper = 6,
}

/** Told of what stands where records may stand. Positions are indexes into the chunk; those before it are negative. */
export interface Watcher {
  itemStarted(at: number): void;
  /** Something that is no object stands in an item's place. */
  notAnItem(at: number, byte: number): void;
  /** A key of an item or wrapper ended; answers which it is. `start` is its opening quote, `end` follows the closing one. */
  keyEnded(chunk: Buffer, start: number, end: number, escaped: boolean): Slot;
  valueEnded(slot: Slot, start: number, end: number): void;
  /** An item's key turned out to open a list of items; answers whether the item bears keys of a record. */
  listStarted(): Bracket.Wrapper | Bracket.MixedWrapper;
  objectEnded(chunk: Buffer, end: number, bracket: Bracket): void;
}

enum Byte {
  Quote = 0x22,
  Comma = 0x2c,
  Minus = 0x2d,
  Zero = 0x30,
  Nine = 0x39,
  Colon = 0x3a,
  BracketOpen = 0x5b,
  Backslash = 0x5c,
  BracketClose = 0x5d,
  F = 0x66,
  N = 0x6e,
  T = 0x74,
  U = 0x75,
  BraceOpen = 0x7b,
  BraceClose = 0x7d,
}

/** Brackets that may be open at once. CloudTrail nests a dozen. */
const MAX_DEPTH = 1000;

/**
 * Reads JSON documents that follow each other, byte by byte, checks their grammar (RFC 8259) and tells its watcher what
 * stands in the places of records. Nothing is decoded or copied. A document may be cut anywhere: all state is kept.
 */
export class JsonScanner {
  readonly #watcher: Watcher;
  readonly #stack = new Uint8Array(MAX_DEPTH + 2);
  #depth = 0;
  #state: State = State.Between;
  /** Which key of an item the next value belongs to. */
  #slot: Slot = Slot.None;
  /** The same, while its value is an open bracket. */
  #openSlot: Slot = Slot.None;
  #keyStart = 0;
  #valueStart = 0;
  #escaped = false;
  #inKey = false;
  #hexLeft = 0;
  #number = NumberStep.Start;
  #literal = TRUE;
  #literalAt = 0;
  #pauses = false;
  /** `scan` stopped for a pause. */
  paused = false;

  constructor(watcher: Watcher) {
    this.#watcher = watcher;
    this.#stack[0] = Bracket.None;
  }

  /** Nothing is open: the text may end here. */
  get between(): boolean {
    return this.#state === State.Between;
  }

  /** Forgets what is open. */
  reset(): void {
    this.#depth = 0;
    this.#state = State.Between;
    this.#slot = Slot.None;
    this.#openSlot = Slot.None;
  }

  /** `scan` stops before each byte where a new item may start, or the comma before it. */
  pauseAtItems(): void {
    this.#pauses = true;
  }

  /** What may stand here: an item of a list, or one behind a comma, or a document; `null`: something else is open. */
  get place(): 'first-item' | 'next-item' | 'document' | null {
    if (this.#state === State.Item || this.#state === State.ItemOrEnd) return 'first-item';
    if (this.#state === State.Between) return 'document';
    return this.#state === State.AfterElement && this.#stack[this.#depth] === Bracket.Items ? 'next-item' : null;
  }

  /** An item or more of a list, from where a new one might start, was read by somebody else. */
  itemsPassed(): void {
    this.#state = this.#state === State.Between ? State.Between : State.AfterElement;
  }

  /** Goes on within an item, behind its brace or its first key, having forgotten all that was open before. */
  resumeInItem(behind: 'brace' | 'first-key'): void {
    this.reset();
    this.#stack[++this.#depth] = Bracket.Item;
    this.#state = behind === 'brace' ? State.KeyOrEnd : State.Colon;
  }

  /** Where the key of an item or wrapper starts that the chunk ends in; `null` where it ends elsewhere. */
  get openKeyStart(): number | null {
    const inKey =
      this.#state === State.InKey || ((this.#state === State.InEscape || this.#state === State.InHex) && this.#inKey);
    return inKey && (this.#stack[this.#depth] ?? 0) >= Bracket.Item ? this.#keyStart : null;
  }

  /** What could have stood where `scan` stopped. */
  get expected(): string {
    const tooDeep = this.#depth >= MAX_DEPTH && (this.#state === State.Value || this.#state === State.ValueOrEnd);
    return tooDeep ? `at most ${MAX_DEPTH} levels of nesting` : expectedIn(this.#state);
  }

  /**
   * Reads on from `from`. Answers the chunk's length, or where the byte stands that cannot stand there, or a pause. One loop over
   * local variables, because it sees every byte of every log: a call for each token would cost as much as the token.
   */
  scan(chunk: Buffer, from: number): number {
    const n = chunk.length;
    const watcher = this.#watcher;
    const stack = this.#stack;
    const plain = PLAIN;
    let i = from;
    let state = this.#state;
    let depth = this.#depth;
    let top = stack[depth] ?? 0;
    let slot = this.#slot;
    let good = true;
    let paused = false;
    while (i < n && good && !paused) {
      const c = chunk[i] ?? 0;
      switch (state) {
        case State.InKey:
          i = skipPlain(plain, chunk, i, n);
          if (i === n) break;
          if (chunk[i] === Byte.Quote) {
            i++;
            state = State.Colon;
            if (top >= Bracket.Item) {
              slot = watcher.keyEnded(chunk, this.#keyStart, i, this.#escaped);
              this.#escaped = false;
              if (top !== Bracket.Item && slot < FIRST_WRAPPER_SLOT) {
                if (slot >= 0 && slot <= LAST_DECISIVE_SLOT) stack[depth] = top = Bracket.MixedWrapper;
                slot = Slot.None;
              }
            }
            // What follows nearly always, without another turn.
            if (i + 1 < n && chunk[i] === Byte.Colon && chunk[i + 1] === Byte.Quote) {
              if (slot >= 0) this.#valueStart = i + 1;
              i += 2;
              state = State.InString;
            }
          } else if (chunk[i] === Byte.Backslash) {
            i++;
            this.#escaped = true;
            this.#inKey = true;
            state = State.InEscape;
          } else good = false;
          break;
        case State.InString:
          i = skipPlain(plain, chunk, i, n);
          if (i === n) break;
          if (chunk[i] === Byte.Quote) {
            i++;
            if (slot >= 0) {
              watcher.valueEnded(slot, this.#valueStart, i);
              slot = Slot.None;
            }
            if ((top & 1) === 1) state = State.AfterElement;
            else if (i + 1 < n && chunk[i] === Byte.Comma && chunk[i + 1] === Byte.Quote) {
              this.#keyStart = i + 1;
              i += 2;
              state = State.InKey;
            } else state = State.AfterMember;
          } else if (chunk[i] === Byte.Backslash) {
            i++;
            if (i < n && ESCAPABLE[chunk[i] ?? 0] === 1) i++;
            else {
              this.#inKey = false;
              state = State.InEscape;
            }
          } else good = false;
          break;
        case State.InEscape:
          if (ESCAPABLE[c] === 1) state = this.#inKey ? State.InKey : State.InString;
          else if (c === Byte.U) {
            this.#hexLeft = 4;
            state = State.InHex;
          } else {
            good = false;
            break;
          }
          i++;
          break;
        case State.InHex:
          if (HEX[c] !== 1) good = false;
          else {
            i++;
            if (--this.#hexLeft === 0) state = this.#inKey ? State.InKey : State.InString;
          }
          break;
        case State.InNumber: {
          const next = numberStep(this.#number, c);
          if (next === NumberStep.Bad) good = false;
          else if (next !== NumberStep.Ended) {
            this.#number = next;
            i++;
          } else {
            state = (top & 1) === 1 ? State.AfterElement : State.AfterMember;
            if (slot >= 0) watcher.valueEnded(slot, this.#valueStart, i);
            slot = Slot.None;
          }
          break;
        }
        case State.InLiteral:
          if (c !== this.#literal[this.#literalAt]) good = false;
          else {
            i++;
            if (++this.#literalAt < this.#literal.length) break;
            state = (top & 1) === 1 ? State.AfterElement : State.AfterMember;
            if (slot >= 0) watcher.valueEnded(slot, this.#valueStart, i);
            slot = Slot.None;
          }
          break;
        case State.Colon:
          if (c === Byte.Colon) {
            i++;
            state = State.Value;
          } else if (SPACE[c] === 1) i = skipSpace(chunk, i, n);
          else good = false;
          break;
        case State.Key:
        case State.KeyOrEnd:
          if (c === Byte.Quote) {
            this.#keyStart = i;
            i++;
            state = State.InKey;
          } else if (SPACE[c] === 1) i = skipSpace(chunk, i, n);
          else if (c === Byte.BraceClose && state === State.KeyOrEnd) state = State.AfterMember;
          else good = false;
          break;
        case State.AfterMember:
        case State.AfterElement:
          if (c === Byte.Comma) {
            i++;
            state = state === State.AfterMember ? State.Key : top === Bracket.Items ? State.Item : State.Value;
          } else if (c === (state === State.AfterMember ? Byte.BraceClose : Byte.BracketClose)) {
            i++;
            if (top === Bracket.Item || top >= Bracket.Wrapper) watcher.objectEnded(chunk, i, top);
            depth--;
            top = stack[depth] ?? 0;
            if (top === Bracket.Item && this.#openSlot >= 0) {
              watcher.valueEnded(this.#openSlot, this.#valueStart, i);
              this.#openSlot = Slot.None;
            }
            state = top === Bracket.None ? State.Between : (top & 1) === 1 ? State.AfterElement : State.AfterMember;
            if (top === Bracket.Items || top === Bracket.None) paused = this.#pauses;
          } else if (SPACE[c] === 1) i = skipSpace(chunk, i, n);
          else good = false;
          break;
        case State.Between:
        case State.Item:
        case State.ItemOrEnd:
          if (SPACE[c] === 1) i = skipSpace(chunk, i, n);
          else if (c === Byte.BraceOpen) {
            watcher.itemStarted(i);
            i++;
            stack[++depth] = top = Bracket.Item;
            state = State.KeyOrEnd;
          } else if (state === State.Between) {
            if (c === Byte.BracketOpen) {
              i++;
              stack[++depth] = top = Bracket.Items;
              state = State.ItemOrEnd;
              paused = this.#pauses;
            } else good = false;
          } else if (c === Byte.BracketClose && state === State.ItemOrEnd) state = State.AfterElement;
          else {
            watcher.notAnItem(i, c);
            state = State.Value;
          }
          break;
        case State.Value:
        case State.ValueOrEnd:
          if (SPACE[c] === 1) {
            i = skipSpace(chunk, i, n);
            break;
          }
          if (slot >= 0) this.#valueStart = i;
          if (c === Byte.Quote) {
            i++;
            state = State.InString;
          } else if (c === Byte.BraceOpen || c === Byte.BracketOpen) {
            if (depth >= MAX_DEPTH) {
              good = false;
              break;
            }
            i++;
            if (c === Byte.BracketOpen && slot === Slot.List) {
              stack[depth] = top === Bracket.Item ? watcher.listStarted() : top;
              stack[++depth] = top = Bracket.Items;
              state = State.ItemOrEnd;
              paused = this.#pauses;
            } else {
              if (top === Bracket.Item) this.#openSlot = slot;
              top = c === Byte.BraceOpen ? Bracket.Object : Bracket.Array;
              stack[++depth] = top;
              state = c === Byte.BraceOpen ? State.KeyOrEnd : State.ValueOrEnd;
            }
            slot = Slot.None;
          } else if (c === Byte.BracketClose && state === State.ValueOrEnd) state = State.AfterElement;
          else if (c === Byte.Minus || (c >= Byte.Zero && c <= Byte.Nine)) {
            this.#number = numberStep(NumberStep.Start, c);
            i++;
            state = State.InNumber;
          } else if (c === Byte.T || c === Byte.F || c === Byte.N) {
            this.#literal = c === Byte.T ? TRUE : c === Byte.F ? FALSE : NULL;
            this.#literalAt = 1;
            i++;
            state = State.InLiteral;
          } else good = false;
          break;
      }
    }
    this.#state = state;
    this.#depth = depth;
    this.#slot = slot;
    this.paused = paused;
    return i;
  }

  /** The chunk of this length is read: positions count from the next one. */
  chunkEnded(length: number): void {
    this.#keyStart -= length;
    this.#valueStart -= length;
  }
}
