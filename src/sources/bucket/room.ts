import type { Instant } from '../../core/instant.ts';
import { SECOND } from '../../core/instant.ts';

export interface RoomSize {
  /** Requests in flight to begin with, and the most and least that it comes to. */
  readonly start: number;
  readonly least: number;
  readonly most: number;
  /** Results that may wait to be taken, those in flight among them, for each one in flight. */
  readonly ahead: number;
  /** Bytes of all of them together; a single one may have more. */
  readonly bytes: number;
}

/** Less than this, and more requests would only wait for this process. */
const IDLE = 0.25;
const GROWTH = 1.5;
/** Of the room; the rest is on its way to be taken again. */
const FULL = 0.75;

/**
 * How much may be under way at once. It grows where who takes the results has to wait again and again and the process has
 * nothing else to do: so it follows the latency, and stays where it is once the work is what takes time. Throttling halves it.
 */
export class Room {
  readonly #size: RoomSize;
  readonly #now: () => Instant;
  readonly #idle: () => number;
  #limit: number;
  #waits = 0;
  #inFlight = 0;
  #held = 0;
  #bytes = 0;
  #cutAt: Instant = Number.NEGATIVE_INFINITY;

  /** `idle`: in how much of the time since it was last asked the process only waited. */
  constructor(size: RoomSize, now: () => Instant, idle: () => number) {
    this.#size = size;
    this.#idle = idle;
    this.#limit = size.start;
    this.#now = now;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  has(bytes: number): boolean {
    if (this.#held === 0) return true;
    const { ahead, bytes: most } = this.#size;
    return this.#inFlight < this.#limit && this.#held < this.#limit * ahead && this.#bytes + bytes <= most;
  }

  begin(bytes: number): void {
    this.#inFlight++;
    this.#held++;
    this.#bytes += bytes;
  }

  /** The answer is there, and waits to be taken. */
  end(): void {
    this.#inFlight--;
  }

  taken(bytes: number): void {
    this.#held--;
    this.#bytes -= bytes;
  }

  /** The next result is not there yet. */
  waited(): void {
    if (this.#inFlight < this.#limit * FULL || ++this.#waits < this.#limit) return;
    this.#waits = 0;
    if (this.#idle() >= IDLE) this.#limit = Math.min(this.#size.most, Math.ceil(this.#limit * GROWTH));
  }

  throttled(): void {
    // One answer of many that were on their way together.
    if (this.#now() - this.#cutAt < SECOND) return;
    this.#cutAt = this.#now();
    this.#limit = Math.max(this.#size.least, Math.floor(this.#limit / 2));
  }
}
