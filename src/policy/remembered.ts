/** So much is kept at most; then it starts anew, which costs time, nothing else. */
const MOST_KEPT = 1000;

/**
 * What was read from a text, so that a text that a long policy repeats is read once, and gives one object: what is made of
 * the same objects is worked out together. Only for what depends on nothing but the text.
 */
export class Remembered<Reading> {
  readonly #readings = new Map<string, Reading>();

  /** `keeps`: whether a reading may be given again. What tells where something is wrong may not. */
  read(text: string, anew: () => Reading, keeps: (reading: Reading) => boolean): Reading {
    const known = this.#readings.get(text);
    if (known !== undefined) return known;
    const reading = anew();
    if (this.#readings.size === MOST_KEPT) this.#readings.clear();
    if (keeps(reading)) this.#readings.set(text, reading);
    return reading;
  }
}
