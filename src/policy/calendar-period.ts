import type { Instant, Interval } from '../core/instant.ts';
import { mergeIntervals, withoutOverlaps } from '../core/intervals.ts';
import type { Period, PeriodStretch } from '../core/period.ts';
import type { Place } from '../core/window.ts';
import type { Zone } from '../core/zone.ts';
import type { CalendarFile } from './calendar-file.ts';

/** The events of a calendar file; of one that is closed but for its events, all the time between them. */
export class CalendarPeriod implements Period {
  readonly text: string;
  readonly place: Place;
  readonly #calendar: CalendarFile;
  readonly #zone: Zone | null;

  /** `zone`: of all-day events and of times without one; `null`: they are read in the one around. */
  constructor(path: string, calendar: CalendarFile, zone: Zone | null, place: Place) {
    this.text = path;
    this.place = place;
    this.#calendar = calendar;
    this.#zone = zone;
  }

  stretches(around: Zone, from: Instant, to: Instant): readonly PeriodStretch[] {
    const events = this.#calendar.events(this.#zone ?? around, from, to).map((event) => ({
      from: Math.max(event.from, from),
      to: Math.min(event.to, to),
      event: event.name,
    }));
    return this.#calendar.openByDefault ? withoutOverlaps(events) : between(mergeIntervals(events), from, to);
  }
}

/** What some intervals leave of `[from, to)`. They are sorted, disjoint and cut to it. */
function between(intervals: readonly Interval[], from: Instant, to: Instant): readonly PeriodStretch[] {
  const starts = [from, ...intervals.map((interval) => interval.to)];
  const ends = [...intervals.map((interval) => interval.from), to];
  return starts
    .map((start, index) => ({ from: start, to: ends[index] ?? to, event: null }))
    .filter((gap) => gap.from < gap.to);
}
