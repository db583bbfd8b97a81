import fc from 'fast-check';
import type { NaiveWindow } from '../support/naive-window.ts';
import { spelledNear } from '../support/spelled-windows.ts';

/** The windows of one entry of a policy: as the policy spells them, and the same in neutral terms. */
export interface SpelledEntry {
  readonly spelled: readonly unknown[];
  readonly naive: readonly NaiveWindow[];
}

const DAY = 86_400_000;
const hours = (from: number, to: number) => ({ from: from * 3600, to: to * 3600 });

/** Every form that comes again, most of them with hours in which some clocks change. */
const RECURRING: readonly (readonly [spelled: unknown, naive: NaiveWindow])[] = [
  ['mon-fri 09:00-17:00', { weekdays: [1, 2, 3, 4, 5], spans: [hours(9, 17)] }],
  ['00:00-01:00,02:30:15-03:00', { spans: [hours(0, 1), { from: 9015, to: 10_800 }] }],
  ['fri-mon 22:00-02:00', { weekdays: [5, 6, 7, 1], spans: [hours(22, 26)] }],
  ['sat 18:00 - sun 02:15', { weekdays: [6], spans: [hours(18, 26.25)] }],
  ['wed 00:30 - mon 23:30', { weekdays: [3], spans: [hours(0.5, 143.5)] }],
  [
    '1st,3rd sun,last thu 23:30-02:30',
    {
      nth: [
        { nth: 1, weekday: 7 },
        { nth: 3, weekday: 7 },
        { nth: 'last', weekday: 4 },
      ],
      spans: [hours(23.5, 26.5)],
    },
  ],
  [
    { days: ['sat', 'last sun'], months: 'oct-mar', times: '01:00-02:00' },
    { weekdays: [6], nth: [{ nth: 'last', weekday: 7 }], months: [10, 11, 12, 1, 2, 3], spans: [hours(1, 2)] },
  ],
  [
    { 'days-of-month': ['1-8', '-7--1'], times: ['23:59:59-02:00', '12:00-13:00'] },
    {
      daysOfMonth: [
        { from: 1, to: 8 },
        { from: -7, to: -1 },
      ],
      spans: [{ from: 86_399, to: 93_600 }, hours(12, 13)],
    },
  ],
  [
    { days: 'sun', 'days-of-month': '8--8' },
    { weekdays: [7], daysOfMonth: [{ from: 8, to: -8 }], spans: [hours(0, 24)] },
  ],
];

/**
 * What one zone is judged under: the fixed entries, and random ones with dates near the moments given, of which there is at
 * least one.
 */
export function entriesNear(moments: readonly number[], seed: number): SpelledEntry[] {
  const some = fc.sample(fc.constantFrom(...moments), { seed, numRuns: 5 });
  const random = some.flatMap((moment, index) => fc.sample(spelledNear(moment), { seed: seed + index, numRuns: 1 }));
  const spelled = random.map(({ text, mapping, naive }) => ({ spelled: text ?? mapping, naive }));
  return [
    ...RECURRING.map(([spelled, naive]) => ({ spelled: [spelled], naive: [naive] })),
    ...spelled.slice(0, 2).map(({ spelled, naive }) => ({ spelled: [spelled], naive: [naive] })),
    { spelled: spelled.slice(2).map(({ spelled }) => spelled), naive: spelled.slice(2).map(({ naive }) => naive) },
    onDatesOf(moments),
  ];
}

/** Nights from the day before each of the moments to the day after. */
function onDatesOf(moments: readonly number[]): SpelledEntry {
  const dates = new Set(
    moments.flatMap((moment) =>
      [moment - DAY, moment, moment + DAY].map((at) => new Date(at).toISOString().slice(0, 10)),
    ),
  );
  return {
    spelled: [{ dates: [...dates], times: ['20:00-03:00', '05:00-06:00'] }],
    naive: [{ dates: [...dates].map((date) => [date, date] as const), spans: [hours(20, 27), hours(5, 6)] }],
  };
}
