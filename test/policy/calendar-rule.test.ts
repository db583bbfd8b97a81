import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { DAY } from '../../src/core/instant.ts';
import { calendarOf, event, zoneNamed } from '../support/calendars.ts';

const UTC = zoneNamed('UTC');
const END = Date.UTC(2100, 0);

/** Starts of an all-day event from `from` on, as `20261224`. */
function dates(start: string, rule: string, count = 100, from = 0): string[] {
  const calendar = calendarOf(...event(`DTSTART;VALUE=DATE:${start}`, `RRULE:${rule}`));
  return calendar
    .events(UTC, from, END)
    .slice(0, count)
    .map((one) => compact(one.from));
}

function compact(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10).replaceAll('-', '');
}

/** Several of them are the examples of RFC 5545, 3.8.5.3, where the answers are written beside the rules. */
describe('a rule yields', () => {
  it.each([
    ['19970805', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '19970805 19970810 19970819 19970824'],
    ['19970805', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '19970805 19970817 19970819 19970831'],
    ['19970904', 'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '19970904 19971007 19971106'],
    ['19970929', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2', '19970929 19971030 19971127 19971230'],
    ['19961105', 'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8', '19961105 20001107 20041102'],
    ['19970512', 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', '19970512 19980511 19990517'],
    ['19970519', 'FREQ=YEARLY;BYDAY=20MO', '19970519 19980518 19990517'],
    ['19980213', 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '19980213 19980313 19981113 19990813 20001013'],
    ['20070115', 'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5', '20070115 20070130 20070215 20070315 20070330'],
    ['19970101', 'FREQ=YEARLY;INTERVAL=3;COUNT=5;BYYEARDAY=1,100,200', '19970101 19970410 19970719 20000101 20000409'],
    ['19970930', 'FREQ=MONTHLY;BYMONTHDAY=1,-1', '19970930 19971001 19971031 19971101 19971130 19971201'],
    ['19970905', 'FREQ=MONTHLY;BYDAY=-2MO,1FR', '19970905 19970922 19971003 19971020'],
    ['19980101', 'FREQ=DAILY;BYMONTH=1;UNTIL=20000131', '19980101 19980102 19980103'],
    ['19970313', 'FREQ=YEARLY;BYMONTH=3;BYDAY=TH', '19970313 19970320 19970327 19980305'],
    ['20240229', 'FREQ=YEARLY', '20240229 20280229 20320229'],
    ['20260131', 'FREQ=MONTHLY', '20260131 20260331 20260531'],
    ['20261228', 'FREQ=YEARLY;BYWEEKNO=-1', '20261228 20271227 20281225 20291224'],
    ['20261231', 'FREQ=YEARLY;BYYEARDAY=-1', '20261231 20271231'],
    ['20260101', 'FREQ=DAILY;INTERVAL=1000', '20260101 20280927 20310624'],
    ['20260101', 'FREQ=YEARLY;INTERVAL=999999999', '20260101'],
    ['20260101', 'FREQ=DAILY;COUNT=1', '20260101'],
    ['20260101', 'freq=daily;count=2;', '20260101 20260102'],
    ['20260105', 'FREQ=WEEKLY;UNTIL=20260101', '20260105'],
  ])('%s %s: %s', (start, rule, expected) => {
    const first = expected.split(' ');
    expect(dates(start, rule, first.length)).toEqual(first);
  });

  it('as many as it counts, and nothing behind its end', () => {
    expect(dates('20260101', 'FREQ=MONTHLY;COUNT=7')).toHaveLength(7);
    expect(dates('20260101', 'FREQ=WEEKLY;UNTIL=20260129')).toHaveLength(5);
    expect(dates('20260101', 'FREQ=DAILY', 1e6)).toHaveLength((END - Date.UTC(2026, 0)) / DAY);
  });

  it('several times of a day', () => {
    const calendar = calendarOf(
      ...event('DTSTART:20260101T091500Z', 'DURATION:PT1M', 'RRULE:FREQ=DAILY;BYHOUR=17,9;BYMINUTE=0,30;COUNT=4'),
    );
    const starts = calendar.events(UTC, 0, END).map(({ from }) => new Date(from).toISOString().slice(0, 16));
    expect(starts).toEqual(['2026-01-01T09:15', '2026-01-01T09:30', '2026-01-01T17:00', '2026-01-01T17:30']);
  });
});

const list = (min: number, max: number) =>
  fc.uniqueArray(
    fc.integer({ min, max }).filter((number) => number !== 0),
    { minLength: 1, maxLength: 4 },
  );
const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
const parts = {
  INTERVAL: fc.integer({ min: 1, max: 5 }),
  BYMONTH: list(1, 12),
  BYMONTHDAY: list(-31, 31),
  WKST: weekday,
};
const options = { requiredKeys: [] as [] };
const plainDays = fc.uniqueArray(weekday, { minLength: 1, maxLength: 4 });
const nthDays = fc.uniqueArray(
  fc.tuple(fc.constantFrom('', '1', '2', '5', '-1', '-2'), weekday).map((both) => both.join('')),
  { minLength: 1, maxLength: 3 },
);
const rules = fc.oneof(
  fc.tuple(fc.constant('DAILY'), fc.record({ ...parts, BYDAY: plainDays }, options)),
  fc.tuple(
    fc.constant('WEEKLY'),
    fc.record({ INTERVAL: parts.INTERVAL, BYMONTH: parts.BYMONTH, WKST: weekday, BYDAY: plainDays }, options),
  ),
  fc.tuple(fc.constant('MONTHLY'), fc.record({ ...parts, BYDAY: nthDays }, options)),
  fc.tuple(fc.constant('YEARLY'), fc.record({ ...parts, BYDAY: nthDays, BYYEARDAY: list(-366, 366) }, options)),
  fc.tuple(fc.constant('YEARLY'), fc.record({ ...parts, BYDAY: plainDays, BYWEEKNO: list(-53, 53) }, options)),
);

/** What a rule is by the letter: every day is asked, with JavaScript's own calendar. */
function naive(start: number, frequency: string, rule: Readonly<Record<string, unknown>>, until: number): number[] {
  const has = (name: string) => rule[name] !== undefined;
  const numbers = (name: string) => (rule[name] ?? []) as number[];
  const first = new Date(start);
  const weekStart = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'].indexOf(String(rule.WKST ?? 'MO'));
  const weekOf = (day: Date) => day.getTime() - ((day.getUTCDay() - weekStart + 7) % 7) * DAY;
  const unit = (day: Date) => {
    if (frequency === 'DAILY') return day.getTime() / DAY;
    if (frequency === 'WEEKLY') return Math.round((weekOf(day) / DAY - weekStart) / 7);
    return frequency === 'MONTHLY' ? day.getUTCFullYear() * 12 + day.getUTCMonth() : day.getUTCFullYear();
  };
  const names = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
  const either = (wanted: number[], place: number, length: number) =>
    wanted.includes(place) || wanted.includes(place - length - 1);
  const inDays = (day: Date) => {
    const month = frequency === 'MONTHLY' || has('BYMONTH');
    const [from, to] = month
      ? [Date.UTC(day.getUTCFullYear(), day.getUTCMonth()), Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1)]
      : [Date.UTC(day.getUTCFullYear(), 0), Date.UTC(day.getUTCFullYear() + 1, 0)];
    const same: number[] = [];
    for (let at = from; at < to; at += DAY) if (new Date(at).getUTCDay() === day.getUTCDay()) same.push(at);
    const place = same.indexOf(day.getTime()) + 1;
    return ((rule.BYDAY ?? []) as string[]).some((text) => {
      if (text.slice(-2) !== names[day.getUTCDay()]) return false;
      return text.length === 2 || either([Number(text.slice(0, -2))], place, same.length);
    });
  };
  const said = ['BYMONTHDAY', 'BYDAY', 'BYYEARDAY', 'BYWEEKNO'].some(has);
  const holds = (day: Date) => {
    const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()];
    const yearStart = Date.UTC(year, 0);
    if (has('BYMONTH') && !numbers('BYMONTH').includes(month + 1)) return false;
    if (has('BYMONTHDAY') && !either(numbers('BYMONTHDAY'), date, new Date(Date.UTC(year, month + 1, 0)).getUTCDate()))
      return false;
    if (has('BYDAY') && !inDays(day)) return false;
    if (has('BYYEARDAY')) {
      const length = (Date.UTC(year + 1, 0) - yearStart) / DAY;
      if (!either(numbers('BYYEARDAY'), (day.getTime() - yearStart) / DAY + 1, length)) return false;
    }
    if (has('BYWEEKNO')) {
      // The week that 4 January is in is the first.
      const week = weekOf(day);
      const firstWeek = (of: number) => weekOf(new Date(Date.UTC(of, 0, 4)));
      const weekYear = [year - 1, year, year + 1].findLast((of) => firstWeek(of) <= week) ?? year;
      const length = (firstWeek(weekYear + 1) - firstWeek(weekYear)) / DAY / 7;
      if (!either(numbers('BYWEEKNO'), (week - firstWeek(weekYear)) / DAY / 7 + 1, length)) return false;
      const named = ['BYMONTHDAY', 'BYDAY', 'BYYEARDAY'].some(has);
      if (!named && day.getUTCDay() !== first.getUTCDay()) return false;
    }
    if (said || frequency === 'DAILY') return true;
    if (frequency === 'WEEKLY') return day.getUTCDay() === first.getUTCDay();
    if (frequency === 'YEARLY' && !has('BYMONTH') && month !== first.getUTCMonth()) return false;
    return date === first.getUTCDate();
  };
  const found = [start];
  for (let at = start + DAY; at < until; at += DAY) {
    const day = new Date(at);
    if ((unit(day) - unit(first)) % Number(rule.INTERVAL ?? 1) === 0 && holds(day)) found.push(at);
  }
  return found;
}

function ruleText(frequency: string, rule: Readonly<Record<string, unknown>>): string {
  return [`FREQ=${frequency}`, ...Object.entries(rule).map(([name, value]) => `${name}=${value}`)].join(';');
}

const starts = fc.integer({ min: Date.UTC(1995, 0) / DAY, max: Date.UTC(2030, 0) / DAY }).map((day) => day * DAY);

describe('a rule of any kind', () => {
  it('yields what a naive reading of every day yields', () => {
    fc.assert(
      fc.property(starts, rules, (start, [frequency, rule]) => {
        const until = start + 4000 * DAY;
        const expected = naive(start, frequency, rule, until);
        // One that yields nothing is refused: this start may never come again.
        fc.pre(expected.length > 1);
        const text = ruleText(frequency, rule);
        const calendar = calendarOf(...event(`DTSTART;VALUE=DATE:${compact(start)}`, `RRULE:${text}`));
        expect(calendar.events(UTC, 0, until).map(({ from }) => compact(from))).toEqual(expected.map(compact));
      }),
    );
  });

  it('yields the same from any moment on', () => {
    fc.assert(
      fc.property(
        starts,
        rules,
        fc.nat(4000),
        fc.option(fc.integer({ min: 1, max: 40 })),
        (start, both, days, count) => {
          const [frequency, rule] = both;
          const until = start + 4000 * DAY;
          fc.pre(naive(start, frequency, rule, until).length > 1);
          const text = ruleText(frequency, rule) + (count === null ? '' : `;COUNT=${count}`);
          const lines = event(`DTSTART;VALUE=DATE:${compact(start)}`, `RRULE:${text}`);
          const from = start + days * DAY;
          const whole = calendarOf(...lines).events(UTC, 0, until);
          expect(calendarOf(...lines).events(UTC, from, until)).toEqual(whole.filter((one) => one.to > from));
        },
      ),
    );
  });

  it('yields what ical.js yields, where that reads rules as they are', () => {
    const simple = fc.oneof(
      fc.tuple(fc.constant('DAILY'), fc.record({ INTERVAL: parts.INTERVAL }, options)),
      fc.tuple(fc.constant('WEEKLY'), fc.record({ INTERVAL: parts.INTERVAL, BYDAY: plainDays }, options)),
      fc.tuple(fc.constant('MONTHLY'), fc.record({ INTERVAL: parts.INTERVAL, BYMONTHDAY: list(1, 28) })),
    );
    fc.assert(
      fc.property(starts, simple, (start, [frequency, rule]) => {
        const text = ruleText(frequency, rule);
        const iterator = ICAL.Recur.fromString(text).iterator(
          ICAL.Time.fromDateString(new Date(start).toISOString().slice(0, 10)),
        );
        const theirs = Array.from({ length: 30 }, () => iterator.next()?.toString().replaceAll('-', '') ?? '');
        const ours = dates(compact(start), text, 31).filter((day) => day !== compact(start));
        expect(ours.slice(0, 29)).toEqual(theirs.filter((day) => day !== compact(start)).slice(0, 29));
      }),
    );
  });
});
