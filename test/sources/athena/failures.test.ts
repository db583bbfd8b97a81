import { describe, expect, it } from 'vitest';
import {
  type AthenaFailure,
  athenaFailureOf,
  type Trouble,
  troubleOfQuery,
} from '../../../src/sources/athena/failures.ts';

const ROLE = 'arn:aws:sts::111122223333:assumed-role/windows/run';

describe('why a query failed', () => {
  it.each<[string, Trouble]>([
    [
      "COLUMN_NOT_FOUND: line 3:3: Column 'useridentity.arn' cannot be resolved or requester is not granted",
      { reason: 'column-not-found', column: 'useridentity.arn' },
    ],
    [
      "COLUMN_NOT_FOUND: line 1:8: Column '\u001b[31m' cannot be resolved",
      { reason: 'column-not-found', column: null },
    ],
    [
      'COLUMN_NOT_FOUND: line 5:6: Relation contains no accessible columns',
      { reason: 'access-denied', service: 'lakeformation', action: null },
    ],
    ["TABLE_NOT_FOUND: line 2:6: Table 'awsdatacatalog.logs.cloudtrail' does not exist", { reason: 'table-not-found' }],
    ["SCHEMA_NOT_FOUND: line 2:6: Schema 'logs' does not exist", { reason: 'table-not-found' }],
    [
      'HIVE_BAD_DATA: Error parsing field value for field 1: For input string: "x"',
      { reason: 'bad-data', code: 'HIVE_BAD_DATA' },
    ],
    [
      'HIVE_CURSOR_ERROR: Row is not a valid JSON Object - JSONException: A JSONObject text must end with }',
      { reason: 'bad-data', code: 'HIVE_CURSOR_ERROR' },
    ],
    ['Query exhausted resources at this scale factor', { reason: 'exhausted' }],
    ['EXCEEDED_LOCAL_MEMORY_LIMIT: Query exceeded per-node memory limit of 30GB', { reason: 'exhausted' }],
    ['HIVE_EXCEEDED_PARTITION_LIMIT: Query over table can potentially read more', { reason: 'exhausted' }],
    ['Query cancelled! : Bytes scanned limit was exceeded', { reason: 'bytes-limit' }],
    [
      'CONSTRAINT_VIOLATION: For the injected projected partition column account, the WHERE clause must contain only static equality conditions',
      { reason: 'partition-not-named' },
    ],
    [
      `HIVE_METASTORE_ERROR: User: ${ROLE} is not authorized to perform: glue:GetPartitions on resource: x`,
      { reason: 'access-denied', service: 'glue', action: 'glue:GetPartitions' },
    ],
    [
      'Permission denied on S3 path: s3://amzn-s3-demo-bucket/AWSLogs',
      { reason: 'access-denied', service: 's3', action: null },
    ],
    [
      'HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split s3://amzn-s3-demo-bucket/x: (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied)',
      { reason: 'access-denied', service: 's3', action: null },
    ],
    [
      `User: ${ROLE} is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext (Service: Amazon S3; Status Code: 403)`,
      { reason: 'access-denied', service: 'kms', action: 'kms:Decrypt' },
    ],
    [
      'Insufficient Lake Formation permission(s): Required Select on cloudtrail',
      { reason: 'access-denied', service: 'lakeformation', action: null },
    ],
    [
      `User: ${ROLE} is not authorized to perform: lakeformation:GetDataAccess`,
      { reason: 'access-denied', service: 'lakeformation', action: 'lakeformation:GetDataAccess' },
    ],
    ['GENERIC_INTERNAL_ERROR: null', { reason: 'query-failed', code: 'GENERIC_INTERNAL_ERROR' }],
    ['something new', { reason: 'query-failed', code: null }],
  ])('%s', (why, trouble) => {
    expect(troubleOfQuery({ state: 'FAILED', why })).toEqual(trouble);
  });

  it.each<[string | null, Trouble]>([
    [null, { reason: 'cancelled' }],
    ['Query cancelled by user', { reason: 'cancelled' }],
    ['Bytes scanned limit was exceeded', { reason: 'bytes-limit' }],
  ])('cancelled: %s', (why, trouble) => {
    expect(troubleOfQuery({ state: 'CANCELLED', why })).toEqual(trouble);
  });
});

describe('why a request failed', () => {
  const named = (name: string, message: string, status = 400) =>
    Object.assign(new Error(message), { name, $metadata: { httpStatusCode: status } });

  it.each<[Error, Trouble, AthenaFailure['hope']]>([
    [
      named(
        'InvalidRequestException',
        'No output location provided. An output location is required either through the Workgroup result configuration setting or as an API input.',
      ),
      { reason: 'no-output-location' },
      'none',
    ],
    [
      named('InvalidRequestException', 'Unable to verify/create output bucket amzn-s3-demo-bucket'),
      { reason: 'output-unusable' },
      'none',
    ],
    [named('InvalidRequestException', 'WorkGroup windows is not found.'), { reason: 'workgroup-unusable' }, 'none'],
    [
      named(
        'AccessDeniedException',
        `User: ${ROLE} is not authorized to perform: athena:StartQueryExecution on resource: x`,
      ),
      { reason: 'access-denied', service: 'athena', action: 'athena:StartQueryExecution' },
      'none',
    ],
    [
      named(
        'MetadataException',
        `User: ${ROLE} is not authorized to perform: glue:GetTable on resource: x (Service: AWSGlue; Status Code: 400; Error Code: AccessDeniedException)`,
      ),
      { reason: 'access-denied', service: 'glue', action: 'glue:GetTable' },
      'none',
    ],
    [
      named('MetadataException', 'EntityNotFoundException: Entity Not Found (Service: AWSGlue; Status Code: 400)'),
      { reason: 'table-not-found' },
      'none',
    ],
    [
      named('MetadataException', 'Rate exceeded (Service: AWSGlue; Status Code: 400)'),
      { reason: 'request-failed', why: 'throttled', detail: null },
      'throttled',
    ],
    [
      named('TooManyRequestsException', 'Too many queries'),
      { reason: 'request-failed', why: 'throttled', detail: null },
      'throttled',
    ],
    [
      named('InternalServerException', 'oh', 500),
      { reason: 'request-failed', why: 'failed', detail: 'InternalServerException' },
      'passing',
    ],
    [
      named('ExpiredTokenException', 'The security token included in the request is expired'),
      { reason: 'request-failed', why: 'credentials-expired', detail: null },
      'none',
    ],
    [
      Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
      { reason: 'request-failed', why: 'unreachable', detail: 'ECONNREFUSED' },
      'passing',
    ],
  ])('%s', (error, trouble, hope) => {
    const failure = athenaFailureOf(error);
    expect(failure.trouble).toEqual(trouble);
    expect(failure.hope).toBe(hope);
    expect(athenaFailureOf(failure)).toBe(failure);
  });

  it('keeps no text of the service', () => {
    const secret = 'AKIASECRET';
    const { message, cause } = athenaFailureOf(named('InvalidRequestException', `${secret} is not authorized`));
    expect(`${message} ${String(cause)}`).not.toContain(secret);
  });
});
