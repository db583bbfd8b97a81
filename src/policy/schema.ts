import * as z from 'zod/mini';
import type { Expectation, WindowField } from '../core/problem-kinds.ts';
import { REGISTRIES } from '../core/push.ts';

/**
 * The shape of a policy file: the one definition behind the types, the check of shapes and the JSON Schema for editors.
 * What a text means (a window, a zone, a glob) is read elsewhere, where a mistake can be told by its column.
 */

/** The name by which reports/ know what was expected here. It travels as the schema's error message. */
function expects(expectation: Expectation): { error: () => Expectation } {
  return { error: () => expectation };
}

/** For the JSON Schema only: what an editor shows and completes, and patterns that it checks while somebody types. */
interface ForEditors {
  readonly description: string;
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
}

function shown<S extends z.ZodMiniType>(schema: S, about: ForEditors): S {
  z.globalRegistry.add(schema, { ...about });
  return schema;
}

/** A list that says nothing is a slip, and no two readers agree on what it means. */
function listOf<T extends z.ZodMiniType>(item: T, list: Expectation) {
  return z.array(item, expects(list)).check(z.minLength(1, expects(list)));
}

function oneOrMore<T extends z.ZodMiniType>(item: T, list: Expectation) {
  return z.union([item, listOf(item, list)], expects(list));
}

const zone = shown(z.string(expects('zone')), {
  description: 'Time zone: an IANA name that contains a slash, or UTC',
  examples: ['Europe/Berlin', 'America/New_York', 'UTC'],
  pattern: '^(?:[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+|[Uu][Tt][Cc])$',
});

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

const windows = shown(oneOrMore(z.union([windowText, windowObject], expects('window')), 'windows'), {
  description: 'One window or a list of them; a push is inside when it is in any',
});

const glob = shown(z.string(expects('glob')), {
  description: 'Glob over the ECR repository name: * stays within one path segment, ** crosses slashes',
  examples: ['payments/*', 'sandbox/**'],
});

const account = shown(z.string(expects('account')), {
  description: 'AWS account id: twelve digits in quotes',
  examples: ['111122223333'],
  pattern: '^[0-9]{12}$',
});

const region = shown(z.string(expects('region')), {
  description: 'AWS Region code',
  examples: ['us-east-1'],
  pattern: '^[a-z]{2,}(?:-[a-z]+)+-[0-9]+$',
});

const registry = shown(z.enum(REGISTRIES, expects('registry')), {
  description: 'Private registries only, or ECR Public only; both when left out',
});

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;

const severity = shown(z.enum(SEVERITIES, expects('severity')), {
  description: 'How grave a push outside the windows is; medium when left out',
});

export const UNDECLARED = ['violation', 'report'] as const;

const undeclared = shown(z.enum(UNDECLARED, expects('undeclared')), {
  description: 'What a push is into a repository for which no windows are declared; violation when left out',
});

/** An item of `repositories` as it must be. */
export const policyEntry = shown(
  z.strictObject(
    {
      match: shown(oneOrMore(glob, 'match'), { description: 'The repositories that this entry is about' }),
      accounts: z.optional(
        shown(listOf(account, 'accounts'), {
          description: 'Registries of these accounts; all when left out',
        }),
      ),
      regions: z.optional(shown(listOf(region, 'regions'), { description: 'Only these; all when left out' })),
      registry: z.optional(registry),
      timezone: z.optional(zone),
      windows: z.optional(windows),
      severity: z.optional(severity),
    },
    expects('entry'),
  ),
  { description: 'Rules for some repositories. The first entry that matches a repository decides' },
);

/** A policy file as it must be. */
export const policyFile = shown(
  z.strictObject(
    {
      version: shown(z.literal(1, expects('version')), { description: 'Version of the policy language' }),
      timezone: z.optional(zone),
      windows: z.optional(windows),
      repositories: z.optional(
        shown(z.array(policyEntry, expects('repositories')), { description: 'The first entry that matches decides' }),
      ),
      undeclared: z.optional(undeclared),
    },
    expects('file'),
  ),
  { description: 'When container images may be pushed to Amazon ECR' },
);

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

const draftWindows = z.optional(draftTexts(z.union([windowText, draftWindowObject])));

const draftEntry = z.object({
  match: draftTexts(glob),
  accounts: z.optional(orNull(z.array(orNull(account)))),
  regions: z.optional(orNull(z.array(orNull(region)))),
  registry: z.optional(orNull(registry)),
  timezone: z.optional(orNull(zone)),
  windows: draftWindows,
  severity: z.optional(orNull(severity)),
});

/**
 * The same file read with what is wrong left out: `null` stands for a value that `policyFile` refuses, so that the rest
 * can be held to its meaning and every mistake is told at once.
 */
export const draftFile = z.catch(
  z.object({
    timezone: z.optional(orNull(zone)),
    windows: draftWindows,
    repositories: z.catch(z.array(z.catch(draftEntry, { match: null })), []),
    undeclared: z.optional(orNull(undeclared)),
  }),
  { repositories: [] },
);

export type DraftFile = z.infer<typeof draftFile>;
export type DraftEntry = z.infer<typeof draftEntry>;

function draftTexts<S extends z.ZodMiniType>(item: S) {
  return orNull(z.union([item, z.array(orNull(item))]));
}

function orNull<S extends z.ZodMiniType>(schema: S) {
  return z.catch(z.nullable(schema), null);
}
