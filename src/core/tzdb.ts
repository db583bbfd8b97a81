/**
 * The tz database that the product carries, so that a verdict does not depend on the Node that runs it. Each zone is
 * unpacked when it is first asked for.
 *
 * The text, made by scripts/tzdata.ts, holds a line for all names whose clocks show the same: `,name,name,|first
 * change|slices|offsets`, numbers in base 36, times in seconds. A slice `start.length` is a run of CHAIN, in which two
 * digits tell the time between two changes by its index in STEPS. An offset `piece.offset` is given only where it is not
 * that of the piece before the previous: most clocks swing between two.
 */
import { type Instant, SECOND } from './instant.ts';
import { CHAIN, STEPS, TIMELINES } from './tzdata.generated.ts';
import type { OffsetPiece, Zone } from './zone.ts';

/** Release of the tz database, such as `2026f`. */
export { TZDATA_VERSION } from './tzdata.generated.ts';

const zones = new Map<string, Zone>();
let lowerCase: string | undefined;
let steps: readonly number[] | undefined;

/**
 * The zone of a name or alias in any case, spelled as the tz database spells that name: `asia/calcutta` is `Asia/Calcutta`.
 * One object per name. Every name of the database has an answer, `EST` too: what a policy may name is not decided here.
 */
export function findZone(name: string): Zone | undefined {
  const key = name.toLowerCase();
  const known = zones.get(key);
  if (known || key.includes(',')) return known;
  // An index of all names would take longer to make than a run looks names up.
  lowerCase ??= TIMELINES.toLowerCase();
  const at = lowerCase.indexOf(`,${key},`) + 1;
  if (at === 0) return undefined;
  const [, ...packed] = TIMELINES.slice(at, TIMELINES.indexOf('\n', at)).split('|');
  const zone = new CarriedZone(TIMELINES.slice(at, at + key.length), packed);
  zones.set(key, zone);
  return zone;
}

/** Every name in the tz database, aliases too, in the order of their characters. */
export function zoneNames(): readonly string[] {
  const lines = TIMELINES.trimEnd().split('\n');
  return lines.flatMap((line) => line.slice(1, line.lastIndexOf(',')).split(',')).sort();
}

class CarriedZone implements Zone {
  readonly name: string;
  /** Where the pieces of constant offset start, the first at -Infinity; milliseconds UTC. */
  readonly #starts: Float64Array;
  /** Milliseconds east of UTC, one for each start. */
  readonly #offsets: Int32Array;

  constructor(name: string, [firstChange = '', slices = '', offsets = '']: readonly string[]) {
    this.name = name;
    this.#starts = unpackStarts(firstChange, slices);
    this.#offsets = unpackOffsets(this.#starts.length, offsets);
  }

  offsetAt(instant: Instant): number {
    return this.#offsets[this.#pieceAt(instant)] ?? 0;
  }

  pieces(from: Instant, to: Instant): readonly OffsetPiece[] {
    const found: OffsetPiece[] = [];
    if (from >= to) return found;
    for (let piece = this.#pieceAt(from); ; piece++) {
      const start = this.#starts[piece];
      if (start === undefined || start >= to) return found;
      const end = this.#starts[piece + 1] ?? Number.POSITIVE_INFINITY;
      found.push({ from: start, to: end, offset: this.#offsets[piece] ?? 0 });
    }
  }

  /** The last piece that starts at the instant or before it. */
  #pieceAt(instant: Instant): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= instant) low = middle;
      else high = middle;
    }
    return low;
  }
}

function unpackStarts(firstChange: string, slices: string): Float64Array {
  const starts = [Number.NEGATIVE_INFINITY];
  if (firstChange === '') return Float64Array.from(starts);
  steps ??= STEPS.split(' ').map(base36);
  let at = base36(firstChange) * SECOND;
  starts.push(at);
  for (const [start, length] of pairs(slices)) {
    for (let digit = start * 2; digit < (start + length) * 2; digit += 2) {
      at += (steps[base36(CHAIN.slice(digit, digit + 2))] ?? 0) * SECOND;
      starts.push(at);
    }
  }
  return Float64Array.from(starts);
}

function unpackOffsets(count: number, told: string): Int32Array {
  const offsets = new Int32Array(count);
  const changed = new Map(pairs(told));
  for (let piece = 0; piece < count; piece++) {
    const offset = changed.get(piece);
    offsets[piece] = offset === undefined ? (offsets[piece - 2] ?? 0) : offset * SECOND;
  }
  return offsets;
}

/** `a.b c.d` as pairs of numbers. */
function pairs(text: string): [number, number][] {
  if (text === '') return [];
  return text.split(' ').map((pair) => {
    const [left = '', right = ''] = pair.split('.');
    return [base36(left), base36(right)];
  });
}

function base36(digits: string): number {
  return Number.parseInt(digits, 36);
}
