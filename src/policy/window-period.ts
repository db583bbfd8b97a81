import type { Instant } from '../core/instant.ts';
import { mergeIntervals } from '../core/intervals.ts';
import type { Period, PeriodStretch } from '../core/period.ts';
import { type Place, type Window, windowIntervals } from '../core/window.ts';
import type { Zone } from '../core/zone.ts';
import { inZone, type WrittenWindow } from './windows.ts';

/** The time in which any of some windows is open. */
export class WindowPeriod implements Period {
  readonly text: string;
  readonly place: Place;
  readonly #written: readonly WrittenWindow[];
  readonly #zone: Zone | null;
  readonly #byZone = new Map<Zone, readonly Window[]>();

  /** `zone`: of windows that name none; `null`: they are read in the one around. */
  constructor(written: readonly WrittenWindow[], zone: Zone | null, place: Place) {
    this.text = written.map(({ text }) => text).join(' · ');
    this.place = place;
    this.#written = written;
    this.#zone = zone;
  }

  stretches(around: Zone, from: Instant, to: Instant): readonly PeriodStretch[] {
    const intervals = this.#windows(this.#zone ?? around).flatMap((window) => windowIntervals(window, from, to));
    return mergeIntervals(intervals).map((interval) => ({ ...interval, event: null }));
  }

  #windows(zone: Zone): readonly Window[] {
    const known = this.#byZone.get(zone);
    if (known) return known;
    const windows = inZone(this.#written, zone);
    this.#byZone.set(zone, windows);
    return windows;
  }
}
