import { invalid } from './refusal.ts';

/** A workgroup as its administrator has set it up. */
export interface WorkGroup {
  readonly name: string;
  readonly state: 'ENABLED' | 'DISABLED';
  /** `s3://…/`; `null`: none. */
  readonly output: string | null;
  /** Whether its settings stand above those of a query. */
  readonly enforced: boolean;
  /** Whether Athena itself keeps the results. */
  readonly managed: boolean;
  readonly bytesCutOff: number | null;
}

/** The one that every account has, with an output location as most give it. */
export const PRIMARY: WorkGroup = {
  name: 'primary',
  state: 'ENABLED',
  output: 's3://amzn-s3-demo-results/athena/',
  enforced: false,
  managed: false,
  bytesCutOff: null,
};

/** As `GetWorkGroup` tells of it. */
export function wireWorkGroup({ name, state, output, enforced, managed, bytesCutOff }: WorkGroup): object {
  return {
    Name: name,
    State: state,
    Configuration: {
      ResultConfiguration: output === null ? {} : { OutputLocation: output },
      ...(managed ? { ManagedQueryResultsConfiguration: { Enabled: true } } : {}),
      EnforceWorkGroupConfiguration: enforced,
      PublishCloudWatchMetricsEnabled: true,
      ...(bytesCutOff === null ? {} : { BytesScannedCutoffPerQuery: bytesCutOff }),
      RequesterPaysEnabled: false,
      EngineVersion: { SelectedEngineVersion: 'AUTO', EffectiveEngineVersion: 'Athena engine version 3' },
    },
    CreationTime: 1_700_000_000,
  };
}

/**
 * The folder in S3 for the results of a query that asks for `asked`; `null`: Athena keeps them.
 * https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html
 */
export function outputOf(group: WorkGroup, asked: string | undefined): string | null {
  if (group.managed) {
    if (asked === undefined) return null;
    throw invalid('OutputLocation cannot be set for a workgroup with managed query results enabled.');
  }
  const output = group.enforced ? group.output : (asked ?? group.output);
  if (output !== null) return output.endsWith('/') ? output : `${output}/`;
  throw invalid(
    'No output location provided. An output location is required either through the Workgroup result configuration setting or as an API input.',
  );
}
