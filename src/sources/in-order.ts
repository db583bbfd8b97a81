import type { Part } from './lane.ts';

/** Hands on the parts of all files in the order of the files, whatever the order in which they come. */
export class InOrder {
  readonly #handOn: (part: Part, lane: number) => void;
  /** By file, with the lane that each is from. */
  readonly #waiting = new Map<number, (readonly [part: Part, lane: number])[]>();
  /** The file whose parts are handed on as they come: all before it are done. */
  current = 0;

  constructor(handOn: (part: Part, lane: number) => void) {
    this.#handOn = handOn;
  }

  /** The parts of one file come in their order. */
  add(part: Part, lane: number): void {
    const waiting = this.#waiting.get(part.file);
    if (waiting === undefined) this.#waiting.set(part.file, [[part, lane]]);
    else waiting.push([part, lane]);
    for (let ended = true; ended; ) ended = this.#handOnCurrent();
  }

  /** Answers whether that file has ended. */
  #handOnCurrent(): boolean {
    const parts = this.#waiting.get(this.current) ?? [];
    this.#waiting.delete(this.current);
    for (const [part, lane] of parts) this.#handOn(part, lane);
    const ended = parts.at(-1)?.[0].ended === true;
    if (ended) this.current++;
    return ended;
  }
}
