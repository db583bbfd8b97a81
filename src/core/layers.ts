import type { Holidays } from './holidays.ts';
import type { Instant } from './instant.ts';
import { withoutOverlaps } from './intervals.ts';
import type { Entry, Freeze } from './policy.ts';
import type { Held, Layer } from './timeline.ts';
import type { Rule } from './verdict.ts';
import { type Window, windowBesideHolidays } from './window.ts';
import type { Zone } from './zone.ts';

/** What decides over time: a rule, or that nothing is declared. */
export type TimeRule = Extract<Rule, { kind: 'window' | 'freeze' | 'holiday' }> | { readonly kind: 'undeclared' };

/**
 * The rules of one entry in the order in which they decide: freezes close also what is open, windows open, and only where
 * none does it is told that a holiday removed one. Where no windows are declared, all time that no freeze closes is so.
 */
export function layersOf(
  entry: Entry,
  freezes: readonly Layer<TimeRule>[],
  holidays: Holidays,
): readonly Layer<TimeRule>[] {
  if (entry.windows === null) return [...freezes, UNDECLARED];
  const read = entry.windows.map((window) => ({ window, stretches: besideHolidays(window, holidays) }));
  return [
    ...freezes,
    ...read.map(({ window, stretches }): Layer<TimeRule> => {
      const rule = { kind: 'window', window } as const;
      return { open: true, stretches: (from, to) => held(stretches(from, to).open, rule) };
    }),
    ...(holidays.lists.length === 0 ? [] : read).flatMap(({ window, stretches }): Layer<TimeRule>[] => {
      if (window.kind !== 'recurring') return [];
      const removed = (from: Instant, to: Instant) =>
        withoutOverlaps(stretches(from, to).removed).map((stretch) => ({
          from: stretch.from,
          to: stretch.to,
          rule: { kind: 'holiday', holiday: stretch.holiday, window } as const,
        }));
      return [{ open: false, stretches: removed }];
    }),
  ];
}

/** A freeze by the clock of a zone. */
export function freezeLayer(freeze: Freeze, around: Zone): Layer<TimeRule> {
  return {
    open: false,
    stretches: (from, to) =>
      freeze.during.stretches(around, from, to).map((stretch) => ({
        from: stretch.from,
        to: stretch.to,
        rule: { kind: 'freeze', freeze, event: stretch.event },
      })),
  };
}

const UNDECLARED: Layer<TimeRule> = {
  open: true,
  stretches: (from, to) => [{ from, to, rule: { kind: 'undeclared' } }],
};

function held(intervals: readonly { from: Instant; to: Instant }[], rule: TimeRule): Held<TimeRule>[] {
  return intervals.map(({ from, to }) => ({ from, to, rule }));
}

/** The window's layer and that of its holidays ask for the same range one after the other. */
function besideHolidays(window: Window, holidays: Holidays) {
  let last: { from: Instant; to: Instant; read: ReturnType<typeof windowBesideHolidays> } | undefined;
  return (from: Instant, to: Instant) => {
    if (last?.from !== from || last.to !== to) {
      last = { from, to, read: windowBesideHolidays(window, holidays, from, to) };
    }
    return last.read;
  };
}
