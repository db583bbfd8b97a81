import * as z from 'zod/mini';
import type { WindowField } from '../core/problem-kinds.ts';
import { draftTexts, expects, type ForEditors, oneOrMore, orNull, shown, zone } from './schema-parts.ts';

const windowText = shown(z.string(expects('window')), {
  description: 'When pushes are allowed, by the wall clock: days, hours, and a time zone where none is named above',
  examples: [
    'mon-fri 08:00-20:00',
    'sat,sun 10:00-12:00,13:00-15:00',
    '22:00-02:00 Europe/Berlin',
    '2nd tue 22:00-04:00',
    'last fri 09:00-12:00',
    'fri 22:00 - mon 06:00',
    '2026-12-24',
    '2026-12-19/2026-12-23 20:00-22:00',
    '2026-12-18T18:00/2027-01-04T09:00',
    'always',
    'never',
  ],
});

/** A field of a window as a mapping: a text or a list of texts. */
function field(name: WindowField, about: ForEditors) {
  return oneOrMore(shown(z.string(expects(name)), about), name);
}

const dayOfMonth = z.union(
  [
    shown(z.string(expects('days-of-month')), {
      description: 'Days of the month: negative ones count from its end',
      examples: ['1-7', '-3--1'],
      pattern: '^\\s*-?[0-9]{1,2}(?:-+[0-9]{1,2})?(?:\\s*,\\s*-?[0-9]{1,2}(?:-+[0-9]{1,2})?)*\\s*$',
    }),
    shown(z.int(expects('days-of-month')), { description: 'Day of the month', examples: [1, 15, -1] }),
  ],
  expects('days-of-month'),
);

/** A window as a mapping, as it must be. */
export const windowObject = shown(
  z.strictObject(
    {
      days: z.optional(
        field('days', {
          description: 'Weekdays, or nth weekdays of the month; all days when left out',
          examples: ['mon-fri', 'sat,sun', '2nd tue', 'last fri'],
        }),
      ),
      times: z.optional(
        field('times', {
          description: 'Hours of the 24-hour clock; whole days when left out',
          examples: ['09:00-17:00', '22:00-02:00'],
        }),
      ),
      months: z.optional(
        field('months', { description: 'Months; they may pass the end of the year', examples: ['dec', 'nov-jan'] }),
      ),
      'days-of-month': z.optional(oneOrMore(dayOfMonth, 'days-of-month')),
      dates: z.optional(
        field('dates', {
          description: 'Dates, or ranges of them with both dates included',
          examples: ['2026-12-24', '2026-01-01/2026-06-30'],
        }),
      ),
      timezone: z.optional(zone),
    },
    expects('window'),
  ),
  {
    description: 'A window as a mapping: every field that is given must hold',
    examples: [{ days: 'mon-fri', times: '09:00-17:00', months: 'nov-jan' }],
  },
);

export const windows = shown(oneOrMore(z.union([windowText, windowObject], expects('window')), 'windows'), {
  description: 'One window or a list of them; a push is inside when it is in any',
});

/** When something holds that is not an opening: a freeze, an exception, an accepted gap. */
export const during = shown(oneOrMore(z.union([windowText, windowObject], expects('window')), 'during'), {
  description: 'When it holds: one window or a list of them, by the wall clock',
  examples: ['2026-12-18T18:00/2027-01-04T09:00', '2026-12-24', 'fri 18:00 - mon 06:00'],
});

/** With the keys that no window has, so that it is known of a window whether all of it was read. */
const draftWindowObject = z.looseObject({
  days: z.optional(draftTexts(z.string())),
  times: z.optional(draftTexts(z.string())),
  months: z.optional(draftTexts(z.string())),
  'days-of-month': z.optional(draftTexts(dayOfMonth)),
  dates: z.optional(draftTexts(z.string())),
  timezone: z.optional(orNull(zone)),
});

export type DraftWindowObject = z.infer<typeof draftWindowObject>;

export const draftWindows = z.optional(draftTexts(z.union([windowText, draftWindowObject])));

export type DraftWindows = NonNullable<z.infer<typeof draftWindows>>;
