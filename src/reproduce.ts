import type { SourceName } from './core/facts.ts';
import { maybeIso } from './core/local-time.ts';
import type { Scope } from './core/scope.ts';
import type { ScopeText } from './options.ts';
import type { SourceText } from './source-request.ts';
import { isBucketPath } from './sources/bucket/bucket-path.ts';

/** What a shell was asked, as far as it decides what a run finds. */
export interface AskedRun extends Omit<SourceText, keyof ScopeText> {
  readonly source: SourceName;
  readonly policyPath: string;
  readonly scope: Scope;
}

/** What a command line without `--source` reads is told by its paths. */
const BY_PATHS: Readonly<Record<SourceName, boolean>> = {
  cloudtrail: true,
  files: true,
  athena: false,
  'security-lake': false,
};

/**
 * The command line that asks the same at any later time: what was given back from now is absolute. An external id is shown
 * to nobody; a word stands for it.
 */
export function reproduceWords({ source, policyPath, scope, paths, ...asked }: AskedRun): string[] {
  const { roleArns, externalId } = asked;
  const isInBucket = source === 'files' && paths.some(isBucketPath);
  const options: readonly (readonly [option: string, value: string | null])[] = [
    ['--policy', policyPath],
    ['--from', maybeIso(scope.from)],
    ['--to', maybeIso(scope.to)],
    ['--accounts', scope.accounts.join(',')],
    ['--regions', scope.regions.join(',')],
    ['--role-arns', roleArns.split(/[\s,]+/).join(',')],
    ['--external-id', externalId === '' ? '' : 'EXTERNAL-ID'],
    ['--delivery-delay', asked.deliveryDelay],
    ...(BY_PATHS[source]
      ? ([['--late-days', isInBucket ? asked.lateDays : '']] as const)
      : ([
          ['--source', source],
          ['--athena-table', asked.athenaTable],
          ['--athena-workgroup', asked.athenaWorkgroup],
          ['--athena-output', asked.athenaOutput],
          ['--athena-region', asked.athenaRegion],
          ['--athena-timeout', asked.athenaTimeout],
          ['--late-days', asked.lateDays],
        ] as const)),
  ];
  return [
    'ecr-release-windows',
    'check',
    ...options.flatMap(([option, value]) => (value === null || value === '' ? [] : [option, value])),
    ...(/^true$/i.test(asked.verifyDigests) ? ['--verify-digests'] : []),
    ...asked.digestKeys.flatMap((path) => ['--digest-keys', path]),
    // `-` alone is standard input.
    ...(paths.some((path) => /^-./.test(path)) ? ['--'] : []),
    ...paths,
  ];
}
