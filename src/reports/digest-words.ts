import { timesWithoutDigest } from '../core/digest-coverage.ts';
import type { RunFacts } from '../core/facts.ts';
import { utcMinute } from '../core/local-time.ts';
import type { DigestChain, DigestVerification } from '../core/reading.ts';
import { grouped, plural } from './words.ts';

/** Names and times that are spelled out; the rest are counted. */
const SHOWN = 5;

/** What digest files prove of the log files, and what they do not. */
export function digestNotes({ digests, scope }: Pick<RunFacts, 'digests' | 'scope'>): string[] {
  if (digests === null) return [];
  const ranged = scope.from !== null && scope.to !== null;
  return [
    ...provenNotes(digests),
    ...unvouchedNotes(digests.chains),
    // With a range these are missing from the coverage.
    ...(ranged ? [] : digests.chains.flatMap(gapNotes)),
    ...unlistedNotes(digests),
  ];
}

/** What has signatures that were verified, and what hashes alone speak for. */
function provenNotes({ keys, keyless, chains }: DigestVerification): string[] {
  const isKeyed = ({ region }: DigestChain) => keys && keyless.every((one) => one.region !== region);
  const keyed = chains.filter(isKeyed);
  const hashed = chains.filter((chain) => !isKeyed(chain));
  return [
    ...(keyed.length > 0 || (keys && hashed.length === 0) ? [signedNote(keyed)] : []),
    ...(hashed.length > 0 || !keys ? [hashedNote(hashed)] : []),
    ...keyless.map(keylessNote),
  ];
}

function signedNote(chains: readonly DigestChain[]): string {
  const signed = grouped(sumOf(chains, ({ signed }) => signed));
  return `verified as CloudTrail delivered them: ${share(chains)}, of which ${signed} have a good signature`;
}

function hashedNote(chains: readonly DigestChain[]): string {
  return `as the digest files have them: ${share(chains)}; no signature was verified, so that whoever changed log files and digest files together is not found: give the public keys in digest-keys`;
}

function keylessNote({ region, missing }: DigestVerification['keyless'][number]): string {
  const { reason, detail } = missing;
  const why = detail === null ? reason : `${reason}, ${detail}`;
  return `CloudTrail did not give the public keys of ${region} (${why}): allow cloudtrail:ListPublicKeys, or give what aws cloudtrail list-public-keys prints for that Region in digest-keys`;
}

function share(chains: readonly DigestChain[]): string {
  const intact = sumOf(chains, ({ intact }) => intact);
  const logs = sumOf(chains, ({ logs }) => logs);
  const part = intact === logs ? plural(logs, 'log file') : `${grouped(intact)} of ${plural(logs, 'log file')}`;
  const read = plural(
    sumOf(chains, ({ digests }) => digests),
    'digest file',
  );
  return `${part}, by ${read}`;
}

function sumOf(chains: readonly DigestChain[], of: (chain: DigestChain) => number): number {
  return chains.reduce((total, chain) => total + of(chain), 0);
}

function unvouchedNotes(chains: readonly DigestChain[]): string[] {
  const names = chains.flatMap(({ unvouched }) => unvouched);
  if (names.length === 0) return [];
  const logs = chains.reduce((total, { unproven }) => total + unproven, 0);
  const lists = logs === 0 ? '' : `, nor for ${plural(logs, 'log file')} listed there`;
  return [
    `nothing vouches for ${plural(names.length, 'digest file')}${lists}: ${listed(names)}; only a good digest file after it can, so read that too`,
  ];
}

function gapNotes(chain: DigestChain): string[] {
  const { account, region, trail } = chain;
  const times = timesWithoutDigest(chain).map(({ from, to }) => `from ${utcMinute(from)} to ${utcMinute(to)} UTC`);
  if (times.length === 0) return [];
  return [
    `no digest file of the trail ${trail} vouches for ${account} ${region} ${listed(times)}: what was delivered then is not verified`,
  ];
}

function unlistedNotes({ unlisted, newer }: DigestVerification): string[] {
  const { count, names } = unlisted;
  return [
    ...(count === 0
      ? []
      : [`no digest file lists ${plural(count, 'log file')}, not verified: ${listed(names, count)}`]),
    ...(newer === 0 ? [] : [`not verified, newer than the last digest file: ${plural(newer, 'log file')}`]),
  ];
}

function listed(items: readonly string[], count = items.length): string {
  const shown = items.slice(0, SHOWN);
  return shown.join(', ') + (count > shown.length ? ` and ${grouped(count - shown.length)} more` : '');
}
