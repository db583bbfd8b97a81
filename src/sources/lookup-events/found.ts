import type { Search } from './lookup.ts';

/** How dense the events of one search lie in the time that was read so far. */
export class Found {
  readonly search: Search;
  #events = 0;
  #seconds = 0;

  constructor(search: Search) {
    this.search = search;
  }

  add(events: number, seconds: number): void {
    this.#events += events;
    this.#seconds += seconds;
  }

  /** Events a second. */
  get density(): number {
    return this.#seconds > 0 ? this.#events / this.#seconds : 0;
  }
}
