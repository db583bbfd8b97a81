/**
 * When a window is open, said again in the slowest and plainest way: read the wall clock with Intl, then ask of every
 * day that is near whether a window that opened on it is still open. It shares no code and no data with src/.
 */

/** A window in neutral terms; every field that is there must hold, of the items of a list one must. */
export interface NaiveWindow {
  /** 1 is Monday. */
  readonly weekdays?: readonly number[];
  readonly nth?: readonly { readonly nth: number | 'last'; readonly weekday: number }[];
  readonly months?: readonly number[];
  readonly daysOfMonth?: readonly { readonly from: number; readonly to: number }[];
  /** First and last, `2024-12-24`. */
  readonly dates?: readonly (readonly [string, string])[];
  /** Seconds after midnight of the opening day. */
  readonly spans: readonly { readonly from: number; readonly to: number }[];
}

const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the wall clock reads, as if it were UTC. */
function reading(instant: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((instant % 1000) + 1000) % 1000);
}

/** Whether the window is open at a moment. A recurring one does not open on `holidays`, dates such as `2024-12-24`. */
export function isOpen(
  window: NaiveWindow,
  zone: string,
  instant: number,
  holidays: ReadonlySet<string> = new Set(),
): boolean {
  const wall = reading(instant, zone);
  const longest = Math.max(...window.spans.map(({ to }) => to));
  for (let midnight = Math.floor(wall / DAY) * DAY; midnight + longest * 1000 > wall; midnight -= DAY) {
    const since = wall - midnight;
    const isIn = window.spans.some(({ from, to }) => from * 1000 <= since && since < to * 1000);
    const date = new Date(midnight);
    const isHoliday = recurs(window) && holidays.has(date.toISOString().slice(0, 10));
    if (isIn && !isHoliday && opens(window, date)) return true;
  }
  return false;
}

/** Dates alone are planned; whatever else is said of the days comes again. */
function recurs({ weekdays, nth, months, daysOfMonth, dates }: NaiveWindow): boolean {
  return dates === undefined || [weekdays, nth, months, daysOfMonth].some((field) => field !== undefined);
}

function opens({ weekdays, nth, months, daysOfMonth, dates }: NaiveWindow, date: Date): boolean {
  const weekday = date.getUTCDay() === 0 ? 7 : date.getUTCDay();
  const day = date.getUTCDate();
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const iso = date.toISOString().slice(0, 10);
  const isNth = nth?.some((rule) => {
    if (rule.weekday !== weekday) return false;
    if (rule.nth === 'last') return new Date(date.getTime() + 7 * DAY).getUTCMonth() !== date.getUTCMonth();
    let count = 0;
    for (let other = day; other >= 1; other -= 7) count++;
    return count === rule.nth;
  });
  const counted = (value: number) => (value > 0 ? value : length + value + 1);
  return (
    (weekdays === undefined && nth === undefined ? true : weekdays?.includes(weekday) === true || isNth === true) &&
    (months?.includes(date.getUTCMonth() + 1) ?? true) &&
    (daysOfMonth?.some(({ from, to }) => counted(from) <= day && day <= counted(to)) ?? true) &&
    (dates?.some(([first, last]) => first <= iso && iso <= last) ?? true)
  );
}
