/** Random windows, each in neutral terms and as a policy spells it. */
import fc from 'fast-check';
import type { NaiveWindow } from './naive-window.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY_SECONDS = 86_400;
const DAY = DAY_SECONDS * 1000;

const isoDate = (time: number) => new Date(time).toISOString().slice(0, 10);
const pad = (value: number) => String(value).padStart(2, '0');
const clock = (seconds: number) =>
  `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}${seconds % 60 === 0 ? '' : `:${pad(seconds % 60)}`}`;

/** A window in neutral terms, and as the language spells it: as a mapping always, as a text where there is one. */
export interface Spelled {
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
export function spelledNear(instant: number): fc.Arbitrary<Spelled> {
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
