import type { Coverage } from '../core/coverage.ts';
import { listed } from './words.ts';

type Whereabouts = Pick<Coverage, 'account' | 'region'>;

/** So many names of one list are spelled out; the rest are counted. */
const NAMES_SHOWN = 8;

/**
 * Accounts and Regions in few words: those that have the same Regions together. `account 111122223333, Region
 * eu-central-1`, `accounts 111122223333 and 444455556666, Regions eu-central-1 and us-east-1`. Where everything is meant,
 * nothing is named besides.
 */
export function placesWords(places: readonly Whereabouts[]): string {
  if (places.some(({ account, region }) => account === null && region === null)) return 'everything';
  const regions = new Map<string | null, Set<string | null>>();
  for (const { account, region } of places) regions.set(account, (regions.get(account) ?? new Set()).add(region));
  const accounts = new Map<string, { accounts: (string | null)[]; regions: ReadonlySet<string | null> }>();
  for (const [account, names] of regions) {
    const key = [...names].join(' ');
    const known = accounts.get(key);
    if (known) known.accounts.push(account);
    else accounts.set(key, { accounts: [account], regions: names });
  }
  return [...accounts.values()].map((group) => groupWords(group.accounts, [...group.regions])).join('; ');
}

function groupWords(accounts: readonly (string | null)[], regions: readonly (string | null)[]): string {
  return [named('account', accounts), named('Region', regions)].filter((part) => part !== null).join(', ');
}

/** `null`: any of them is meant, whichever are named besides. */
function named(what: string, names: readonly (string | null)[]): string | null {
  const known = names.filter((name) => name !== null);
  return known.length < names.length ? null : `${what}${known.length === 1 ? '' : 's'} ${listed(known, NAMES_SHOWN)}`;
}
