/**
 * CloudTrail records in the shape of real ones, for tests. No public record shows a push by digest, a refusal, a
 * replication or a pull-through import; those are of our own making, after AWS's documentation.
 */

export type WireRecord = Record<string, unknown>;

export const ACCOUNT = '111122223333';
export const REGION = 'eu-central-1';
export const DIGEST = `sha256:${'ab'.repeat(32)}`;
export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';

/** A record of a management event; `fields` stand in for what it would have, `undefined` leaves a field out. */
export function record(eventName: string, fields: WireRecord = {}): WireRecord {
  return {
    eventVersion: '1.11',
    userIdentity: assumedRole('deploy', 'GitHubActions'),
    eventTime: '2026-10-24T00:14:09Z',
    eventSource: 'ecr.amazonaws.com',
    eventName,
    awsRegion: REGION,
    sourceIPAddress: 'ecr.amazonaws.com',
    userAgent: 'ecr.amazonaws.com',
    requestParameters: null,
    responseElements: null,
    requestID: 'f3b0d6a2-0c3f-4d43-9a55-6a5f2f1f5a01',
    eventID: '0e0c3c3e-0000-4000-8000-000000000001',
    readOnly: false,
    resources: [{ accountId: ACCOUNT, ARN: repositoryArn('shop/api') }],
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    eventCategory: 'Management',
    ...fields,
  };
}

export interface PushOptions {
  readonly repository?: string;
  /** `null`: by digest. */
  readonly tag?: string | null;
  readonly registryId?: string;
  readonly mediaType?: string;
  readonly manifest?: string;
  readonly digest?: string;
}

/** A push as a docker client makes it. */
export function putImage(fields: WireRecord = {}, options: PushOptions = {}): WireRecord {
  const {
    repository = 'shop/api',
    tag = 'v1.4.2',
    registryId = ACCOUNT,
    mediaType = OCI_MANIFEST,
    digest = DIGEST,
  } = options;
  const manifest = options.manifest ?? imageManifest();
  const tagged = tag === null ? {} : { imageTag: tag };
  return record('PutImage', {
    requestParameters: {
      registryId,
      repositoryName: repository,
      imageManifest: manifest,
      imageManifestMediaType: mediaType,
      ...tagged,
    },
    responseElements: {
      image: {
        registryId,
        repositoryName: repository,
        imageId: { imageDigest: digest, ...tagged },
        imageManifest: manifest,
        imageManifestMediaType: mediaType,
      },
    },
    resources: [{ accountId: registryId, ARN: repositoryArn(repository, registryId) }],
    ...fields,
  });
}

export function repositoryArn(repository: string, account = ACCOUNT, region = REGION): string {
  return `arn:aws:ecr:${region}:${account}:repository/${repository}`;
}

/** `userIdentity` of a session. `path` stands before the role's name in its ARN. */
export function assumedRole(role: string, session: string, path = ''): WireRecord {
  return {
    type: 'AssumedRole',
    principalId: `AROAEXAMPLEEXAMPLE000:${session}`,
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/${session}`,
    accountId: ACCOUNT,
    accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROAEXAMPLEEXAMPLE000',
        arn: `arn:aws:iam::${ACCOUNT}:role/${path}${role}`,
        accountId: ACCOUNT,
        userName: role,
      },
      attributes: { creationDate: '2026-10-24T00:10:00Z', mfaAuthenticated: 'false' },
    },
    invokedBy: 'ecr.amazonaws.com',
  };
}

/** The role of ECR's replication or pull-through cache. */
export function serviceRole(service: 'replication' | 'pullthroughcache'): WireRecord {
  const role = service === 'replication' ? 'AWSServiceRoleForECRReplication' : 'AWSServiceRoleForECRPullThroughCache';
  return assumedRole(role, `ecr-${service}`, `aws-service-role/${service}.ecr.amazonaws.com/`);
}

/** An image's manifest, with other fields where they are given. */
export function imageManifest(fields: WireRecord = {}): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', size: 2, digest: DIGEST },
    layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', size: 2, digest: DIGEST }],
    ...fields,
  });
}

/** An Insights event as CloudTrail delivers it for trails: without an eventName of its own. */
export function insight(fields: WireRecord = {}): WireRecord {
  return {
    eventVersion: '1.09',
    eventTime: '2026-10-24T00:14:00Z',
    awsRegion: REGION,
    eventID: '0e0c3c3e-0000-4000-8000-000000000002',
    eventType: 'AwsCloudTrailInsight',
    recipientAccountId: ACCOUNT,
    sharedEventID: '5f9b7f0a-0000-4000-8000-000000000003',
    insightDetails: { state: 'Start', eventSource: 'ecr.amazonaws.com', eventName: 'PutImage' },
    eventCategory: 'Insight',
    ...fields,
  };
}

/** An event of `aws cloudtrail lookup-events`. */
export function lookupEvent(wrapped: WireRecord): WireRecord {
  return {
    EventId: wrapped.eventID,
    EventName: wrapped.eventName,
    ReadOnly: 'false',
    EventTime: '2026-10-24T02:14:09+02:00',
    EventSource: wrapped.eventSource,
    Username: 'GitHubActions',
    Resources: [],
    CloudTrailEvent: JSON.stringify(wrapped),
  };
}

/** A digest file, without most of its fields. */
export function digestFile(): WireRecord {
  return {
    awsAccountId: ACCOUNT,
    digestStartTime: '2026-10-24T00:00:00Z',
    digestEndTime: '2026-10-24T01:00:00Z',
    digestS3Bucket: 'logs',
    digestS3Object: `AWSLogs/${ACCOUNT}/CloudTrail-Digest/${REGION}/2026/10/24/x.json.gz`,
    logFiles: [{ s3Bucket: 'logs', s3Object: 'x.json.gz', hashValue: 'ab', hashAlgorithm: 'SHA-256' }],
  };
}
