import { maybeIso } from './core/local-time.ts';
import type { Scope } from './core/scope.ts';

/** What a shell was asked, as far as it decides what a run finds. */
export interface AskedRun {
  readonly policyPath: string;
  readonly scope: Scope;
  /** Log files; none: CloudTrail itself. */
  readonly paths: readonly string[];
  /** The options of CloudTrail as they were given; empty text is "left out". */
  readonly roleArns: string;
  readonly externalId: string;
  readonly deliveryDelay: string;
}

/**
 * The command line that asks the same at any later time: what was given back from now is absolute. An external id is shown
 * to nobody; a word stands for it.
 */
export function reproduceWords({ policyPath, scope, paths, roleArns, externalId, deliveryDelay }: AskedRun): string[] {
  const options: readonly (readonly [option: string, value: string | null])[] = [
    ['--policy', policyPath],
    ['--from', maybeIso(scope.from)],
    ['--to', maybeIso(scope.to)],
    ['--accounts', scope.accounts.join(',')],
    ['--regions', scope.regions.join(',')],
    ['--role-arns', roleArns.split(/[\s,]+/).join(',')],
    ['--external-id', externalId === '' ? '' : 'EXTERNAL-ID'],
    ['--delivery-delay', deliveryDelay],
  ];
  return [
    'ecr-release-windows',
    'check',
    ...options.flatMap(([option, value]) => (value === null || value === '' ? [] : [option, value])),
    // `-` alone is standard input.
    ...(paths.some((path) => /^-./.test(path)) ? ['--'] : []),
    ...paths,
  ];
}
