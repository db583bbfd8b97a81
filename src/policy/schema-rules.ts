import * as z from 'zod/mini';
import type { Expectation } from '../core/problem-kinds.ts';
import { account, region } from './schema-entries.ts';
import { draftTexts, expects, type ForEditors, orNull, shown, zone } from './schema-parts.ts';
import { principals, repositories, tags } from './schema-patterns.ts';
import { draftWindows, during } from './schema-windows.ts';

/** Of these keys a freeze has one. */
export const FREEZE_SOURCES = ['during', 'calendar'] as const;

/** GitHub cuts an issue's text at 65,536 characters, and a reason is told with every push. */
export const LONGEST_REASON = 1000;

function text(expectation: Expectation, about: ForEditors) {
  return shown(z.string(expects(expectation)), about);
}

const NOT_BLANK = '\\S';

const reason = text('reason', { description: 'Why', pattern: NOT_BLANK, maxLength: LONGEST_REASON });
const name = text('name', {
  description: 'What it is called in reports',
  examples: ['year end', 'CHG-1234'],
  pattern: NOT_BLANK,
});

/** An item of `freezes` as it must be. */
export const freeze = shown(
  z.strictObject(
    {
      name,
      during: z.optional(during),
      calendar: z.optional(
        text('calendar', {
          description: 'The events of an iCalendar file; path from the policy file',
          examples: ['freezes.ics'],
        }),
      ),
      repositories: z.optional(repositories),
      reason: z.optional(reason),
      timezone: z.optional(zone),
    },
    expects('freeze'),
  ),
  {
    description: 'A time in which everything is closed, whatever the windows say',
    oneOf: FREEZE_SOURCES.map((key) => ({ required: [key] })),
  },
);

/** An item of `exceptions` as it must be. */
export const exception = shown(
  z.strictObject(
    {
      name,
      during,
      repositories,
      tags: z.optional(tags),
      principals: z.optional(principals),
      reason,
      'approved-by': text('approved-by', { description: 'Who allowed it', examples: ['@octocat'], pattern: NOT_BLANK }),
      ticket: z.optional(
        text('ticket', {
          description: 'Where it was asked for',
          examples: ['https://example.com/CHG-1234'],
          pattern: '^https://',
        }),
      ),
      timezone: z.optional(zone),
    },
    expects('exception'),
  ),
  { description: 'A named, reasoned permission that ends' },
);

/** An item of `exempt` as it must be. */
export const exemption = shown(
  z.strictObject(
    {
      principals,
      repositories: z.optional(repositories),
      reason,
      until: z.optional(
        text('until', {
          description: 'The last date on which it holds',
          examples: ['2027-06-30'],
          pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
        }),
      ),
    },
    expects('exemption'),
  ),
  { description: 'Pushers that no window binds' },
);

/** An item of `accepted-gaps` as it must be. */
export const gap = shown(
  z.strictObject({ account, region, during, reason, timezone: z.optional(zone) }, expects('gap')),
  { description: 'A time that could not be checked and is let go; every report tells it' },
);

const draftText = orNull(z.string());
const draftZone = z.optional(orNull(zone));
const draftGlobs = draftTexts(z.string());

/** With the keys that no freeze has, so that one of them is not told as a freeze without a time as well. */
const draftFreeze = z.looseObject({
  name: z.optional(draftText),
  during: draftWindows,
  calendar: z.optional(draftText),
  repositories: z.optional(draftGlobs),
  reason: z.optional(draftText),
  timezone: draftZone,
});

const draftException = z.object({
  name: z.optional(draftText),
  during: draftWindows,
  repositories: z.optional(draftGlobs),
  tags: z.optional(draftGlobs),
  principals: z.optional(draftGlobs),
  reason: z.optional(draftText),
  'approved-by': z.optional(draftText),
  ticket: z.optional(draftText),
  timezone: draftZone,
});

const draftExemption = z.object({
  principals: z.optional(draftGlobs),
  repositories: z.optional(draftGlobs),
  reason: z.optional(draftText),
  until: z.optional(draftText),
});

const draftGap = z.object({
  account: z.optional(draftText),
  region: z.optional(draftText),
  during: draftWindows,
  reason: z.optional(draftText),
  timezone: draftZone,
});

export const draftFreezes = listOrEmpty(draftFreeze);
export const draftExceptions = listOrEmpty(draftException);
export const draftExemptions = listOrEmpty(draftExemption);
export const draftGaps = listOrEmpty(draftGap);

export type DraftFreeze = z.infer<typeof draftFreeze>;
export type DraftException = z.infer<typeof draftException>;
export type DraftExemption = z.infer<typeof draftExemption>;
export type DraftGap = z.infer<typeof draftGap>;

function listOrEmpty<S extends z.ZodMiniType>(item: S) {
  return z.catch(z.array(orNull(item)), []);
}
