import type { Held, Layer } from './course.ts';
import type { Holiday, Holidays } from './holidays.ts';
import type { Instant } from './instant.ts';
import { withoutOverlaps } from './intervals.ts';
import type { Freeze } from './policy.ts';
import type { Rule } from './verdict.ts';
import { type Window, windowBesideHolidays } from './window.ts';
import type { Zone } from './zone.ts';

/** What decides over time: a rule, or that nothing is declared. */
export type TimeRule = Extract<Rule, { kind: 'window' | 'freeze' | 'holiday' }> | Undeclared;

/** The same for all entries that share it: windows by their places in the entry's list, which `timeRule` turns into its own. */
export type SharedRule =
  | { readonly kind: 'window'; readonly index: number }
  | { readonly kind: 'holiday'; readonly holiday: Holiday; readonly index: number }
  | Extract<Rule, { kind: 'freeze' }>
  | Undeclared;

interface Undeclared {
  readonly kind: 'undeclared';
}

/** A rule of one of the windows of an entry. */
export type WindowRule = Extract<Rule, { kind: 'window' }>;

/**
 * The rules over some windows in the order in which they decide: freezes close also what is open, windows open, and only
 * where none does it is told that a holiday removed one. Where no windows are declared, all time that no freeze closes is so.
 */
export function layersOf(
  windows: readonly Window[] | null,
  freezes: readonly Layer<SharedRule>[],
  holidays: Holidays,
): readonly Layer<SharedRule>[] {
  if (windows === null) return [...freezes, UNDECLARED];
  const read = windows.map((window) => ({ window, stretches: besideHolidays(window, holidays) }));
  return [
    ...freezes,
    ...read.map(({ stretches }, index): Layer<SharedRule> => {
      const rule = { kind: 'window', index } as const;
      return { open: true, stretches: (from, to) => held(stretches(from, to).open, rule) };
    }),
    ...(holidays.lists.length === 0 ? [] : read).flatMap(({ window, stretches }, index): Layer<SharedRule>[] => {
      if (window.kind !== 'recurring') return [];
      const removed = (from: Instant, to: Instant) =>
        withoutOverlaps(stretches(from, to).removed).map((stretch) => ({
          from: stretch.from,
          to: stretch.to,
          rule: { kind: 'holiday', holiday: stretch.holiday, index } as const,
        }));
      return [{ open: false, stretches: removed }];
    }),
  ];
}

/** A freeze by the clock of a zone. */
export function freezeLayer(freeze: Freeze, around: Zone): Layer<Extract<Rule, { kind: 'freeze' }>> {
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

/** A shared rule as it is for the entry whose windows these are. */
export function timeRule(rule: SharedRule, windows: readonly WindowRule[]): TimeRule {
  switch (rule.kind) {
    case 'window':
      return ownWindow(windows, rule.index);
    case 'holiday':
      return { kind: 'holiday', holiday: rule.holiday, window: ownWindow(windows, rule.index).window };
    case 'freeze':
    case 'undeclared':
      return rule;
  }
}

function ownWindow(windows: readonly WindowRule[], index: number): WindowRule {
  const own = windows[index];
  if (own === undefined) throw new RangeError(`the entry has no window ${index}`);
  return own;
}

const UNDECLARED: Layer<SharedRule> = {
  open: true,
  stretches: (from, to) => [{ from, to, rule: { kind: 'undeclared' } }],
};

function held(intervals: readonly { from: Instant; to: Instant }[], rule: SharedRule): Held<SharedRule>[] {
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
