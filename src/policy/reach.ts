import type { Registry } from '../core/push.ts';
import type { Glob } from './glob.ts';
import { covers } from './glob-covers.ts';
import type { Teller } from './teller.ts';
import type { YamlPath } from './yaml-places.ts';

/** What decides which repositories an entry is about. `null`: all. */
export interface EntryScope {
  readonly path: YamlPath;
  readonly globs: readonly Glob[];
  readonly accounts: ReadonlySet<string> | null;
  readonly regions: ReadonlySet<string> | null;
  readonly registry: Registry | null;
  /** False where some of this could not be read: then nothing is certain about what the entry matches. */
  readonly isKnown: boolean;
}

/** Tells every entry that can never be reached, because entries before it certainly match all that it matches. */
export function tellUnreachable(entries: readonly EntryScope[], teller: Teller): void {
  const earlier = new Earlier();
  for (const entry of entries.filter(({ isKnown }) => isKnown)) {
    const alternatives = entry.globs.flatMap((glob) => glob.alternatives);
    const takers = alternatives.map((pattern) => earlier.taker(pattern, entry));
    if (takers.every((taker) => taker !== undefined)) {
      const by = [...new Set(takers)].map(({ path, globs }) => ({
        line: teller.places.value(path).line,
        match: globs.map(({ text }) => text).join(', '),
      }));
      teller.value([...entry.path, 'match'], { kind: 'entry-unreachable', by });
    }
    for (const pattern of alternatives) earlier.add(pattern, entry);
  }
}

interface Claim {
  readonly pattern: string;
  readonly entry: EntryScope;
}

/** The patterns of the entries before, by their first path segment, so that 500 entries are not held against each other. */
class Earlier {
  readonly #open: Claim[] = [];
  readonly #byFirst = new Map<string, Claim[]>();

  add(pattern: string, entry: EntryScope): void {
    const first = firstSegment(pattern);
    const claims = first === null ? this.#open : (this.#byFirst.get(first) ?? []);
    claims.push({ pattern, entry });
    if (first !== null) this.#byFirst.set(first, claims);
  }

  /** The first entry that takes all that the pattern of a later entry matches. */
  taker(pattern: string, later: EntryScope): EntryScope | undefined {
    const takes = (claim: Claim) =>
      holds(claim.entry.accounts, later.accounts) &&
      holds(claim.entry.regions, later.regions) &&
      (claim.entry.registry ?? later.registry) === later.registry &&
      covers(claim.pattern, pattern);
    const named = this.#byFirst.get(firstSegment(pattern) ?? '') ?? [];
    return (named.find(takes) ?? this.#open.find(takes))?.entry;
  }
}

/** The first segment of a pattern where it is a plain name. */
function firstSegment(pattern: string): string | null {
  const [first = ''] = pattern.split('/');
  return /[*?[]/.test(first) ? null : first;
}

function holds(wide: ReadonlySet<string> | null, narrow: ReadonlySet<string> | null): boolean {
  return wide === null || (narrow !== null && [...narrow].every((member) => wide.has(member)));
}
