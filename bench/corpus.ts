import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface CorpusSize {
  readonly files: number;
  readonly recordsPerFile: number;
  /** One record in so many is a push. */
  readonly pushEvery: number;
}

/** A corpus of log files as CloudTrail writes them, the same every time; kept under bench/.data. */
export function corpus(name: string, size: CorpusSize): { folder: string; rawBytes: number } {
  const folder = join(import.meta.dirname, '.data', `${name}-${size.files}x${size.recordsPerFile}`);
  let rawBytes = 0;
  const complete = join(folder, 'complete');
  const fresh = !existsSync(complete);
  for (let file = 0; file < size.files; file++) {
    const text = logText(file * size.recordsPerFile, size);
    rawBytes += text.length;
    if (!fresh) {
      // Every file has the same size within a few bytes: one is enough to know the whole.
      rawBytes *= size.files;
      break;
    }
    const path = join(
      folder,
      'logs',
      `111122223333_CloudTrail_eu-central-1_20261019T${String(file).padStart(4, '0')}Z_aaaaaaaaaaaaaaaa.json.gz`,
    );
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, gzipSync(text, { level: 6 }));
  }
  if (fresh) writeFileSync(complete, '');
  return { folder: join(folder, 'logs'), rawBytes };
}

/** A log file of CloudTrail, unpacked: records from a number on, the same every time. */
export function logText(first: number, size: Omit<CorpusSize, 'files'>): string {
  const records = Array.from({ length: size.recordsPerFile }, (_, index) =>
    JSON.stringify(record(first + index, size)),
  );
  return `{"Records":[${records.join(',')}]}`;
}

/** A number from 0 to 2^32 that looks random and is the same for the same seed (MurmurHash3's finisher). */
export function mixed(seed: number): number {
  let hash = seed ^ 0x9e3779b9;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function hex(seed: number, length: number): string {
  let text = '';
  for (let part = 0; text.length < length; part++)
    text += mixed(seed * 8 + part)
      .toString(16)
      .padStart(8, '0');
  return text.slice(0, length);
}

function uuid(seed: number): string {
  return `${hex(seed, 8)}-${hex(seed + 1, 4)}-4${hex(seed + 2, 3)}-8${hex(seed + 3, 3)}-${hex(seed + 4, 12)}`;
}

/** A push at this moment, with an id and a digest of its own. */
export function pushRecord(index: number, time: number): Record<string, unknown> {
  return {
    ...record(index, { pushEvery: 1 }),
    eventID: `${hex(mixed(index), 8)}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
    eventTime: new Date(time).toISOString().replace('.000', ''),
    awsRegion: 'us-east-1',
  };
}

const CALLS = [
  ['s3.amazonaws.com', 'GetBucketLocation'],
  ['ec2.amazonaws.com', 'DescribeInstances'],
  ['sts.amazonaws.com', 'AssumeRole'],
  ['kms.amazonaws.com', 'Decrypt'],
  ['ecr.amazonaws.com', 'BatchGetImage'],
  ['secretsmanager.amazonaws.com', 'GetSecretValue'],
  ['logs.amazonaws.com', 'CreateLogStream'],
] as const;

function record(index: number, { pushEvery }: Pick<CorpusSize, 'pushEvery'>): Record<string, unknown> {
  const seed = mixed(index);
  const push = index % pushEvery === 0;
  const [eventSource, eventName] = push
    ? (['ecr.amazonaws.com', 'PutImage'] as const)
    : (CALLS[seed % CALLS.length] ?? CALLS[0]);
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
    sourceIPAddress: push ? 'ecr.amazonaws.com' : `10.${seed % 256}.${(seed >> 8) % 256}.7`,
    userAgent: push
      ? 'ecr.amazonaws.com'
      : `aws-sdk-go-v2/1.30.3 os/linux lang/go#1.22.5 md/${hex(seed, 6)} "quoted \\ agent"`,
    requestParameters: push
      ? pushRequest(seed)
      : { name: `thing/${hex(seed, 12)}`, filter: { tags: [hex(seed, 8), 'a'] } },
    responseElements: push ? pushResponse(seed) : eventName === 'AssumeRole' ? issuedKey(seed) : null,
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
    repositoryName: `team-${seed % 30}/app-${(seed >> 5) % 20}`,
    imageManifest: manifest(seed),
    imageManifestMediaType: MEDIA_TYPE,
    imageTag: `v1.${seed % 1000}.${seed % 7}`,
  };
}

function pushResponse(seed: number) {
  const { imageTag, ...request } = pushRequest(seed);
  return { image: { ...request, imageId: { imageDigest: `sha256:${hex(seed + 3, 64)}`, imageTag } } };
}

/** What AssumeRole answers: each gives another key, as in an account full of services that take roles. */
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
