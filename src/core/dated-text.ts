import { civilDateOf } from './civil.ts';
import { DAY, type Interval, LAST_INSTANT, MINUTE } from './instant.ts';
import { isoDate, timeOfDay } from './local-time.ts';
import { windowIntervals } from './window.ts';
import type { Zone } from './zone.ts';

/**
 * A time as a policy spells it by the wall clock of a zone: `2026-10-24T02:14/2026-10-24T02:21`. `null`: that would mean
 * another time, for clocks were changed near it, or the zone's clock reads no whole minutes there, or no date that a
 * policy may hold. In UTC whole minutes of the judged time always have a text.
 */
export function datedText(time: Interval, zone: Zone): string | null {
  const from = time.from + zone.offsetAt(time.from);
  const to = time.to + zone.offsetAt(time.to - 1);
  const [first, last] = [Math.floor(from / DAY), Math.ceil(to / DAY) - 1];
  if (from % MINUTE !== 0 || to % MINUTE !== 0 || to <= from) return null;
  if (first < 0 || last >= LAST_INSTANT / DAY || !means({ from, to }, first, time, zone)) return null;
  return `${isoDate(civilDateOf(first))}T${timeOfDay(from - first * DAY)}/${isoDate(civilDateOf(last))}T${timeOfDay(to - last * DAY)}`;
}

/** Whether these readings of the clock are all of a time and nothing but it. */
function means(readings: Interval, day: number, time: Interval, zone: Zone): boolean {
  const span = { from: readings.from - day * DAY, to: readings.to - day * DAY };
  const [one, ...others] = windowIntervals(
    {
      kind: 'dated',
      opensOn: { kind: 'dates', ranges: [{ first: day, last: day }] },
      spans: [span],
      zone,
      text: '',
      place: { line: 1, column: 1 },
    },
    // No clock is a day from UTC, before a change or after it.
    time.from - 3 * DAY,
    time.to + 3 * DAY,
  );
  return one?.from === time.from && one.to === time.to && others.length === 0;
}
