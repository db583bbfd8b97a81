import type { Arrival, Principal, Push } from '../core/push.ts';
import type { SourceSummary } from '../core/reading.ts';
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

/** Shows a name from outside as the medium can bear it. */
export type Show = (name: string) => string;

const AS_IT_IS: Show = (name) => name;

/** Who pushed, as people say it: the role or user first, then what else the record shows. */
export function whoOf({ principal, account }: Pick<Push, 'principal' | 'account'>, show = AS_IT_IS): string {
  const extras = [
    principal.session === null ? null : `session ${show(principal.session)}`,
    principal.account === null || principal.account === account ? null : `of account ${show(principal.account)}`,
    principal.via === null ? null : `via ${show(principal.via)}`,
  ].filter((extra) => extra !== null);
  const name = principalName(principal, show);
  return extras.length === 0 ? name : `${name} (${extras.join(', ')})`;
}

/** The role or user alone. */
export function principalName({ type, name, arn }: Principal, show = AS_IT_IS): string {
  const known = name === null && arn === null ? null : show(name ?? arn ?? '');
  switch (type) {
    case 'AssumedRole':
    case 'Role':
      return `role ${known ?? 'unknown'}`;
    case 'IAMUser':
      return `user ${known ?? 'unknown'}`;
    case 'Root':
      return 'the root user';
    default:
      return known === null ? 'unknown' : `${known} (${show(type)})`;
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

/** `56 files`, `2 queries`: what was opened or asked. */
export function inputsWords({ kind, count }: SourceSummary['inputs']): string {
  return kind === 'query' ? plural(count, kind, 'queries') : plural(count, kind);
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** 1,234,567: the same everywhere, whatever the machine's locale. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `a`, `a and b`, `a, b and c`, and where there are more than `most`: `a, b and 7 more`. */
export function listed(names: readonly string[], most = Number.POSITIVE_INFINITY): string {
  const shown = names.length > most ? [...names.slice(0, most - 1), `${grouped(names.length - most + 1)} more`] : names;
  return [shown.slice(0, -1).join(', '), ...shown.slice(-1)].filter((part) => part !== '').join(' and ');
}
