import type { Registry } from './push.ts';
import type { Place, Window } from './window.ts';
import type { Zone } from './zone.ts';

export type Severity = 'low' | 'medium' | 'high' | 'critical';

/** One item of `repositories`, or the file's own defaults for repositories that no item matches. */
export interface Entry {
  /** The globs as written, or `null` for the file's defaults. */
  readonly match: readonly string[] | null;
  /** Where the entry starts; for the defaults where `windows` stands, else the file's first line. */
  readonly place: Place;
  /** Whether the globs match a repository's name. The whole answer is `matchOf`. */
  readonly matchesName: (repository: string) => boolean;
  /** Registry accounts that the entry is about; `null`: all. */
  readonly accounts: ReadonlySet<string> | null;
  /** Regions that the entry is about; `null`: all. */
  readonly regions: ReadonlySet<string> | null;
  /** Registries that the entry is about; `null`: both. */
  readonly registry: Registry | null;
  /** Zone in which people read times of these repositories; `null` where the policy names none. */
  readonly zone: Zone | null;
  /** `null`: neither the entry nor the file gives windows; such repositories are undeclared. */
  readonly windows: readonly Window[] | null;
  readonly severity: Severity;
}

/** An account or Region that the policy names; either may be open. A run that did not read it is incomplete. */
export interface NamedScope {
  /** Twelve digits. */
  readonly account: string | null;
  readonly region: string | null;
  readonly place: Place;
}

/** A policy that cannot be invalid: every zone, window and pattern in it is already understood. */
export interface Policy {
  /** As given on the command line or by the action. */
  readonly path: string;
  /** SHA-256 of the file's bytes, lower-case hex. */
  readonly sha256: string;
  /** In the file's order; the first that matches decides. */
  readonly entries: readonly Entry[];
  /** For repositories that no entry matches. */
  readonly defaults: Entry;
  readonly undeclared: 'violation' | 'report';
  readonly named: readonly NamedScope[];
}
