import { type DayNumber, mondayOf } from './civil.ts';
import { DAY, type Instant, type Interval } from './instant.ts';
import { localDayOf } from './local-day.ts';
import { startOfDay } from './start-of-day.ts';
import type { Zone } from './zone.ts';

/** How long something is open in one week of a zone's calendar, Monday to Sunday. */
export interface WeekOpen {
  readonly monday: DayNumber;
  /** Length of the week in milliseconds: seven days, an hour more or less where clocks change. */
  readonly length: number;
  /** Milliseconds open in it. */
  readonly open: number;
}

/** What is open in a typical week, and the weeks that differ. */
export interface OpenHours {
  /** The length that most weeks have, milliseconds; of several the one that comes first. */
  readonly typical: number;
  readonly differing: readonly WeekOpen[];
}

/** The Mondays, each the local midnight at which a week begins, of `count` weeks from the one that holds `instant`. */
export function weeksFrom(
  instant: Instant,
  count: number,
  zone: Zone,
): { monday: DayNumber; from: Instant; to: Instant }[] {
  const first = mondayOf(localDayOf(instant, zone));
  return Array.from({ length: count }, (_, week) => {
    const monday = first + 7 * week;
    return { monday, from: startOfDay(monday, zone), to: startOfDay(monday + 7, zone) };
  });
}

/** Adds up what is open in each week. `open` is sorted and merged; a week that is open throughout differs from no other such. */
export function openHours(weeks: ReturnType<typeof weeksFrom>, open: readonly Interval[]): OpenHours {
  const sums: WeekOpen[] = [];
  let next = 0;
  for (const { monday, from, to } of weeks) {
    while ((open[next]?.to ?? Infinity) <= from) next++;
    let sum = 0;
    for (let at = next; ; at++) {
      const stretch = open[at];
      if (stretch === undefined || stretch.from >= to) break;
      sum += Math.min(stretch.to, to) - Math.max(stretch.from, from);
    }
    sums.push({ monday, length: to - from, open: sum });
  }
  const typical = mostFrequent(sums.map((week) => (week.open === week.length ? 7 * DAY : week.open)));
  const isTypical = (week: WeekOpen) => week.open === typical || (typical === 7 * DAY && week.open === week.length);
  return { typical, differing: sums.filter((week) => !isTypical(week)) };
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  return first?.[0] ?? 0;
}
