/** How far a JSON number has got (RFC 8259, section 6). */
export enum NumberStep {
  Start,
  Minus,
  Zero,
  Int,
  Dot,
  Fraction,
  E,
  Sign,
  Exponent,
  /** The byte does not belong to the number, which is whole. */
  Ended,
  /** The byte cannot follow. */
  Bad,
}

/** The step after one more byte. */
export function numberStep(step: NumberStep, byte: number): NumberStep {
  const digit = byte >= 0x30 && byte <= 0x39;
  switch (step) {
    case NumberStep.Start:
      if (byte === 0x2d) return NumberStep.Minus;
      return byte === 0x30 ? NumberStep.Zero : digit ? NumberStep.Int : NumberStep.Bad;
    case NumberStep.Minus:
      return byte === 0x30 ? NumberStep.Zero : digit ? NumberStep.Int : NumberStep.Bad;
    case NumberStep.Zero:
      return digit ? NumberStep.Bad : afterInteger(byte);
    case NumberStep.Int:
      return digit ? NumberStep.Int : afterInteger(byte);
    case NumberStep.Dot:
      return digit ? NumberStep.Fraction : NumberStep.Bad;
    case NumberStep.Fraction:
      if (digit) return NumberStep.Fraction;
      return byte === 0x65 || byte === 0x45 ? NumberStep.E : NumberStep.Ended;
    case NumberStep.E:
      if (byte === 0x2b || byte === 0x2d) return NumberStep.Sign;
      return digit ? NumberStep.Exponent : NumberStep.Bad;
    case NumberStep.Sign:
      return digit ? NumberStep.Exponent : NumberStep.Bad;
    case NumberStep.Exponent:
      return digit ? NumberStep.Exponent : NumberStep.Ended;
    case NumberStep.Ended:
    case NumberStep.Bad:
      return NumberStep.Bad;
  }
}

function afterInteger(byte: number): NumberStep {
  if (byte === 0x2e) return NumberStep.Dot;
  return byte === 0x65 || byte === 0x45 ? NumberStep.E : NumberStep.Ended;
}
