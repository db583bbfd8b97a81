/** How dense the events of one name lie in the time that was read so far. */
export class Found {
  readonly eventName: string;
  #events = 0;
  #seconds = 0;

  constructor(eventName: string) {
    this.eventName = eventName;
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
