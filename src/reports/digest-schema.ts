import * as z from 'zod/mini';
import { UNREAD_REASONS } from '../core/coverage.ts';
import { maybeIso, utcIso } from '../core/local-time.ts';
import type { DigestVerification } from '../core/reading.ts';
import { count, describe, maybeMoment, moment, text } from './schema-parts.ts';

/** What digest files say of the log files. */
export const digestSchema = z.strictObject({
  signatures: describe(
    z.boolean(),
    'False: there were no public keys, or not those of every Region, so that only hashes were compared there.',
  ),
  keyless: describe(
    z.optional(
      z.array(
        z.strictObject({
          region: describe(text(), 'AWS Region.'),
          reason: describe(z.enum(UNREAD_REASONS), 'Why.'),
          detail: describe(z.nullable(text()), 'More of the reason: an error code.'),
        }),
      ),
    ),
    'Regions whose public keys CloudTrail was asked for and did not give.',
  ),
  chains: describe(
    z.array(
      z.strictObject({
        account: describe(text(), 'Account whose log files they list.'),
        region: describe(text(), 'AWS Region.'),
        trail: describe(text(), 'Name of the trail.'),
        from: maybeMoment('Start of the first digest; null where none can be understood.'),
        to: maybeMoment('End of the last digest; null where none can be understood.'),
        digests: describe(count(), 'Digest files that are there.'),
        signed: describe(count(), 'Those whose signature was verified.'),
        unvouched: describe(z.array(text()), 'Those that nothing speaks for or against, such as the last one.'),
        logs: describe(count(), 'Log files that they list.'),
        intact: describe(count(), 'Log files that are as a digest lists them which is vouched for.'),
        unproven: describe(count(), 'Log files that are as a digest lists them which nothing vouches for.'),
        times: describe(
          z.array(z.strictObject({ from: moment('Start, inclusive.'), to: moment('End, exclusive.') })),
          'Times of delivery for which digests vouch.',
        ),
      }),
    ),
    'By account, Region and trail.',
  ),
  unlisted: describe(
    z.strictObject({
      count: describe(count(), 'All of them.'),
      names: describe(z.array(text()), 'The first twenty.'),
    }),
    'Log files that no digest lists.',
  ),
  newer: describe(count(), 'Log files that were delivered after the last digest of their account and Region.'),
});

export function reportedDigests(verification: DigestVerification): z.infer<typeof digestSchema> {
  const { keys, keyless, chains, unlisted, newer } = verification;
  return {
    signatures: keys && keyless.length === 0,
    ...(keyless.length > 0 && { keyless: keyless.map(({ region, missing }) => ({ region, ...missing })) }),
    chains: chains.map(({ from, to, unvouched, times, ...chain }) => ({
      ...chain,
      from: maybeIso(from),
      to: maybeIso(to),
      unvouched: [...unvouched],
      times: times.map(({ from, to }) => ({ from: utcIso(from), to: utcIso(to) })),
    })),
    unlisted: { count: unlisted.count, names: [...unlisted.names] },
    newer,
  };
}
