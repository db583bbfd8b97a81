import { createHash } from 'node:crypto';
import type { CalendarSource } from '../core/policy.ts';
import { compareText } from '../core/text-order.ts';
import type { Beside, CalendarOrProblem } from './beside.ts';

/** The calendar files of one policy, each read once. */
export class Calendars {
  readonly #beside: Beside;
  readonly #read = new Map<string, CalendarOrProblem>();
  readonly #sources = new Map<string, CalendarSource>();

  constructor(beside: Beside) {
    this.#beside = beside;
  }

  /** Each once, in the order of their paths. */
  get sources(): readonly CalendarSource[] {
    return [...this.#sources.values()].sort((a, b) => compareText(a.path, b.path));
  }

  /** `path` as the policy spells it. */
  read(path: string): CalendarOrProblem {
    const reading = this.#read.get(path) ?? this.#open(path);
    this.#read.set(path, reading);
    return reading;
  }

  #open(path: string): CalendarOrProblem {
    const opened = this.#beside.openCalendar(path);
    if (!opened.ok) return opened;
    const { readCalendar } = this.#beside;
    if (!readCalendar) throw new Error('the policy names a calendar, and no reader of calendars was handed in');
    const sha256 = createHash('sha256').update(opened.bytes).digest('hex');
    this.#sources.set(opened.path, { path: opened.path, sha256 });
    return readCalendar(opened.bytes, opened.path);
  }
}
