import type { Arrival, Principal, Push } from '../core/push.ts';
import type { SkipReason } from '../core/skipped.ts';

/** Why a record of interest was not judged, for people. */
export const LEFT_OUT_WORDS: Readonly<Record<SkipReason, string>> = {
  replication: 'arrived by replication, nobody pushed',
  'pull-through': 'arrived through a pull-through cache, nobody pushed',
  restore: 'restored from the archive, nobody pushed',
  refused: 'refused by ECR, nothing arrived',
  unchanged: 'the same image was there already, nothing changed',
  archive: 'moved to the archive, nothing arrived',
  removal: 'a lifecycle policy ran, nothing arrived',
  duplicate: 'the same record once more',
  'shared-copy': 'the other account’s copy of the same call',
  corrected: 'replaced by a correction that CloudTrail delivered later',
  insight: 'CloudTrail Insights record, not a call',
  'digest-file': 'CloudTrail digest file, holds no records',
  'insight-file': 'CloudTrail Insights file, holds no calls',
  'outside-range': 'before or after the range',
  'other-account': 'of an account that was not asked for',
  'other-region': 'of a Region that was not asked for',
};

const ARRIVAL_WORDS: Readonly<Record<Exclude<Arrival, 'push'>, string>> = {
  replication: 'arrived by replication',
  'pull-through': 'arrived through a pull-through cache',
  restore: 'restored from the archive',
};

/** What a manifest is, with more of that where it is known, and how it came where nobody pushed it. */
export function kindOf({ kind, arrival }: Pick<Push, 'kind' | 'arrival'>, more = ''): string {
  const what = (kind === 'unknown' ? 'kind not recorded' : kind) + more;
  return arrival === 'push' ? what : `${what}, ${ARRIVAL_WORDS[arrival]}`;
}

/** Who pushed, as people say it: the role or user first, then what else the record shows. */
export function whoOf({ principal, account }: Pick<Push, 'principal' | 'account'>): string {
  const extras = [
    principal.session === null ? null : `session ${principal.session}`,
    principal.account === null || principal.account === account ? null : `of account ${principal.account}`,
    principal.via === null ? null : `via ${principal.via}`,
  ].filter((extra) => extra !== null);
  const name = nameOf(principal);
  return extras.length === 0 ? name : `${name} (${extras.join(', ')})`;
}

function nameOf({ type, name, arn }: Principal): string {
  const known = name ?? arn;
  switch (type) {
    case 'AssumedRole':
    case 'Role':
      return `role ${known ?? 'unknown'}`;
    case 'IAMUser':
      return `user ${known ?? 'unknown'}`;
    case 'Root':
      return 'the root user';
    default:
      return known === null ? 'unknown' : `${known} (${type})`;
  }
}

/** What was pushed: its tag, or why there is none to show. */
export function imageOf({ tag, tagKnown, digest }: Pick<Push, 'tag' | 'tagKnown' | 'digest'>): string {
  if (tag !== null) return tag;
  if (!tagKnown) return 'tag not recorded';
  return digest === null ? 'by digest' : `by digest ${digest.replace(/^(sha256:[0-9a-f]{12})[0-9a-f]+$/, '$1')}`;
}

/** What people call pushes, and beside it how many manifests those are where that is another number. */
export function imagesWords(images: number, manifests: number): string {
  const words = plural(images, 'image');
  return images === manifests ? words : `${words} (${plural(manifests, 'manifest')})`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** 1,234,567: the same everywhere, whatever the machine's locale. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
