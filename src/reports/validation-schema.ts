import * as z from 'zod/mini';
import { count, describe, maybe, maybeMoment, moment, permission, text, tool } from './schema-parts.ts';

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
  tags: names('Globs over the tags that are releases; null: all.'),
  severity: z.enum(['low', 'medium', 'high', 'critical']),
  assignees: z.array(text()),
  notify: z.array(text()),
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

const rules = {
  holidays: describe(
    z.array(
      z.strictObject({
        list: text(),
        line: z.int(),
        days: describe(z.array(z.strictObject({ date: text(), name: maybe() })), 'Of the weeks that were looked at.'),
        uncoveredYears: describe(z.array(z.int()), 'Years of these weeks that the list has nothing for.'),
      }),
    ),
    'Lists of holidays in the order of the file.',
  ),
  freezes: z.array(
    z.strictObject({
      name: text(),
      line: z.int(),
      text: text(),
      repositories: names('Globs over the repositories that are frozen; null: all.'),
      reason: maybe(),
      next: describe(
        z.nullable(z.strictObject({ since: maybeMoment('Start.'), until: maybeMoment('End, exclusive.') })),
        'The time that is frozen now, else the next; null: never again.',
      ),
    }),
  ),
  permissions: describe(
    z.array(
      z.strictObject({
        ...permission,
        end: maybeMoment('Exclusive; null: without end.'),
        ended: z.boolean(),
      }),
    ),
    'Exemptions, then exceptions, in the order of the file.',
  ),
  acceptedGaps: z.array(
    z.strictObject({ account: text(), region: text(), line: z.int(), text: text(), reason: text() }),
  ),
  advice: describe(
    z.array(
      z.strictObject({
        kind: z.enum(['session-name', 'open-account']),
        line: z.int(),
        pattern: text(),
        instead: describe(maybe(), 'The pattern over the role instead of its sessions.'),
      }),
    ),
    'Patterns over principals that are wider than they look.',
  ),
};

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
        arrivals: z.enum(['report', 'judge']),
        approvers: z.array(text()),
        calendars: z.array(z.strictObject({ path: text(), sha256: text() })),
        ...rules,
      }),
    ),
    'Null where the policy is invalid: it judges nothing.',
  ),
});

export type ReportedValidation = z.infer<typeof validationSchema>;
