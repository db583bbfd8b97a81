import type { DayOfMonthRange, DayRule } from '../core/day-rule.ts';
import { DAY } from '../core/instant.ts';
import { mergeIntervals } from '../core/intervals.ts';
import type { LocalSpan, Opening } from '../core/window.ts';
import type { Zone } from '../core/zone.ts';

/** A window that opens on some days. Where it names no zone, the zone comes from around it. */
export interface OpeningRule extends Opening {
  readonly kind: 'recurring' | 'dated';
  readonly zone: Zone | null;
}

/** What a window says, as a text or as a mapping. */
export type WindowRule = { readonly kind: 'always' | 'never' } | OpeningRule;

export const EVERY_DAY: DayRule = { kind: 'weekdays', days: new Set([1, 2, 3, 4, 5, 6, 7]) };

export const WHOLE_DAY: LocalSpan = { from: 0, to: DAY };

/** The same for windows that say the same, however they are written. `around`: the zone of those that name none. */
export function windowKey(rule: WindowRule, around: Zone | null): string {
  if (!('opensOn' in rule)) return rule.kind;
  const spans = mergeIntervals(rule.spans).map(({ from, to }) => `${from}-${to}`);
  return [rule.kind, dayKey(rule.opensOn), spans.join(), (rule.zone ?? around)?.name ?? ''].join(' ');
}

function dayKey(rule: DayRule): string {
  switch (rule.kind) {
    case 'weekdays':
      return listed('weekdays', rule.days);
    case 'nth-weekdays':
      return listed(
        'nth',
        rule.days.map(({ nth, weekday }) => `${nth}.${weekday}`),
      );
    case 'months':
      return listed('months', rule.months);
    case 'days-of-month':
      return listed('days', rule.ranges.flatMap(daysOfRange));
    case 'dates':
      // One date and the next are the range of both.
      return listed(
        'dates',
        mergeIntervals(rule.ranges.map(({ first, last }) => ({ from: first, to: last + 1 }))).map(
          ({ from, to }) => `${from}..${to}`,
        ),
      );
    case 'any-of':
    case 'all-of':
      return listed(rule.kind, rule.rules.map(dayKey));
  }
}

/** `1-3` is 1, 2 and 3; a range from one end of the month to the other is of no number of days. */
function daysOfRange({ from, to }: DayOfMonthRange): readonly (string | number)[] {
  if (from < 0 !== to < 0) return [`${from}..${to}`];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function listed(kind: string, items: Iterable<string | number>): string {
  return `${kind}(${[...new Set(items)].sort().join()})`;
}
