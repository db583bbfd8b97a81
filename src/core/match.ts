import type { Entry } from './policy.ts';
import type { Registry } from './push.ts';

/** A repository as far as it is known. A push knows all of it; who asks a question may leave something out. */
export interface Whereabouts {
  readonly registry: Registry;
  readonly repository: string;
  /** Account that owns the registry, twelve digits; `null`: not known. */
  readonly account: string | null;
  readonly region: string | null;
}

/**
 * Whether an entry is about a repository, or the first thing that says it is not. `unknown`: nothing says so, but the
 * entry asks for an account or a Region that is not known. Unknown is no match.
 */
export type Match = 'matches' | 'other-name' | 'other-registry' | 'other-account' | 'other-region' | 'unknown';

export function matchOf(entry: Entry, { registry, repository, account, region }: Whereabouts): Match {
  // The name first: it is what people look for when they ask why.
  if (!entry.matchesName(repository)) return 'other-name';
  if (entry.registry !== null && entry.registry !== registry) return 'other-registry';
  if (account !== null && entry.accounts !== null && !entry.accounts.has(account)) return 'other-account';
  if (region !== null && entry.regions !== null && !entry.regions.has(region)) return 'other-region';
  const lacks = (account === null && entry.accounts !== null) || (region === null && entry.regions !== null);
  return lacks ? 'unknown' : 'matches';
}
