import type { Finding } from '../core/problem.ts';
import { globTest } from './pattern.ts';

/** `arn`, partition, service, Region, account, resource; fewer where it is no ARN. A resource may hold colons. */
export function arnPartsOf(arn: string): readonly string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/**
 * Why no principal's ARN can be matched by a pattern without braces. Suggestions are for the pattern as it is written,
 * so only where `isWhole`.
 *
 * CloudTrail shows `arn:aws:sts::ACCOUNT:assumed-role/NAME/SESSION` and `…:federated-user/NAME`, and of IAM
 * `arn:aws:iam::ACCOUNT:role/PATH/NAME`, `user/PATH/NAME` and `root`; none of them is of a Region.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function impossibleArn(pattern: string, isWhole: boolean): Finding | null {
  const suggest = (better: string | null) => (isWhole && better !== pattern ? better : null);
  const [scheme, partition = '', service = '', region = '', account = '', resource] = arnPartsOf(pattern);
  if (scheme !== 'arn') return { kind: 'principal-not-an-arn', got: pattern, suggestion: suggest(arnFor(pattern)) };
  if (resource === undefined) {
    const [, before, rest] = /^(arn:[^:]*:(?:iam|sts)):([^:]+:[^:]+)$/.exec(pattern) ?? [];
    return { kind: 'principal-parts', got: pattern, suggestion: suggest(rest ? `${before}::${rest}` : null) };
  }
  const arn = (changed: { service?: string; resource?: string }) =>
    suggest(['arn', partition, changed.service ?? service, '', account, changed.resource ?? resource].join(':'));

  if (!hasWildcard(partition) && !/^aws(?:-[a-z-]+)?$/.test(partition)) {
    return { kind: 'principal-part', part: 'partition', got: partition, suggestion: null };
  }
  if (!['iam', 'sts'].some(globTest(service || '-'))) {
    return { kind: 'principal-part', part: 'service', got: service, suggestion: null };
  }
  if (region !== '' && region !== '*') {
    return { kind: 'principal-part', part: 'region', got: region, suggestion: arn({}) };
  }
  if (!/^(?:\d{12}|[\d*?[\]!-]*[*?[][\d*?[\]!-]*)$/.test(account)) {
    return { kind: 'principal-part', part: 'account', got: account, suggestion: null };
  }
  return impossibleResource(service, resource, arn);
}

function impossibleResource(
  service: string,
  resource: string,
  arn: (changed: { service?: string; resource?: string }) => string | null,
): Finding | null {
  const wrong = (suggestion: string | null): Finding => {
    return { kind: 'principal-part', part: 'resource', got: resource, suggestion };
  };
  const segments = resource.split('/');
  const [kind = '', ...names] = segments;
  if (segments.includes('')) return wrong(names.join('') === '' ? null : arn({ resource: tidy(segments) }));
  const stars = segments.find((segment) => segment.includes('**') && segment !== '**');
  if (stars) return { kind: 'principal-stars', got: stars, suggestion: stars.replace(/\*{2,}/g, '*') };
  if (hasWildcard(kind)) return null;

  const isOfIam = globTest(service)('iam');
  const isOfSts = globTest(service)('sts');
  const isDeep = names.includes('**');
  switch (kind) {
    case 'root':
      return isOfIam && names.length === 0 ? null : wrong(null);
    case 'role':
    case 'user':
      if (!isOfIam)
        return wrong(kind === 'role' ? arn({ resource: `assumed-${resource}/*` }) : arn({ service: 'iam' }));
      return names.length > 0 ? null : wrong(arn({ resource: `${kind}/*` }));
    case 'assumed-role':
      if (!isOfSts) return wrong(arn({ service: 'sts', resource: names.length === 1 ? `${resource}/*` : resource }));
      if (names.length === 1 && !isDeep) return wrong(arn({ resource: `${resource}/*` }));
      return names.length === 2 || (isDeep && names.length > 0) ? null : wrong(null);
    case 'federated-user':
      if (!isOfSts) return wrong(arn({ service: 'sts' }));
      return names.length === 1 ? null : wrong(null);
    default:
      return wrong(null);
  }
}

/** Without empty segments; what ends in a slash is a folder to whoever writes it. */
function tidy(segments: readonly string[]): string {
  const named = segments.filter((segment) => segment !== '');
  return [...named, ...(segments.at(-1) === '' ? ['*'] : [])].join('/');
}

/** The ARN that a name without `arn:` most likely stands for. */
function arnFor(pattern: string): string | null {
  if (pattern.includes(':') || /^[*?\d]*$/.test(pattern)) return null;
  const name = pattern.replace(/^\/+|\/+$/g, '');
  if (/^(?:role|user)\/./.test(name)) return `arn:aws:iam::*:${name}`;
  if (/^assumed-role\/[^/]+$/.test(name)) return `arn:aws:sts::*:${name}/*`;
  if (/^assumed-role\/./.test(name)) return `arn:aws:sts::*:${name}`;
  return name === '' ? null : `arn:aws:iam::*:role/${name}`;
}

function hasWildcard(text: string): boolean {
  return /[*?[]/.test(text);
}
