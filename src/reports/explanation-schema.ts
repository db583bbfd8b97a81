import * as z from 'zod/mini';
import { EXCUSE_OUTCOMES } from '../core/excuses.ts';
import { CAUSES, RULE_KINDS, VERDICTS } from '../core/verdict.ts';
import { count, describe, maybe, maybeMoment, moment, permission, text, tool } from './schema-parts.ts';

/** The JSON form of an explanation, defined once: the type of its writer, and `schema/explanation.schema.json`. */

const names = (description: string) => describe(z.nullable(z.array(text())), description);

const entry = {
  entry: names('The globs of the entry; null: the defaults of the file.'),
  line: describe(z.int(), 'Line of the policy file, from 1.'),
};

const scope = {
  accounts: names('Accounts that the entry is about; null: all.'),
  regions: names('Regions that the entry is about; null: all.'),
  registry: describe(z.nullable(z.enum(['private', 'public'])), 'Registries that the entry is about; null: both.'),
};

const answer = {
  state: describe(
    z.enum(['open', 'closed', 'undeclared']),
    'By windows, holidays and freezes, whoever pushes what. Undeclared: nothing gives windows to the repository.',
  ),
  since: maybeMoment('Since when it has been so; null: since ever, or undeclared.'),
  until: maybeMoment('Until when it is so, exclusive; null: for good, or undeclared.'),
  reason: describe(text(), 'The answer as a sentence.'),
};

export const explanationSchema = z.strictObject({
  version: z.literal(1),
  tool,
  policy: z.strictObject({ path: text(), sha256: text() }),
  tzdata: text(),
  question: z.strictObject({
    registry: z.enum(['private', 'public']),
    repository: text(),
    account: describe(maybe(), 'Null: not given.'),
    region: describe(maybe(), 'Null: not given.'),
    tag: describe(maybe(), 'Null: not given.'),
    principal: describe(maybe(), 'ARN; null: not given.'),
    at: moment('The moment that was asked about.'),
  }),
  ...answer,
  verdict: describe(z.enum(VERDICTS), 'What a check would say of such a push.'),
  cause: describe(z.nullable(z.enum(CAUSES)), 'Why it would be a violation; null when it would be none.'),
  certain: describe(z.boolean(), 'False: something that was not given could change the answer.'),
  violation: describe(z.boolean(), 'Whether a push there and then would be a violation.'),
  localTime: describe(text(), 'The moment by the wall clock of `timezone`, with its offset. ISO 8601.'),
  timezone: describe(text(), 'tz database name.'),
  rule: z.strictObject({
    kind: describe(z.nullable(z.enum(RULE_KINDS)), 'What decided; null: no window is open, or none is declared.'),
    name: describe(maybe(), 'Name of the freeze, holiday or exception that decided.'),
    ...entry,
    text: describe(text(), 'The rule as the policy spells it, or the windows that are all closed.'),
  }),
  tried: describe(
    z.array(
      z.strictObject({
        ...entry,
        ...scope,
        outcome: describe(
          z.enum(['matches', 'other-name', 'other-registry', 'other-account', 'other-region', 'unknown']),
          'Unknown: the entry asks for an account or Region that was not given, which is no match.',
        ),
      }),
    ),
    'Entries in the order of the file, up to the one that decided.',
  ),
  unread: describe(count(), 'Entries after the one that decided.'),
  permissions: describe(
    z.array(
      z.strictObject({
        ...permission,
        text: text(),
        outcome: z.enum(EXCUSE_OUTCOMES),
      }),
    ),
    'Exemptions, then exceptions, in the order of the file.',
  ),
  freezes: describe(
    z.array(
      z.strictObject({
        name: text(),
        line: z.int(),
        text: text(),
        outcome: z.enum(['holds', 'other-time', 'other-repository']),
        event: describe(maybe(), 'What the calendar calls it.'),
      }),
    ),
    'Freezes in the order of the file.',
  ),
  windows: describe(
    z.array(
      z.strictObject({
        text: text(),
        line: z.int(),
        timezone: maybe(),
        open: describe(z.boolean(), 'Whether the window is open, whatever freezes say.'),
        holiday: describe(
          z.nullable(z.strictObject({ date: text(), name: maybe() })),
          'The holiday without which it would be open.',
        ),
      }),
    ),
    'Windows of what decided, in the order of the file.',
  ),
  alternatives: describe(
    z.array(z.strictObject({ ...entry, ...scope, ...answer, verdict: z.enum(VERDICTS) })),
    'Entries that could decide if the account or Region were given; the first that matches would.',
  ),
});

export type ReportedExplanation = z.infer<typeof explanationSchema>;
