import { UNKNOWN_REASONS, type UnknownReason } from '../core/attribution.ts';
import type { RunFacts, SourceName } from '../core/facts.ts';
import { grouped, plural } from './words.ts';

type Looked = Pick<RunFacts, 'images' | 'violatingImages' | 'source'>;

/** Why sign-ins of violations are unknown, a line for each reason that the line of the push leaves open. */
export function unknownSignIns({ images, violatingImages, source }: Looked): string[] {
  const counts = new Map<UnknownReason, number>();
  for (const { worst } of images) {
    const { judgement, attribution } = worst;
    if (judgement.cause === null || attribution.kind !== 'unknown') continue;
    counts.set(attribution.reason, (counts.get(attribution.reason) ?? 0) + 1);
  }
  return UNKNOWN_REASONS.flatMap((reason) => {
    const count = counts.get(reason) ?? 0;
    const why = whyOf(reason, source);
    return count === 0 || why === null
      ? []
      : [`sign-in unknown for ${grouped(count)} of ${plural(violatingImages, 'image')} that broke the rules: ${why}`];
  });
}

const NOT_IN_TABLE =
  'the table has no record that issued the key, in the twelve hours before the push; such records are read-only events, which a trail may leave out';

/**
 * A trail may leave out read-only events, and those of AWS STS that issue keys are among them; a session may be twelve
 * hours old (IAM User Guide, "Update the maximum session duration for a role").
 */
const NOT_FOUND: Readonly<Record<SourceName, string>> = {
  files:
    'no record was read that issued the key; such records are read-only events, up to twelve hours older than the push',
  athena: NOT_IN_TABLE,
  'security-lake': NOT_IN_TABLE,
  cloudtrail:
    'no event was found that issued the key, in the twelve hours before the push, its Region, the Regions that were read and us-east-1',
};

const NOT_LOOKED_UP_IN_TABLE =
  'not looked up, for the run was told to stop, there were more than a thousand keys, or the table has no responseElements';

const NOT_LOOKED_UP: Readonly<Record<SourceName, string>> = {
  files: 'not looked up, for the run was told to stop',
  athena: NOT_LOOKED_UP_IN_TABLE,
  'security-lake': NOT_LOOKED_UP_IN_TABLE,
  cloudtrail: 'not looked up, for the run was told to stop or there were more keys than a minute of the quota allows',
};

/** `null` where all is said with the push. */
function whyOf(reason: UnknownReason, source: SourceName): string | null {
  switch (reason) {
    case 'no-sign-in':
      return NOT_FOUND[source];
    case 'not-looked-up':
      return NOT_LOOKED_UP[source];
    case 'look-up-failed':
      return 'not all that was asked was answered; another run may find more';
    case 'no-key':
    case 'service-role':
    case 'other-account':
    case 'contradiction':
    case 'loop':
    case 'too-many-roles':
      return null;
  }
}
