import * as z from 'zod/mini';
import { draftEntry, policyEntry } from './schema-entries.ts';
import { draftHolidays, holidays } from './schema-holidays.ts';
import { draftTexts, expects, orNull, shown, zone } from './schema-parts.ts';
import { approvers } from './schema-people.ts';
import {
  draftExceptions,
  draftExemptions,
  draftFreezes,
  draftGaps,
  exception,
  exemption,
  freeze,
  gap,
} from './schema-rules.ts';
import { draftWindows, windows } from './schema-windows.ts';

/**
 * The shape of a policy file: the one definition behind the types, the check of shapes and the JSON Schema for editors.
 * What a text means (a window, a zone, a glob) is read elsewhere, where a mistake can be told by its column.
 */

export const UNDECLARED = ['violation', 'report'] as const;

const undeclared = shown(z.enum(UNDECLARED, expects('undeclared')), {
  description: 'What a push is into a repository for which no windows are declared; violation when left out',
});

export const ARRIVAL_RULES = ['report', 'judge'] as const;

const arrivals = shown(z.enum(ARRIVAL_RULES, expects('arrivals')), {
  description:
    'Whether replication, pull-through and restore are only reported, or judged as pushes are; report when left out',
});

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
      approvers: z.optional(approvers),
      arrivals: z.optional(arrivals),
      holidays: z.optional(holidays),
      freezes: z.optional(
        shown(z.array(freeze, expects('freezes')), { description: 'Times in which everything is closed' }),
      ),
      exceptions: z.optional(
        shown(z.array(exception, expects('exceptions')), { description: 'What is allowed all the same' }),
      ),
      exempt: z.optional(shown(z.array(exemption, expects('exempt')), { description: 'Pushers that no window binds' })),
      'accepted-gaps': z.optional(
        shown(z.array(gap, expects('accepted-gaps')), { description: 'Times that need no checking' }),
      ),
    },
    expects('file'),
  ),
  { description: 'When container images may be pushed to Amazon ECR' },
);

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
    approvers: z.optional(draftTexts(z.string())),
    arrivals: z.optional(orNull(arrivals)),
    holidays: draftHolidays,
    freezes: draftFreezes,
    exceptions: draftExceptions,
    exempt: draftExemptions,
    'accepted-gaps': draftGaps,
  }),
  { repositories: [], holidays: [], freezes: [], exceptions: [], exempt: [], 'accepted-gaps': [] },
);

export type DraftFile = z.infer<typeof draftFile>;

/** The same of a file in which nothing is wrong, without reading it once more. */
export function draftOf(file: z.infer<typeof policyFile>): DraftFile {
  const { version: _, ...rest } = file;
  return {
    ...rest,
    repositories: file.repositories ?? [],
    holidays: file.holidays ?? [],
    freezes: file.freezes ?? [],
    exceptions: file.exceptions ?? [],
    exempt: file.exempt ?? [],
    'accepted-gaps': file['accepted-gaps'] ?? [],
  };
}
