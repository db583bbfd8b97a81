import type { Calendars } from './calendars.ts';
import type { Glob } from './glob.ts';
import { covers } from './glob-covers.ts';
import type { EntryScope } from './reach.ts';
import type { SurroundingZone } from './surrounding-zone.ts';
import type { Teller } from './teller.ts';
import type { WrittenWindow } from './windows.ts';

/** An item of `repositories`, as far as other rules ask about it. */
type ZonedScope = EntryScope & { readonly zone: SurroundingZone };

/** The file around an item of `freezes`, `exceptions` and their like. */
export interface Around {
  readonly zone: SurroundingZone;
  readonly entries: readonly ZonedScope[];
  readonly calendars: Calendars;
  readonly teller: Teller;
  /** Windows that no zone certainly reaches, collected because they are told once for the whole file. */
  readonly zoneless: WrittenWindow[];
}

/**
 * Whether a rule without a zone of its own certainly finds one at every repository that it is for: the file's, or that of
 * the entry. `globs` `null`: it is for all.
 */
export function findsZone(globs: readonly Glob[] | null, { zone, entries }: Around): boolean {
  // What cannot be read is told already, and nothing is certain of the rest.
  if (zone !== null || globs?.length === 0 || entries.some(({ isKnown }) => !isKnown)) return true;
  if (globs === null || entries.some((entry) => entry.zone === null)) return false;
  const everywhere = entries
    .filter(({ accounts, regions, registry }) => accounts === null && regions === null && registry === null)
    .flatMap((entry) => entry.globs.flatMap(({ alternatives }) => alternatives));
  return globs
    .flatMap(({ alternatives }) => alternatives)
    .every((pattern) => everywhere.some((wide) => covers(wide, pattern)));
}
