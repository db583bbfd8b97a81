import fc from 'fast-check';
import { expect, it } from 'vitest';
import { windowIntervals } from '../../src/core/window.ts';
import { isOpen, type NaiveWindow } from '../support/naive-window.ts';
import { windowIn } from '../support/policy-files.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY_SECONDS = 86_400;
const DAY = DAY_SECONDS * 1000;

/** Clocks that change in each of the ways there are. Times up to 2024, of which older databases know the same. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Europe/Dublin',
  'Africa/Casablanca',
  'Antarctica/Troll',
];
const zone = fc.constantFrom(...ZONES);
const moment = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2024, 6, 1) });

const isoDate = (time: number) => new Date(time).toISOString().slice(0, 10);
const pad = (value: number) => String(value).padStart(2, '0');
const clock = (seconds: number) =>
  `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}${seconds % 60 === 0 ? '' : `:${pad(seconds % 60)}`}`;

/** A window in neutral terms, and as the language spells it: as a mapping always, as a text where there is one. */
interface Spelled {
  readonly naive: NaiveWindow;
  readonly mapping: Readonly<Record<string, unknown>> | null;
  readonly text: string | null;
}

const time = fc.integer({ min: 0, max: DAY_SECONDS / 60 - 1 }).map((minute) => minute * 60);
const hours = fc
  .tuple(time, time, fc.constantFrom(0, 0, 15))
  .filter(([from, to]) => from !== to)
  .map(([from, to, more]) => ({ from, to: to < from ? to + more + DAY_SECONDS : to + more }));
const hoursText = ({ from, to }: { from: number; to: number }) => `${clock(from)}-${clock(to % DAY_SECONDS)}`;
const spans = fc.uniqueArray(hours, { minLength: 1, maxLength: 2, selector: hoursText });

const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 6 });
const dayName = (weekday: number) => WEEKDAYS[weekday - 1] ?? '';
const nth = fc.uniqueArray(
  fc.record({
    nth: fc.constantFrom<(number | 'last')[]>(1, 2, 3, 4, 5, 'last'),
    weekday: fc.integer({ min: 1, max: 7 }),
  }),
  { minLength: 1, maxLength: 2, selector: ({ nth, weekday }) => `${nth} ${weekday}` },
);
const nthText = (rule: { nth: number | 'last'; weekday: number }) =>
  `${rule.nth === 'last' ? 'last' : ['', '1st', '2nd', '3rd', '4th', '5th'][rule.nth]} ${dayName(rule.weekday)}`;
const monthRange = fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 5 }));
const dayOfMonth = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 3 })).map(([from, more]) => [from, from + more]),
  fc.tuple(fc.integer({ min: 4, max: 28 }), fc.integer({ min: 0, max: 3 })).map(([from, more]) => [-from, more - from]),
  fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 14 })).map(([from, to]) => [from, -to]),
);

