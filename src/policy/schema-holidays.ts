import * as z from 'zod/mini';
import type { Expectation } from '../core/problem-kinds.ts';
import { expects, type ForEditors, orNull, shown } from './schema-parts.ts';

/** Of these keys a holiday that is written as a mapping has one. */
export const HOLIDAY_SOURCES = ['date', 'country', 'calendar'] as const;

const DATE = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';

function text(expectation: Expectation, about: ForEditors) {
  return z.optional(shown(z.string(expects(expectation)), about));
}

/** A holiday as a mapping, as it must be. */
export const holidayObject = shown(
  z.strictObject(
    {
      date: text('date', { description: 'One date', examples: ['2026-12-24'], pattern: DATE }),
      name: text('holiday-name', { description: 'What the date is called', examples: ['Christmas Eve'] }),
      country: text('country', { description: 'Public holidays of a country, by its code', examples: ['DE', 'US'] }),
      state: text('state', { description: 'Those of one of its states too, by its code', examples: ['BY', 'CA'] }),
      region: text('country-region', { description: 'Those of a part of the state too', examples: ['A'] }),
      calendar: text('calendar', {
        description: 'The all-day events of an iCalendar file; path from the policy file',
        examples: ['closing-days.ics'],
      }),
    },
    expects('holiday'),
  ),
  {
    description: 'A date, the public holidays of a country, or the all-day events of a calendar file',
    examples: [
      { date: '2026-12-24', name: 'Christmas Eve' },
      { country: 'DE', state: 'BY' },
    ],
    oneOf: HOLIDAY_SOURCES.map((key) => ({ required: [key] })),
    dependencies: { name: ['date'], state: ['country'], region: ['state'] },
  },
);

const dateText = shown(z.string(expects('holiday')), {
  description: 'One date',
  examples: ['2026-12-24'],
  pattern: DATE,
});

export const holidays = shown(z.array(z.union([dateText, holidayObject], expects('holiday')), expects('holidays')), {
  description: 'Days on which no recurring window opens',
});

const draftText = z.optional(orNull(z.string()));

/** With the keys that no holiday has, so that one of them is not told as a holiday without a date as well. */
const draftHoliday = z.looseObject({
  date: draftText,
  name: draftText,
  country: draftText,
  state: draftText,
  region: draftText,
  calendar: draftText,
});

export const draftHolidays = z.catch(z.array(orNull(z.union([z.string(), draftHoliday]))), []);

export type DraftHoliday = z.infer<typeof draftHoliday>;
