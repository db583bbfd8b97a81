import * as z from 'zod/mini';
import { count, describe, maybe, maybeMoment, moment, text, tool } from './schema-parts.ts';

/** The JSON form of a validation, defined once: the type of its writer, and `schema/validation.schema.json`. */

const names = (description: string) => describe(z.nullable(z.array(text())), description);

const problem = z.strictObject({
  kind: describe(text(), 'Stable name of the kind of problem; new kinds may come.'),
  line: describe(z.int(), 'Line of the policy file, from 1.'),
  column: describe(z.int(), 'Column, from 1, in UTF-16 code units.'),
  length: describe(count(), 'UTF-16 code units that are marked; 0: the file as a whole.'),
  title: text(),
  expected: text(),
  got: text(),
  hint: describe(maybe(), 'What to do, where more can be said than what was expected.'),
  documentation: describe(text(), 'Where the policy language is explained.'),
});

const entry = z.strictObject({
  match: names('The globs of the entry; null: the default windows, for what no entry matches.'),
  line: z.int(),
  accounts: names('Accounts that the entry is about; null: all.'),
  regions: names('Regions that the entry is about; null: all.'),
  registry: describe(z.nullable(z.enum(['private', 'public'])), 'Registries that the entry is about; null: both.'),
  timezone: describe(text(), 'Zone in which people read the times of these repositories.'),
  windows: describe(
    z.nullable(z.array(z.strictObject({ text: text(), line: z.int(), timezone: maybe() }))),
    'Null: undeclared.',
  ),
  severity: z.enum(['low', 'medium', 'high', 'critical']),
  hoursPerWeek: describe(
    z.nullable(
      z.strictObject({
        typical: describe(z.number(), 'Hours open in most of the weeks that were looked at; 168: always open.'),
        differing: z.array(
          z.strictObject({ monday: describe(text(), 'Date on which the week begins.'), hours: z.number() }),
        ),
      }),
    ),
    'Of a year of weeks from the present one on; null: undeclared.',
  ),
  now: z.strictObject({
    state: z.enum(['open', 'closed', 'undeclared']),
    since: maybeMoment('Since when it has been so; null: since ever, or undeclared.'),
    until: maybeMoment('The next closing or opening; null: none, or undeclared.'),
  }),
});

export const validationSchema = z.strictObject({
  version: z.literal(1),
  tool,
  policy: z.strictObject({ path: text(), sha256: describe(maybe(), 'Null where the policy is invalid.') }),
  tzdata: text(),
  valid: z.boolean(),
  problems: describe(z.array(problem), 'In order of place; empty where the policy is valid.'),
  covers: describe(
    z.nullable(
      z.strictObject({
        at: moment('What "now" means.'),
        entries: describe(z.array(entry), 'In the order of the file, the default windows last.'),
        zones: describe(z.array(text()), 'Zones by whose clocks windows are read.'),
        undeclared: describe(
          z.nullable(z.enum(['violation', 'report'])),
          'What a repository without windows is; null: the default windows are for all that no entry matches.',
        ),
      }),
    ),
    'Null where the policy is invalid: it judges nothing.',
  ),
});

export type ReportedValidation = z.infer<typeof validationSchema>;
