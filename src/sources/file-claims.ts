/** Places in the memory that the threads of a run share. */
const CLAIMED = 0;
const ANNOUNCED = 1;
const STOPPED = 2;
const MOVES = 3;
const FILES = 4;
/** From here on: findings of each lane that were handed over. */
const TAKEN = 5;

/**
 * Which file is read next, whoever reads it: files are claimed one by one, in order, so that those that were not read when a
 * run is stopped are the last ones. Lanes in several threads have one each, over the same memory.
 */
export class FileClaims {
  readonly shared: SharedArrayBuffer;
  readonly #numbers: Int32Array<SharedArrayBuffer>;

  constructor(shared: SharedArrayBuffer) {
    this.shared = shared;
    this.#numbers = new Int32Array(shared);
  }

  /** For so many files, and lanes numbered from 0. */
  static over(files: number, lanes: number): FileClaims {
    const claims = new FileClaims(new SharedArrayBuffer(4 * (TAKEN + lanes)));
    Atomics.store(claims.#numbers, FILES, files);
    return claims;
  }

  /** Files that were claimed so far: all before this number. */
  get claimed(): number {
    return Atomics.load(this.#numbers, CLAIMED);
  }

  get stopped(): boolean {
    return Atomics.load(this.#numbers, STOPPED) === 1;
  }

  /** No more can be claimed, ever. */
  get over(): boolean {
    return this.stopped || this.claimed >= Atomics.load(this.#numbers, FILES);
  }

  /** Files may be claimed up to this number. */
  get announced(): number {
    return Atomics.load(this.#numbers, ANNOUNCED);
  }

  /** The number of a file that nobody else reads; `null` where none can be claimed now. */
  claim(): number | null {
    while (!this.over) {
      const next = this.claimed;
      if (next >= this.announced) return null;
      if (Atomics.compareExchange(this.#numbers, CLAIMED, next, next + 1) === next) return next;
    }
    return null;
  }

  announce(files: number): void {
    Atomics.store(this.#numbers, ANNOUNCED, files);
    this.#moved();
  }

  stop(): void {
    Atomics.store(this.#numbers, STOPPED, 1);
    this.#moved();
  }

  /** So many more findings of a lane were handed over. */
  take(lane: number, findings: number): void {
    Atomics.add(this.#numbers, TAKEN + lane, findings);
    this.#moved();
  }

  /** Findings of a lane that were handed over, of those that it says to have put; both wrap around. */
  untaken(lane: number, put: number): number {
    return (put - Atomics.load(this.#numbers, TAKEN + lane)) | 0;
  }

  /** Holds the calling thread, which must not be the main one, until this is so. */
  hold(until: () => boolean): void {
    for (;;) {
      const moves = Atomics.load(this.#numbers, MOVES);
      if (until()) return;
      Atomics.wait(this.#numbers, MOVES, moves);
    }
  }

  #moved(): void {
    Atomics.add(this.#numbers, MOVES, 1);
    Atomics.notify(this.#numbers, MOVES);
  }
}
