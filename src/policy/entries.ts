import type { Entry, NamedScope } from '../core/policy.ts';
import { itemsOf } from './items.ts';
import { readOptionalPatterns } from './pattern.ts';
import { readLogins, readMentions } from './people.ts';
import type { EntryScope } from './reach.ts';
import { readGlobs } from './repositories.ts';
import type { DraftEntry } from './schema-entries.ts';
import { accountMistake, regionMistake } from './scope-names.ts';
import { readSurroundingZone, type SurroundingZone } from './surrounding-zone.ts';
import { TAG_PATTERNS } from './tag-patterns.ts';
import type { Teller } from './teller.ts';
import { inZone, readWindows, type WrittenWindow } from './windows.ts';
import type { YamlPath } from './yaml-places.ts';

/** An item of `repositories`, as far as it can be read. */
export interface ReadEntry extends EntryScope {
  /** Its own zone, else the file's. */
  readonly zone: SurroundingZone;
  /** `null`: it gives none of its own. */
  readonly windows: readonly WrittenWindow[] | null;
  readonly tags: Entry['tags'];
  readonly severity: Entry['severity'];
  readonly assignees: Entry['assignees'];
  readonly notify: Entry['notify'];
}

/** Reads one item of `repositories`. What is wrong with it is told, and what can be read without that is. */
export function readEntry(draft: DraftEntry, path: YamlPath, fileZone: SurroundingZone, teller: Teller): ReadEntry {
  const scope = readScope(draft, path, teller);
  const zone = readSurroundingZone(draft.timezone, [...path, 'timezone'], teller) ?? fileZone;
  const windows =
    draft.windows === undefined ? null : readWindows(draft.windows ?? [], [...path, 'windows'], zone, teller);
  return {
    ...scope,
    zone,
    windows,
    tags: readOptionalPatterns(draft.tags, [...path, 'tags'], TAG_PATTERNS, teller),
    severity: draft.severity ?? 'medium',
    assignees: readLogins(draft.assignees, [...path, 'assignees'], teller),
    notify: readMentions(draft.notify, [...path, 'notify'], teller),
  };
}

function readScope(draft: DraftEntry, path: YamlPath, teller: Teller): EntryScope {
  const toldBefore = teller.problems.length;
  const { match, accounts, regions, registry } = draft;
  const scope = {
    path,
    globs: readGlobs(match, [...path, 'match'], teller),
    accounts: readNames(accounts, [...path, 'accounts'], accountMistake, teller),
    regions: readNames(regions, [...path, 'regions'], regionMistake, teller),
    registry: registry ?? null,
  };
  const wrongTypes = [match, accounts, regions, registry].some(
    (part) => part === null || (Array.isArray(part) && part.includes(null)),
  );
  return { ...scope, isKnown: scope.globs.length > 0 && !wrongTypes && teller.problems.length === toldBefore };
}

/** The entry as pushes are held against it. */
export function compileEntry(entry: ReadEntry, defaults: readonly WrittenWindow[] | null, teller: Teller): Entry {
  const { globs, accounts, regions, registry, zone, tags, severity, assignees, notify } = entry;
  const windows = entry.windows ?? defaults;
  const { line, column } = teller.places.value(entry.path);
  return {
    match: globs.map(({ text }) => text),
    place: { line, column },
    matchesName: (repository) => globs.some((glob) => glob.matches(repository)),
    accounts,
    regions,
    registry,
    zone: zone === 'unreadable' ? null : zone,
    windows: windows && inZone(windows, zone),
    tags,
    severity,
    assignees,
    notify,
  };
}

/** All records of ECR Public bear this Region, wherever the call came from (Amazon ECR Public User Guide, CloudTrail). */
const PUBLIC_REGIONS = ['us-east-1'];

/** The accounts and Regions that entries name, each pair once, where it is named first. */
export function namedScopes(entries: readonly EntryScope[], teller: Teller): readonly NamedScope[] {
  const named = new Map<string, NamedScope>();
  for (const { path, accounts, regions, registry } of entries) {
    const where = regions ?? (registry === 'public' ? PUBLIC_REGIONS : null);
    if (accounts === null && where === null) continue;
    const key = accounts !== null ? 'accounts' : regions !== null ? 'regions' : 'registry';
    const { line, column } = teller.places.value([...path, key]);
    for (const account of accounts ?? [null]) {
      for (const region of where ?? [null]) {
        const pair = `${account} ${region}`;
        if (!named.has(pair)) named.set(pair, { account, region, place: { line, column } });
      }
    }
  }
  return [...named.values()];
}

function readNames(
  names: DraftEntry['accounts'],
  path: YamlPath,
  mistake: typeof accountMistake,
  teller: Teller,
): ReadonlySet<string> | null {
  if (!names) return null;
  const read = new Set<string>();
  for (const item of itemsOf(names, path)) {
    const finding = mistake(item.text);
    if (finding) teller.value(item.path, finding);
    else read.add(item.text);
  }
  return read;
}
