import type { DayNumber } from './civil.ts';
import type { Holidays } from './holidays.ts';
import type { Patterns, RepositoryPatterns } from './patterns.ts';
import type { Period } from './period.ts';
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
  /** Which tags are releases; `null`: all, and what has no tag. */
  readonly tags: Patterns | null;
  readonly severity: Severity;
  /** GitHub logins, without `@`. */
  readonly assignees: readonly string[];
  /** GitHub users and teams, with `@`. */
  readonly notify: readonly string[];
}

/** A time in which everything is closed, whatever its windows say. */
export interface Freeze {
  readonly name: string;
  readonly place: Place;
  readonly during: Period;
  /** `null`: all. */
  readonly repositories: RepositoryPatterns | null;
  readonly reason: string | null;
}

/** A named, reasoned, dated permission. */
export interface Exception {
  readonly name: string;
  readonly place: Place;
  readonly during: Period;
  readonly repositories: RepositoryPatterns;
  /** `null`: whatever the tag, also without one. */
  readonly tags: Patterns | null;
  /** `null`: whoever pushes. */
  readonly principals: Patterns | null;
  readonly reason: string;
  readonly approvedBy: string;
  readonly ticket: string | null;
}

/** Pushers that no window binds. */
export interface Exemption {
  readonly place: Place;
  readonly principals: Patterns;
  /** `null`: all. */
  readonly repositories: RepositoryPatterns | null;
  readonly reason: string;
  /** The last local date on which it holds; `null`: for good. */
  readonly until: DayNumber | null;
}

/** A time of an account and Region that could not be checked and is let go. */
export interface AcceptedGap {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly place: Place;
  readonly during: Period;
  /** Zone of what `during` names none for. */
  readonly zone: Zone;
  readonly reason: string;
}

/** A file beside the policy that is part of what it says. */
export interface CalendarSource {
  /** As the policy spells it, relative to the policy file. */
  readonly path: string;
  /** SHA-256 of the file's bytes, lower-case hex. */
  readonly sha256: string;
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
  /** Whether arrivals that nobody pushed (replication, pull-through, restore) are judged as pushes are. */
  readonly arrivals: 'report' | 'judge';
  /** GitHub logins, without `@`, that may approve an incident. */
  readonly approvers: readonly string[];
  readonly holidays: Holidays;
  readonly freezes: readonly Freeze[];
  readonly exceptions: readonly Exception[];
  readonly exemptions: readonly Exemption[];
  readonly acceptedGaps: readonly AcceptedGap[];
  /** Each once, in the order of their paths. */
  readonly calendars: readonly CalendarSource[];
  readonly named: readonly NamedScope[];
}