/** Windows around a moment, so that those with dates are open near it. */
function spelledNear(instant: number): fc.Arbitrary<Spelled> {
  const date = fc.integer({ min: -4, max: 4 }).map((days) => instant + days * DAY);
  const range = fc
    .tuple(date, fc.integer({ min: 0, max: 9 }))
    .map(([first, days]) => [isoDate(first), isoDate(first + days * DAY)] as const);
  const rangeText = ([first, last]: readonly [string, string]) => (first === last ? first : `${first}/${last}`);

  const weekly = fc.record({ days: weekdays, spans }).map(({ days, spans }): Spelled => {
    const names = days.map(dayName).join();
    return {
      naive: { weekdays: days, spans },
      mapping: { days: names, times: spans.map(hoursText) },
      text: `${names} ${spans.map(hoursText).join()}`,
    };
  });
  const monthly = fc.record({ nth, spans }).map(
    ({ nth, spans }): Spelled => ({
      naive: { nth, spans },
      mapping: { days: nth.map(nthText), times: spans.map(hoursText).join() },
      text: `${nth.map(nthText).join()} ${spans.map(hoursText).join()}`,
    }),
  );
  const overDays = fc
    .record({ day: fc.integer({ min: 1, max: 7 }), days: fc.integer({ min: 1, max: 6 }), from: time, to: time })
    .map(({ day, days, from, to }): Spelled => {
      const last = dayName(((day - 1 + days) % 7) + 1);
      return {
        naive: { weekdays: [day], spans: [{ from, to: days * DAY_SECONDS + to }] },
        mapping: null,
        text: `${dayName(day)} ${clock(from)} - ${last} ${clock(to)}`,
      };
    });
  const dated = fc.record({ range, spans: fc.option(spans) }).map(
    ({ range, spans }): Spelled => ({
      naive: { dates: [range], spans: spans ?? [{ from: 0, to: DAY_SECONDS }] },
      mapping: { dates: rangeText(range), ...(spans && { times: spans.map(hoursText) }) },
      text: `${rangeText(range)}${spans ? ` ${spans.map(hoursText).join()}` : ''}`,
    }),
  );
  const fromTo = fc.record({ date, days: fc.integer({ min: 1, max: 40 }), from: time, to: time }).map(
    ({ date, days, from, to }): Spelled => ({
      naive: { dates: [[isoDate(date), isoDate(date)]], spans: [{ from, to: days * DAY_SECONDS + to }] },
      mapping: null,
      text: `${isoDate(date)}T${clock(from)}/${isoDate(date + days * DAY)}T${clock(to)}`,
    }),
  );
  const fields = fc
    .record({ days: fc.option(weekdays), month: fc.option(monthRange), dayOfMonth: fc.option(dayOfMonth), spans })
    .map(({ days, month, dayOfMonth, spans }): Spelled => {
      const [start = 0, more = 0] = month ?? [];
      const months = Array.from({ length: more + 1 }, (_, index) => (start + index) % 12);
      const names = months.map((index) => MONTHS[index]);
      const [from = 0, to = 0] = dayOfMonth ?? [];
      return {
        naive: {
          ...(days && { weekdays: days }),
          ...(month && { months: months.map((index) => index + 1) }),
          ...(dayOfMonth && { daysOfMonth: [{ from, to }] }),
          spans,
        },
        mapping: {
          ...(days && { days: days.map(dayName) }),
          ...(month && { months: more === 0 ? names[0] : `${names[0]}-${names.at(-1)}` }),
          ...(dayOfMonth && { 'days-of-month': from === to ? from : `${from}-${to}` }),
          times: spans.map(hoursText),
        },
        text: null,
      };
    });
  return fc.oneof(weekly, monthly, overDays, dated, fromTo, fields);
}

const cases = fc
  .tuple(moment, zone)
  .chain(([instant, zone]) => fc.tuple(fc.constant({ instant, zone }), spelledNear(instant)));

it('is open exactly when a naive reading of the wall clock says so', () => {
  fc.assert(
    fc.property(cases, fc.array(fc.nat(60 * DAY), { maxLength: 20 }), ([{ instant, zone }, spelled], moments) => {
      const window = windowIn(zone, spelled.text ?? spelled.mapping);
      const [from, to] = [instant - 30 * DAY, instant + 30 * DAY];
      const intervals = windowIntervals(window, from, to);
      const contains = (at: number) => intervals.some((interval) => interval.from <= at && at < interval.to);
      const boundaries = intervals.flatMap((interval) => [
        interval.from - 1,
        interval.from,
        interval.to - 1,
        interval.to,
      ]);
      for (const at of [...boundaries, ...moments.map((offset) => from + offset)]) {
        if (from <= at && at < to) expect([at, contains(at)]).toEqual([at, isOpen(spelled.naive, zone, at)]);
      }
    }),
    { numRuns: 150 },
  );
});

it('is the same as a text and as a mapping', () => {
  fc.assert(
    fc.property(cases, ([{ instant, zone }, { text, mapping }]) => {
      fc.pre(text !== null && mapping !== null);
      const [one, other] = [windowIn(zone, text), windowIn(zone, mapping)];
      expect(one.kind).toBe(other.kind);
      const [from, to] = [instant - 200 * DAY, instant + 200 * DAY];
      expect(windowIntervals(one, from, to)).toEqual(windowIntervals(other, from, to));
    }),
  );
});

it('is the same in parts as in one piece', () => {
  fc.assert(
    fc.property(cases, fc.nat(60 * DAY), ([{ instant, zone }, spelled], cut) => {
      const window = windowIn(zone, spelled.text ?? spelled.mapping);
      const [from, to] = [instant - 30 * DAY, instant + 30 * DAY];
      const parts = [...windowIntervals(window, from, from + cut), ...windowIntervals(window, from + cut, to)];
      const joined = parts.filter((part, index) => part.from !== parts[index - 1]?.to).map((part) => part.from);
      expect(joined).toEqual(windowIntervals(window, from, to).map((part) => part.from));
    }),
  );
});

it('is worked out quickly from a span of many years', () => {
  const window = windowIn('Europe/Berlin', '1970-01-01T00:00/2099-12-31T24:00');
  const started = performance.now();
  for (let chunk = 0; chunk < 1000; chunk++) {
    const from = Date.UTC(2000, 0, 1) + chunk * 30 * DAY;
    expect(windowIntervals(window, from, from + 100 * DAY)).toEqual([{ from, to: from + 100 * DAY }]);
  }
  expect(performance.now() - started).toBeLessThan(2000);
});
