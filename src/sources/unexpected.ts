/** A text is not of the form that it should have. */
export class Unexpected extends Error {
  override readonly name: string = 'Unexpected';
  readonly expected: string;
  readonly got: string;

  constructor(expected: string, got: string) {
    super(`expected ${expected}, got ${got}`);
    this.expected = expected;
    this.got = got;
  }
}
