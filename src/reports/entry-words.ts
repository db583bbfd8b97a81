import type { Entry } from '../core/policy.ts';
import { shortened } from './visible.ts';
import { grouped, listed } from './words.ts';

/** No name from a policy is longer than this in a line; the JSON form has it whole. */
const LONGEST = 100;

/** How an entry is called: its globs, or that it is the file's own. */
export function entryName({ match, windows }: Entry): string {
  if (match !== null) return shortened(match.join(', '), LONGEST);
  return windows === null ? 'no default windows' : 'the default windows';
}

/** The line above what is told of an entry: its globs, or that it is for the rest, and where it stands. */
export function entryTitle(entry: Entry): string {
  return (entry.match === null ? 'Everything else' : entryName(entry)) + placeWords(entry);
}

/** Which rule it is that decides, and where it stands. */
export function ruleTitle(entry: Entry): string {
  return (entry.match === null ? '' : 'entry ') + entryName(entry) + placeWords(entry);
}

/** Nothing where a file has no default windows: they stand nowhere. */
function placeWords({ match, windows, place }: Entry): string {
  return match === null && windows === null ? '' : ` (line ${grouped(place.line)})`;
}

/** `account 111122223333, Region us-east-1 and private registries`; empty where the entry names neither. */
export function scopeWords({ accounts, regions, registry }: Pick<Entry, 'accounts' | 'regions' | 'registry'>): string {
  const registries = registry === null ? [] : [registry === 'public' ? 'ECR Public' : 'private registries'];
  return listed([...namesWords('account', accounts), ...namesWords('Region', regions), ...registries]);
}

/** The windows of an entry, as the policy spells them. */
export function windowsWords({ windows }: Entry): string {
  return windows === null ? 'none declared' : windows.map(({ text }) => text).join(' · ');
}

function namesWords(what: string, names: ReadonlySet<string> | null): string[] {
  return names === null ? [] : [`${what} ${[...names].join(' or ')}`];
}
