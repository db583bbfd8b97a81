import { hex, mixed, uuid } from './seeded.ts';

export type LogRecord = Readonly<Record<string, unknown>>;

/** How often a log holds what the product asks for. */
export interface Density {
  /** One record in so many is a push; 0: none. */
  readonly pushEvery: number;
  /** Of the others, one in so many (on average) takes a role, and so issues a key; 0: none. */
  readonly signInEvery: number;
}

/**
 * As in real trails, rounded towards what costs more. Of 3,210 records of an hour of one account (invictus-ir/aws_dataset)
 * and of attacks on others (DataDog/stratus-red-team) 61 take a role, one in 53; accounts that are full of services have
 * more. None is a push: a team pushes some hundred times a day, its account writes some hundred thousand records. Those
 * records have 1,270 bytes on average and are packed to a tenth in files of more than 100 kB; these have 1,400, to a tenth.
 */
export const REAL: Density = { pushEvery: 1000, signInEvery: 25 };

/** An account in which little is done but to take roles. */
export const FULL_OF_SIGN_INS: Density = { pushEvery: 1000, signInEvery: 7 };

/** A push at this moment, with an id and a digest of its own. */
export function pushRecord(index: number, time: number): LogRecord {
  return {
    ...recordOf('push', index),
    eventID: `${hex(mixed(index), 8)}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
    eventTime: new Date(time).toISOString().replace('.000', ''),
    awsRegion: 'us-east-1',
  };
}

type RecordKind = 'push' | 'sign-in' | 'call';

const PUSH = ['ecr.amazonaws.com', 'PutImage'] as const;
const SIGN_IN = ['sts.amazonaws.com', 'AssumeRole'] as const;
const CALLS = [
  ['s3.amazonaws.com', 'GetBucketLocation'],
  ['ec2.amazonaws.com', 'DescribeInstances'],
  ['kms.amazonaws.com', 'Decrypt'],
  ['ecr.amazonaws.com', 'BatchGetImage'],
  ['secretsmanager.amazonaws.com', 'GetSecretValue'],
  ['logs.amazonaws.com', 'CreateLogStream'],
] as const;

/** The record of this index in a log of that density. */
export function recordAt(index: number, { pushEvery, signInEvery }: Density): LogRecord {
  // The remainder of a division by 0 is no number, so 0 is none.
  if (index % pushEvery === 0) return recordOf('push', index);
  return recordOf((mixed(index) >>> 8) % signInEvery === 0 ? 'sign-in' : 'call', index);
}

function callOf(kind: RecordKind, seed: number): readonly [eventSource: string, eventName: string] {
  switch (kind) {
    case 'push':
      return PUSH;
    case 'sign-in':
      return SIGN_IN;
    case 'call':
      return CALLS[(seed >>> 16) % CALLS.length] ?? CALLS[0];
  }
}

/** A record of this kind: the same for the same index, and like no other. */
export function recordOf(kind: RecordKind, index: number): LogRecord {
  const seed = mixed(index);
  const push = kind === 'push';
  const [eventSource, eventName] = callOf(kind, seed);
  const role = `service-${seed % 40}`;
  const session = `i-${hex(seed, 17)}`;
  const time = new Date(Date.UTC(2026, 9, 19) + (index % 604_800) * 1000).toISOString().replace('.000', '');
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'AssumedRole',
      principalId: `AROAEXAMPLE${hex(seed % 40, 9).toUpperCase()}:${session}`,
      arn: `arn:aws:sts::111122223333:assumed-role/${role}/${session}`,
      accountId: '111122223333',
      accessKeyId: `ASIAEXAMPLE${hex(seed + 7, 9).toUpperCase()}`,
      sessionContext: {
        sessionIssuer: {
          type: 'Role',
          principalId: `AROAEXAMPLE${hex(seed % 40, 9).toUpperCase()}`,
          arn: `arn:aws:iam::111122223333:role/${role}`,
          accountId: '111122223333',
          userName: role,
        },
        attributes: { creationDate: time, mfaAuthenticated: 'false' },
      },
      ...(push ? { invokedBy: 'ecr.amazonaws.com' } : {}),
    },
    eventTime: time,
    eventSource,
    eventName,
    awsRegion: 'eu-central-1',
    sourceIPAddress: push ? 'ecr.amazonaws.com' : `10.${seed % 256}.${(seed >>> 8) % 256}.7`,
    userAgent: push
      ? 'ecr.amazonaws.com'
      : `aws-sdk-go-v2/1.30.3 os/linux lang/go#1.22.5 md/${hex(seed, 6)} "quoted \\ agent"`,
    requestParameters: push
      ? pushRequest(seed)
      : { name: `thing/${hex(seed, 12)}`, filter: { tags: [hex(seed, 8), 'a'] } },
    responseElements: push ? pushResponse(seed) : kind === 'sign-in' ? issuedKey(seed) : null,
    requestID: uuid(seed + 11),
    eventID: uuid(seed + 13),
    readOnly: !push,
    resources: [
      {
        accountId: '111122223333',
        type: 'AWS::Thing',
        ARN: `arn:aws:thing:eu-central-1:111122223333:${hex(seed, 16)}`,
      },
    ],
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: '111122223333',
    eventCategory: 'Management',
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: `${eventSource}`,
    },
  };
}

