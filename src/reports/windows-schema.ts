import * as z from 'zod/mini';
import { describe, maybe, maybeMoment, moment, text, tool } from './schema-parts.ts';

/** The JSON form of the windows ahead, defined once: the type of its writer, and `schema/windows.schema.json`. */

const names = (description: string) => describe(z.nullable(z.array(text())), description);

const openTime = z.strictObject({
  from: maybeMoment('Since when it is open, also where that is before the range; null: since ever.'),
  to: maybeMoment('Until when, exclusive, also where that is after the range; null: for good.'),
  localFrom: describe(maybe(), '`from` by the wall clock of `timezone`, with its offset. ISO 8601.'),
  localTo: describe(maybe(), '`to` likewise.'),
});

const clockChange = z.strictObject({
  at: moment('The first moment by the new offset.'),
  local: describe(text(), 'What the clocks show from then on, with the new offset. ISO 8601.'),
  seconds: describe(z.int(), 'By how much they are set forward; negative: back.'),
});

const entry = z.strictObject({
  entry: names('The globs of the entry; null: the defaults of the file, for what no entry matches.'),
  line: describe(z.int(), 'Line of the policy file, from 1.'),
  accounts: names('Accounts that the entry is about; null: all.'),
  regions: names('Regions that the entry is about; null: all.'),
  registry: describe(z.nullable(z.enum(['private', 'public'])), 'Registries that the entry is about; null: both.'),
  timezone: describe(text(), 'tz database name of the zone whose days are told.'),
  from: moment('Start of the first day.'),
  to: moment('End of the last day, exclusive.'),
  open: describe(
    z.nullable(z.array(openTime)),
    'Every time without a break in which it is open within the range, in order; null: undeclared.',
  ),
  frozen: describe(
    z.array(
      z.strictObject({
        from: moment('Start within the range.'),
        to: moment('End within the range, exclusive.'),
        name: text(),
        line: z.int(),
        event: describe(maybe(), 'What the calendar calls it.'),
      }),
    ),
    'What freezes close within the range; two that touch may be of one freeze.',
  ),
  holidays: describe(
    z.array(z.strictObject({ date: text(), name: maybe() })),
    'Holidays that keep a window from opening within the range.',
  ),
  clockChanges: describe(z.array(clockChange), 'When clocks in `timezone` are set on these days.'),
});

export const windowsSchema = z.strictObject({
  version: z.literal(1),
  tool,
  policy: z.strictObject({ path: text(), sha256: text() }),
  tzdata: text(),
  from: moment('The days begin with the one that holds this moment.'),
  days: describe(z.int(), 'How many local days.'),
  question: describe(
    z.nullable(
      z.strictObject({
        registry: z.enum(['private', 'public']),
        repository: text(),
        account: describe(maybe(), 'Null: not given.'),
        region: describe(maybe(), 'Null: not given.'),
      }),
    ),
    'The repository that was asked about; null: all that the policy says.',
  ),
  entries: describe(
    z.array(entry),
    'The entry that decides; without a question all in the order of the file, the defaults last.',
  ),
  alternatives: describe(
    z.array(entry),
    'Entries that could decide if the account or Region were given; the first that matches would.',
  ),
});

export type ReportedWindows = z.infer<typeof windowsSchema>;
