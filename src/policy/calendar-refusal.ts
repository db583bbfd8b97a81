import type { Finding } from '../core/problem.ts';
import type { CalendarExpectation, CalendarFileFindings, CalendarPlace } from '../core/problem-kinds.ts';

export type CalendarFinding = Finding<keyof CalendarFileFindings>;

/**
 * Thrown where a calendar file cannot be used, and caught where its reading began: from there on every value is what it
 * has to be. One finding is enough, since calendars come from programs and not from hands.
 */
export class CalendarRefusal extends Error {
  readonly finding: CalendarFinding;

  constructor(finding: CalendarFinding) {
    super(finding.kind);
    this.finding = finding;
  }
}

/** For a property that holds something else than it has to. */
export function refuseValue(
  { name, text, at }: { readonly name: string; readonly text: string; readonly at: CalendarPlace },
  expected: CalendarExpectation,
): never {
  throw new CalendarRefusal({ kind: 'calendar-value', at, property: name.toUpperCase(), got: text, expected });
}
