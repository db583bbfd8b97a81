import type { UnreadReason } from '../core/coverage.ts';

interface UnreadWords {
  readonly what: string;
  /** What to do; `null` where the words say it. */
  readonly advice: string | null;
}

/** Why an account and Region were not read, and what to do. Stands between the place and the time that are missing. */
export const UNREAD_WORDS: Readonly<Record<UnreadReason, UnreadWords>> = {
  'no-records': {
    what: 'no record of any kind',
    advice: 'check that it is logged and its logs are read, or accept the gap in the policy',
  },
  'no-digest': {
    what: 'no digest file vouches for its log files',
    advice:
      'read the digest files of this time and those after it too (CloudTrail-Digest), or accept the gap in the policy where none were written',
  },
  'not-asked-for': {
    what: 'named by the policy or the options, but not read',
    advice:
      'name its Region in regions and its account in accounts (for cloudtrail: a role of it in role-arns), or accept the gap in the policy',
  },
  'beyond-90-days': {
    what: 'no longer in the event history of CloudTrail',
    advice: 'it goes back 90 days; check older time from log files',
  },
  'not-delivered-yet': {
    what: 'may not have been delivered yet',
    advice: 'end the range earlier, or check it again later',
  },
  'no-region': {
    what: 'no Region to read',
    advice: 'name it in regions (for a table: in athena-region), or set AWS_REGION',
  },
  'region-unknown': {
    what: 'the endpoint of AWS was not found',
    advice: 'check the spelling of the Region and that this machine resolves names',
  },
  'region-disabled': {
    what: 'the Region does not know the credentials',
    advice: 'switch the Region on for the account, or take it out of regions',
  },
  'no-credentials': {
    what: 'no AWS credentials were found',
    advice: 'run aws-actions/configure-aws-credentials before this step, or sign in with the AWS CLI',
  },
  'credentials-refused': {
    what: 'AWS does not know the credentials',
    advice: 'check the access key, and that its session token belongs to it',
  },
  'credentials-expired': {
    what: 'the AWS credentials have expired',
    advice: 'sign in anew, or let the session last longer (role-duration-seconds)',
  },
  'role-refused': {
    what: 'the role cannot be assumed',
    advice:
      'its trust policy must let the credentials in use call sts:AssumeRole (with the same external-id), and these must be allowed to call it',
  },
  'access-denied': {
    what: 'LookupEvents was denied',
    advice:
      'allow it to the role or user: {"Effect": "Allow", "Action": "cloudtrail:LookupEvents", "Resource": "*"}, and check that no service control policy denies it',
  },
  'signature-refused': {
    what: 'AWS refused the signature of the requests',
    advice: 'set the clock of this machine, and check the secret access key',
  },
  throttled: {
    what: 'LookupEvents was throttled again and again',
    advice: 'something else uses the two requests a second of this account and Region; run again later',
  },
  'timed-out': {
    what: 'AWS did not answer in time',
    advice: 'run again; check the way to the endpoint if it stays so',
  },
  unreachable: {
    what: 'AWS could not be reached',
    advice:
      'check the network, and that AWS_ENDPOINT_URL_CLOUDTRAIL, AWS_ENDPOINT_URL_ATHENA or AWS_ENDPOINT_URL_S3 is right where it is set',
  },
  'proxy-unreachable': {
    what: 'the proxy could not be reached',
    advice: 'check HTTPS_PROXY, and that the proxy runs; hosts that need no proxy belong into NO_PROXY',
  },
  'proxy-password': {
    what: 'the proxy asks for a user name and password, or for others',
    advice: 'put them into HTTPS_PROXY, as a secret: http://user:password@host:port',
  },
  'proxy-refused': {
    what: 'the proxy refused to connect to AWS',
    advice:
      'let it allow the endpoints of CloudTrail (or Athena, or S3) and STS, or name amazonaws.com in NO_PROXY if they need no proxy',
  },
  'not-aws': {
    what: 'what answered was not AWS',
    advice:
      'a proxy or firewall may stand between: let this machine reach the endpoint itself, name the proxy in HTTPS_PROXY, or its certificate in NODE_EXTRA_CA_CERTS',
  },
  stopped: { what: 'the run was told to stop before it had read all', advice: 'run it again' },
  failed: { what: 'AWS refused or failed', advice: 'run again; report it if it stays so' },
  'athena-denied': {
    what: 'Athena denied the query',
    advice:
      'allow athena:GetTableMetadata, athena:StartQueryExecution, athena:GetQueryExecution, athena:GetQueryResults and athena:StopQueryExecution on the workgroup and the data catalog',
  },
  'glue-denied': {
    what: 'the AWS Glue Data Catalog denied the table',
    advice:
      'allow glue:GetDatabase and glue:GetTable on its catalog, database and table, and where partitions are registered glue:GetPartition, glue:GetPartitions and glue:BatchGetPartition',
  },
  's3-denied': {
    what: 'Amazon S3 denied the logs or the place for results',
    advice:
      'allow s3:ListBucket and s3:GetObject where the logs are, and for results s3:GetBucketLocation, s3:ListBucket, s3:GetObject, s3:PutObject, s3:AbortMultipartUpload and s3:ListMultipartUploadParts',
  },
  'kms-denied': {
    what: 'AWS KMS denied a key',
    advice:
      'allow kms:Decrypt with the key of the logs, and kms:GenerateDataKey and kms:Decrypt with that of the results',
  },
  'lake-formation-denied': {
    what: 'AWS Lake Formation denied the table',
    advice:
      'grant SELECT and DESCRIBE on the table and DESCRIBE on its database, and allow lakeformation:GetDataAccess on "*"',
  },
  'query-denied': {
    what: 'a permission for the query is missing',
    advice: 'allow what docs/sources.md lists for the source',
  },
  'table-not-found': {
    what: 'there is no such table',
    advice: 'check athena-table (database.table, or catalog.database.table) and athena-region',
  },
  'table-unusable': {
    what: 'the columns of the table cannot answer',
    advice:
      'make a table that can, with the statement that docs/sources.md shows (check --dry-run prints it), and name that',
  },
  'partition-not-named': {
    what: 'the table answers for accounts or Regions by name only',
    advice: 'name them in accounts and regions',
  },
  'column-not-found': {
    what: 'a column of the table was not found',
    advice: 'check that nobody changed the table meanwhile, and run again',
  },
  'bad-data': {
    what: 'a file of the table could not be read as its columns say',
    advice: 'keep other files out of the folders of the table, and check its SerDe and the types of its columns',
  },
  exhausted: {
    what: 'the query needed more than the engine has',
    advice: 'check a shorter range, name accounts and regions, or use a table with partitions',
  },
  'bytes-limit': {
    what: 'the query was to read more bytes than the workgroup allows',
    advice:
      'check a shorter range, use a table with partitions, or raise the limit of the workgroup for a query (BytesScannedCutoffPerQuery)',
  },
  'no-output-location': {
    what: 'there is no place for the results of queries',
    advice: 'set athena-output to a folder such as s3://bucket/folder/, or one in the workgroup',
  },
  'output-unusable': {
    what: 'the place for the results of queries cannot be used',
    advice: 'check that the bucket of athena-output, or of the workgroup, exists in the Region of the workgroup',
  },
  'workgroup-unusable': {
    what: 'the workgroup cannot be used',
    advice: 'check athena-workgroup and athena-region, and that it is switched on and runs SQL',
  },
  'query-throttled': {
    what: 'Athena was asked too much again and again',
    advice: 'other queries of this account and Region use its quotas; run again later',
  },
  'query-timed-out': {
    what: 'the query took too long and was stopped',
    advice: 'raise athena-timeout, check a shorter range, or use a table with partitions',
  },
  'query-cancelled': {
    what: 'somebody, or a limit of the workgroup, stopped the query',
    advice: 'look at the query in the history of the workgroup, and run again',
  },
  'query-failed': {
    what: 'the query failed',
    advice: 'look at the query in the history of the workgroup, which tells more, and report it if it stays so',
  },
  'result-broken': { what: 'the result of the query was not whole', advice: 'run again; report it if it stays so' },
  's3-throttled': {
    what: 'Amazon S3 slowed down again and again',
    advice: 'something else reads much below the same prefix; run again later',
  },
  'bucket-not-found': { what: 'there is no such bucket', advice: 'check the spelling of the name' },
  'object-gone': {
    what: 'it was there when it was listed and is not any more',
    advice: 'find out who removes log files; where it is a lifecycle rule, check a later range',
  },
  'object-changed': {
    what: 'it was changed after it was listed',
    advice: 'find out who writes there: CloudTrail writes each log file once; run again',
  },
  'object-archived': {
    what: 'it is archived and cannot be read at once',
    advice: 'restore it (aws s3api restore-object), then run again',
  },
};
