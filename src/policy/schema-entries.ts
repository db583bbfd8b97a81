import * as z from 'zod/mini';
import { REGISTRIES } from '../core/push.ts';
import { draftTexts, expects, listOf, oneOrMore, orNull, shown, zone } from './schema-parts.ts';
import { glob, tags } from './schema-patterns.ts';
import { assignees, notify } from './schema-people.ts';
import { draftWindows, windows } from './schema-windows.ts';

export const account = shown(z.string(expects('account')), {
  description: 'AWS account id: twelve digits in quotes',
  examples: ['111122223333'],
  pattern: '^[0-9]{12}$',
});

export const region = shown(z.string(expects('region')), {
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
      tags: z.optional(tags),
      severity: z.optional(severity),
      assignees: z.optional(assignees),
      notify: z.optional(notify),
    },
    expects('entry'),
  ),
  { description: 'Rules for some repositories. The first entry that matches a repository decides' },
);

export const draftEntry = z.object({
  match: draftTexts(glob),
  accounts: z.optional(orNull(z.array(orNull(account)))),
  regions: z.optional(orNull(z.array(orNull(region)))),
  registry: z.optional(orNull(registry)),
  timezone: z.optional(orNull(zone)),
  windows: draftWindows,
  tags: z.optional(draftTexts(z.string())),
  severity: z.optional(orNull(severity)),
  assignees: z.optional(draftTexts(z.string())),
  notify: z.optional(draftTexts(z.string())),
});

export type DraftEntry = z.infer<typeof draftEntry>;