const MEDIA_TYPE = 'application/vnd.oci.image.manifest.v1+json';

function manifest(seed: number): string {
  const layers = Array.from({ length: 6 }, (_, layer) => ({
    mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    size: mixed(seed + layer) % 1e8,
    digest: `sha256:${hex(seed + layer, 64)}`,
  }));
  const config = {
    mediaType: 'application/vnd.oci.image.config.v1+json',
    size: 5543,
    digest: `sha256:${hex(seed, 64)}`,
  };
  return JSON.stringify({ schemaVersion: 2, mediaType: MEDIA_TYPE, config, layers }, null, 3);
}

function pushRequest(seed: number) {
  return {
    registryId: '111122223333',
    repositoryName: `team-${seed % 30}/app-${(seed >>> 5) % 20}`,
    imageManifest: manifest(seed),
    imageManifestMediaType: MEDIA_TYPE,
    imageTag: `v1.${seed % 1000}.${seed % 7}`,
  };
}

function pushResponse(seed: number) {
  const { imageTag, ...request } = pushRequest(seed);
  return { image: { ...request, imageId: { imageDigest: `sha256:${hex(seed + 3, 64)}`, imageTag } } };
}

/** What AssumeRole answers: each gives another key. */
function issuedKey(seed: number) {
  const role = `service-${seed % 40}`;
  const session = `i-${hex(seed, 17)}`;
  return {
    credentials: {
      accessKeyId: `ASIAEXAMPLE${hex(seed + 9, 9).toUpperCase()}`,
      sessionToken: hex(seed, 400),
      expiration: 'Oct 19, 2026, 1:00:00 PM',
    },
    assumedRoleUser: {
      assumedRoleId: `AROAEXAMPLE${hex(seed % 40, 9).toUpperCase()}:${session}`,
      arn: `arn:aws:sts::111122223333:assumed-role/${role}/${session}`,
    },
  };
}

/** What a service of AWS does by itself: all that there is in a Region where nobody works. Some 1,000 bytes. */
export function serviceRecord(index: number): LogRecord {
  const seed = mixed(index);
  const service = 'config.amazonaws.com';
  return {
    eventVersion: '1.11',
    userIdentity: { type: 'AWSService', invokedBy: service },
    eventTime: '2026-10-19T08:00:00Z',
    eventSource: 'kms.amazonaws.com',
    eventName: 'GenerateDataKey',
    awsRegion: 'eu-central-1',
    sourceIPAddress: service,
    userAgent: service,
    requestParameters: {
      keyId: `arn:aws:kms:eu-central-1:111122223333:key/${uuid(seed % 7)}`,
      encryptionContext: {
        'aws:s3:arn': `arn:aws:s3:::example-config-111122223333/AWSLogs/111122223333/Config/${hex(seed, 24)}.json.gz`,
      },
      keySpec: 'AES_256',
    },
    responseElements: null,
    requestID: uuid(seed + 11),
    eventID: uuid(seed + 13),
    readOnly: true,
    resources: [
      {
        accountId: '111122223333',
        type: 'AWS::KMS::Key',
        ARN: `arn:aws:kms:eu-central-1:111122223333:key/${uuid(seed % 7)}`,
      },
    ],
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: '111122223333',
    sharedEventID: uuid(seed + 17),
    eventCategory: 'Management',
  };
}
