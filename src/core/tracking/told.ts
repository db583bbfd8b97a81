import type { Instant } from '../instant.ts';
import { type Push, repositoryKey } from '../push.ts';

/** A hash of an id: a whole number of `MARK_BITS` bits, the same each time. */
export type Mark = number;

export type MarkOf = (id: string) => Mark;

export const MARK_BITS = 48;

/** What a push may be told by. */
export interface Names {
  readonly time: Instant;
  /** What it is remembered by. */
  readonly main: Mark;
  readonly others: readonly Mark[];
}

/**
 * The pushes that an issue told. It is as large as an issue can bear: of many pushes fewer bits are kept. A push that was
 * never told is taken for told where its time is among theirs and a mark of it agrees by chance, which is as likely as
 * `BITS` says. It is judged and reported all the same; that issue holds it, only no comment names it.
 */
export interface Told {
  /** Time of the first of them. */
  readonly first: Instant;
  /** Time of the last of them, inclusive: what came later was never told, whatever its mark. */
  readonly last: Instant;
  /** How many of the first bits of each mark are kept; 0: all from `first` to `last` count as told. */
  readonly bits: number;
  /** A mark of each push. */
  readonly pushes: ReadonlySet<number>;
  /** Further marks of these pushes. */
  readonly also: ReadonlySet<number>;
}

/**
 * Bits kept of so many marks at most. Chance of a false match for one push: below 2e-11 for 4,096 marks of 48 bits, below
 * 1e-5 for 10,000 of 30. In an issue they take up to 26,000 and 31,000 characters.
 */
const BITS: readonly { readonly upTo: number; readonly bits: number }[] = [
  { upTo: 4096, bits: MARK_BITS },
  { upTo: 10_000, bits: 30 },
];

/**
 * A call across accounts has an eventID in each and one sharedEventID, which is the better name; the settling of pushes
 * compares the same three (`settle.ts`). A correction names the record that it stands for.
 */
export function namesOf(push: Push, markOf: MarkOf): Names {
  const { eventId, sharedEventId, corrects, time } = push;
  const event = markOf(eventId);
  const original = corrects === null ? [] : [markOf(corrects)];
  if (sharedEventId === null) return { time, main: event, others: original };
  return { time, main: markOf(`${sharedEventId} ${time} ${repositoryKey(push)}`), others: [event, ...original] };
}

export const NOTHING_TOLD: Told = {
  first: Infinity,
  last: -Infinity,
  bits: MARK_BITS,
  pushes: new Set(),
  also: new Set(),
};

/** What is told once these have been told too. */
export function withTold(told: Told, names: readonly Names[]): Told {
  const { bits } = told;
  return cut({
    first: names.reduce((first, { time }) => Math.min(first, time), told.first),
    last: names.reduce((last, { time }) => Math.max(last, time), told.last),
    bits,
    pushes: new Set([...told.pushes, ...names.map(({ main }) => short(main, bits))]),
    also: new Set([...told.also, ...names.flatMap(({ others }) => others.map((mark) => short(mark, bits)))]),
  });
}

export function isTold({ first, last, bits, pushes, also }: Told, { time, main, others }: Names): boolean {
  if (time < first || time > last) return false;
  return [main, ...others].some((mark) => pushes.has(short(mark, bits)) || also.has(short(mark, bits)));
}

/** How many were told besides these; `null`: nobody can say, for no marks were kept. */
export function countBesides({ bits, pushes }: Told, found: readonly Names[]): number | null {
  if (bits === 0) return null;
  const unseen = new Set(pushes);
  for (const { main, others } of found) for (const mark of [main, ...others]) unseen.delete(short(mark, bits));
  return unseen.size;
}

/** Whether all that was told is among these. Where no marks were kept nobody can say so. */
export function isAllAmong(told: Told, found: readonly Names[]): boolean {
  return countBesides(told, found) === 0;
}

/** With as many bits as so many marks may have. */
function cut(told: Told): Told {
  const count = told.pushes.size + told.also.size;
  const bits = Math.min(told.bits, BITS.find(({ upTo }) => count <= upTo)?.bits ?? 0);
  if (bits === told.bits) return told;
  const cutAll = (marks: ReadonlySet<number>) =>
    new Set([...marks].map((mark) => Math.floor(mark / 2 ** (told.bits - bits))));
  return { ...told, bits, pushes: cutAll(told.pushes), also: cutAll(told.also) };
}

function short(mark: Mark, bits: number): number {
  return Math.floor(mark / 2 ** (MARK_BITS - bits));
}
