import type { Finding } from '../core/problem.ts';
import type { CalendarFile } from './calendar-file.ts';
import type { HolidayLibrary } from './holiday-library.ts';

/** What a policy may need that does not stand in it. Heavy and rarely needed: the shell loads it where it is. */
export interface Beside {
  /** A file by its path from the policy file. */
  openCalendar(path: string): OpenedCalendar;
  /** `path` is for messages. `null`: not loaded. */
  readonly readCalendar: ((bytes: Uint8Array, path: string) => CalendarOrProblem) | null;
  /** `null`: not loaded. */
  readonly holidays: HolidayLibrary | null;
}

export type CalendarOrProblem =
  | { readonly ok: true; readonly calendar: CalendarFile }
  | { readonly ok: false; readonly finding: Finding };

export type OpenedCalendar =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      /** As the policy names it. */
      readonly path: string;
    }
  | { readonly ok: false; readonly finding: Finding };

/** For a policy that needs no more than its own text. */
export const NOTHING_BESIDE: Beside = {
  openCalendar(path) {
    throw new Error(`the policy names the calendar ${path}, and nothing was handed in to open it`);
  },
  readCalendar: null,
  holidays: null,
};
