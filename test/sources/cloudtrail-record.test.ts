import { describe, expect, it } from 'vitest';
import { type Finding, readRecord } from '../../src/sources/cloudtrail-record.ts';
import { Interner } from '../../src/sources/interner.ts';
import { at } from '../support/facts.ts';
import {
  ACCOUNT,
  assumedRole,
  DIGEST,
  insight,
  OCI_MANIFEST,
  putImage,
  REGION,
  record,
  repositoryArn,
  serviceRole,
  type WireRecord,
} from '../support/records.ts';

const OTHER = '444455556666';

function read(value: unknown): Finding {
  return readRecord(value, new Interner());
}

/** What became of a record, in a word or two. */
function fate(value: unknown): string {
  const finding = read(value);
  switch (finding.kind) {
    case 'push':
      return finding.push.errorCode === null ? 'push' : `push ${finding.push.errorCode}`;
    case 'skipped':
      return finding.record.errorCode === null
        ? finding.record.reason
        : `${finding.record.reason} ${finding.record.errorCode}`;
    case 'logging-change':
      return `logging ${finding.change.eventName}`;
    case 'sign-in':
      return `sign-in ${finding.issued.signIn.kind}`;
    case 'unreadable':
      return `unreadable: ${finding.expected}`;
    case 'nothing':
      return 'nothing';
  }
}

function pushOf(value: unknown) {
  const finding = read(value);
  if (finding.kind !== 'push') throw new Error(`not a push: ${JSON.stringify(finding)}`);
  return finding.push;
}

it('reads every part of a push', () => {
  expect(pushOf(putImage({ sharedEventID: 'shared', errorCode: 'ServerException' }))).toEqual({
    registry: 'private',
    account: ACCOUNT,
    region: REGION,
    repository: 'shop/api',
    eventId: '0e0c3c3e-0000-4000-8000-000000000001',
    time: at('2026-10-24T00:14:09Z'),
    tag: 'v1.4.2',
    tagKnown: true,
    digest: DIGEST,
    mediaType: OCI_MANIFEST,
    kind: 'image',
    lists: null,
    platforms: null,
    subject: null,
    arrival: 'push',
    principal: {
      type: 'AssumedRole',
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/deploy/GitHubActions`,
      name: 'deploy',
      session: 'GitHubActions',
      role: `arn:aws:iam::${ACCOUNT}:role/deploy`,
      account: ACCOUNT,
      via: null,
    },
    accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
    sourceIp: 'ecr.amazonaws.com',
    userAgent: 'ecr.amazonaws.com',
    errorCode: 'ServerException',
    sharedEventId: 'shared',
    recipientAccount: ACCOUNT,
    corrects: null,
  });
});

describe('what becomes of a record', () => {
  const denied = { errorCode: 'AccessDenied', responseElements: null };
  it.each<[string, WireRecord, string]>([
    ['a push', putImage(), 'push'],
    ['a push to ECR Public', putImage({ eventSource: 'ecr-public.amazonaws.com', awsRegion: 'us-east-1' }), 'push'],
    ['a push by digest', putImage({}, { tag: null }), 'push'],
    [
      'the same image under the same tag',
      putImage({ errorCode: 'ImageAlreadyExistsException' }),
      'unchanged ImageAlreadyExistsException',
    ],
    ...[
      'ImageTagAlreadyExistsException',
      'ImageDigestDoesNotMatchException',
      'LayersNotFoundException',
      'ReferencedImagesNotFoundException',
      'RepositoryNotFoundException',
      'RegistryNotFoundException',
      'LimitExceededException',
      'InvalidParameterException',
      'AccessDenied',
      'AccessDeniedException',
    ].map((errorCode): [string, WireRecord, string] => [errorCode, putImage({ errorCode }), `refused ${errorCode}`]),
    ...[
      'ServerException',
      'KmsException',
      'InternalFailure',
      'ThrottlingException',
      'ExpiredToken',
      'SomethingNew',
    ].map((errorCode): [string, WireRecord, string] => [errorCode, putImage({ errorCode }), `push ${errorCode}`]),
    ['an error code of a strange type', putImage({ errorCode: { code: 1 } }), 'push {"code":1}'],
    ['an empty error code', putImage({ errorCode: '' }), 'push'],
    ['a replication', record('ReplicateImage'), 'replication'],
    ['a replication by PutImage', putImage({ userIdentity: serviceRole('replication') }), 'replication'],
    ['a replication refused', record('ReplicateImage', denied), 'refused AccessDenied'],
    ['a pull-through import', record('BatchImportUpstreamImage'), 'pull-through'],
    ['a pull-through import by PutImage', putImage({ userIdentity: serviceRole('pullthroughcache') }), 'pull-through'],
    [
      'a restore',
      record('UpdateImageStorageClass', { requestParameters: { targetStorageClass: 'STANDARD' } }),
      'restore',
    ],
    ['a restore that shows nothing', record('UpdateImageStorageClass'), 'restore'],
    [
      'an archive',
      record('UpdateImageStorageClass', { requestParameters: { targetStorageClass: 'ARCHIVE' } }),
      'archive',
    ],
    ['a lifecycle removal', record('PolicyExecutionEvent', { userIdentity: { accountId: ACCOUNT } }), 'removal'],
    ['an Insights event', insight(), 'insight'],
    ['an Insights event by its type alone', insight({ eventCategory: undefined }), 'insight'],
    ['logging stopped', record('StopLogging', { eventSource: 'cloudtrail.amazonaws.com' }), 'logging StopLogging'],
    ['a trail deleted', record('DeleteTrail', { eventSource: 'cloudtrail.amazonaws.com' }), 'logging DeleteTrail'],
    ['a trail changed', record('UpdateTrail', { eventSource: 'cloudtrail.amazonaws.com' }), 'logging UpdateTrail'],
    [
      'selectors changed',
      record('PutEventSelectors', { eventSource: 'cloudtrail.amazonaws.com' }),
      'logging PutEventSelectors',
    ],
    ['logging not stopped', record('StopLogging', { eventSource: 'cloudtrail.amazonaws.com', ...denied }), 'nothing'],
    ['a trail described', record('DescribeTrails', { eventSource: 'cloudtrail.amazonaws.com' }), 'nothing'],
    ['a sign-in', record('GetAuthorizationToken'), 'nothing'],
    ['a pull', record('BatchGetImage'), 'nothing'],
    ['a layer', record('InitiateLayerUpload'), 'nothing'],
    ['a deletion', record('BatchDeleteImage'), 'nothing'],
    ['PutImage of another service', putImage({ eventSource: 'example.amazonaws.com' }), 'nothing'],
    ['PutImage of a source that contains ecr', putImage({ eventSource: 'secretsmanager.amazonaws.com' }), 'nothing'],
    ['an event name in other letters', record('putimage'), 'nothing'],
    ['a push without an eventID', putImage({ eventID: undefined }), 'unreadable: an eventID'],
    ['a push without a time', putImage({ eventTime: undefined }), 'unreadable: an eventTime like 2026-10-24T00:14:09Z'],
    ['a push at no time', putImage({ eventTime: 'soon' }), 'unreadable: an eventTime like 2026-10-24T00:14:09Z'],
    ['a push without a Region', putImage({ awsRegion: undefined }), 'unreadable: an awsRegion'],
    [
      'a push to nowhere',
      putImage({ requestParameters: null, responseElements: null, resources: [] }),
      'unreadable: a repository name',
    ],
    ['a push to a name that cannot be', putImage({}, { repository: 'a b' }), 'unreadable: a repository name'],
    ['a replication without an eventID', record('ReplicateImage', { eventID: null }), 'unreadable: an eventID'],
  ])('%s', (_, value, expected) => {
    expect(fate(value)).toBe(expected);
  });

  it.each([null, undefined, 1, 'PutImage', [], [putImage()], {}])('%j is nothing', (value) => {
    expect(fate(value)).toBe('nothing');
  });

  it('an unreadable record is named by its event', () => {
    expect(read(putImage({ awsRegion: 'Frankfurt' }))).toEqual({
      kind: 'unreadable',
      expected: 'an awsRegion',
      got: 'PutImage 0e0c3c3e-0000-4000-8000-000000000001 with "Frankfurt"',
    });
  });
});

describe('only the roles that ECR alone can take make an arrival that nobody pushed', () => {
  const path = 'aws-service-role/replication.ecr.amazonaws.com/';
  it.each<[string, WireRecord]>([
    ['a session of that name', assumedRole('deploy', 'AWSServiceRoleForECRReplication')],
    ['a role of that name', assumedRole('AWSServiceRoleForECRReplication', 's')],
    ['the path within a path', assumedRole('AWSServiceRoleForECRReplication', 's', `evil/${path}`)],
    ['a longer path', assumedRole('deploy', 's', `${path}deeper/`)],
    ['a service that ends alike', assumedRole('x', 's', 'aws-service-role/my-replication.ecr.amazonaws.com/')],
    ['a dot that is none', assumedRole('x', 's', 'aws-service-role/replicationXecr.amazonaws.com/')],
    ['another service', assumedRole('x', 's', 'aws-service-role/ecs.amazonaws.com/')],
  ])('not %s', (_, userIdentity) => {
    expect(fate(putImage({ userIdentity }))).toBe('push');
  });

  it('in every partition', () => {
    const arn = `arn:aws-us-gov:iam::${ACCOUNT}:role/${path}AWSServiceRoleForECRReplication`;
    expect(fate(putImage({ userIdentity: { sessionContext: { sessionIssuer: { arn } } } }))).toBe('replication');
  });
});

describe('whose registry, and which repository', () => {
  const left = { requestParameters: null, responseElements: null };
  it.each<[string, WireRecord, string]>([
    ['the request says', putImage({ recipientAccountId: OTHER }, { registryId: OTHER }), `${OTHER} shop/api`],
    [
      'the owner, not the pusher',
      putImage({ recipientAccountId: ACCOUNT }, { registryId: OTHER }),
      `${OTHER} shop/api`,
    ],
    [
      'the response says what the request lost',
      { ...putImage({}, { registryId: OTHER, repository: 'team/x' }), requestParameters: { omitted: true } },
      `${OTHER} team/x`,
    ],
    [
      'the resource says what both lost',
      putImage({ ...left, resources: [{ ARN: repositoryArn('a/b/c', OTHER) }] }),
      `${OTHER} a/b/c`,
    ],
    [
      'the second resource',
      putImage({ ...left, resources: [null, { ARN: 'arn:aws:kms:x:y:key/z' }, { ARN: repositoryArn('a') }] }),
      `${ACCOUNT} a`,
    ],
    [
      'the log it was delivered to',
      record('PutImage', { requestParameters: { repositoryName: 'a' }, resources: null }),
      `${ACCOUNT} a`,
    ],
    [
      'a public registry by its alias',
      putImage({
        eventSource: 'ecr-public.amazonaws.com',
        requestParameters: { registryId: 'my-alias', repositoryName: 'a' },
        responseElements: null,
        resources: [{ ARN: `arn:aws:ecr-public::${OTHER}:repository/a` }],
      }),
      `${OTHER} a`,
    ],
    [
      'a sample of the user guide, with a Region in the ARN',
      putImage({
        ...left,
        eventSource: 'ecr-public.amazonaws.com',
        resources: [{ ARN: `arn:aws:ecr-public:us-east-1:${OTHER}:repository/testrepo` }],
      }),
      `${OTHER} testrepo`,
    ],
    [
      'another partition',
      putImage({ ...left, resources: [{ ARN: `arn:aws-cn:ecr:cn-north-1:${OTHER}:repository/a` }] }),
      `${OTHER} a`,
    ],
  ])('%s', (_, value, expected) => {
    const { account, repository } = pushOf(value);
    expect(`${account} ${repository}`).toBe(expected);
  });

  it('an alias alone is not taken for the account that the log belongs to', () => {
    const alias = {
      requestParameters: { registryId: 'alias', repositoryName: 'a' },
      responseElements: null,
      resources: [],
    };
    expect(fate(putImage({ eventSource: 'ecr-public.amazonaws.com', ...alias }))).toBe(
      'unreadable: an account of twelve digits',
    );
  });

  it('a repository of ECR Public is not found in an ARN of ECR', () => {
    expect(fate(putImage({ ...left, eventSource: 'ecr-public.amazonaws.com' }))).toBe('unreadable: a repository name');
  });

  it('a record left out says where it would have arrived, or that this is not known', () => {
    expect(read(putImage({ errorCode: 'AccessDenied' }))).toMatchObject({
      record: { where: { repository: 'shop/api' } },
    });
    expect(read(record('ReplicateImage', { resources: [] }))).toMatchObject({ record: { where: null } });
  });
});

describe('a correction', () => {
  it('names what it replaces', () => {
    expect(pushOf(putImage({ addendum: { reason: 'UPDATED_DATA', originalEventID: 'x' } })).corrects).toBe('x');
  });

  it('is no delayed record', () => {
    expect(pushOf(putImage({ addendum: { reason: 'DELIVERY_DELAY', originalEventID: 'x' } })).corrects).toBeNull();
  });
});

it('tells who switched logging off', () => {
  const userIdentity = { type: 'IAMUser', arn: `arn:aws:iam::${ACCOUNT}:user/eve`, accountId: OTHER };
  const found = read(record('StopLogging', { eventSource: 'cloudtrail.amazonaws.com', userIdentity }));
  expect(found).toMatchObject({
    change: { account: ACCOUNT, region: REGION, by: userIdentity.arn, time: at('2026-10-24T00:14:09Z') },
  });
});

it('keeps one object for equal principals, and one text', () => {
  const interner = new Interner();
  const [one, two] = ['a', 'b'].map((eventID) =>
    readRecord(JSON.parse(JSON.stringify(putImage({ eventID }))), interner),
  );
  if (one?.kind !== 'push' || two?.kind !== 'push') throw new Error('two pushes were expected');
  expect(one.push.principal).toBe(two.push.principal);
});

describe('what arrived though nobody pushed', () => {
  const named = (imageId: WireRecord) => ({ requestParameters: { repositoryName: 'shop/api', imageId } });
  const tagged = { tag: 'v1.4.2', tagKnown: true };
  const byDigest = { tag: null, tagKnown: true, digest: DIGEST };
  const lost = { tag: null, tagKnown: false };
  it.each([
    ['replication', record('ReplicateImage'), lost],
    ['replication', putImage({ userIdentity: serviceRole('replication') }), tagged],
    ['replication', putImage({ userIdentity: serviceRole('replication') }, { tag: null }), byDigest],
    ['pull-through', record('BatchImportUpstreamImage'), lost],
    ['pull-through', record('BatchImportUpstreamImage', named({})), lost],
    ['pull-through', putImage({ userIdentity: serviceRole('pullthroughcache') }), tagged],
    ['restore', record('UpdateImageStorageClass'), lost],
    ['restore', record('UpdateImageStorageClass', named({ imageTag: 'v1.4.2' })), tagged],
    // The image that the digest names may bear a tag of a release.
    ['restore', record('UpdateImageStorageClass', named({ imageDigest: DIGEST })), { ...lost, digest: DIGEST }],
  ] as const)('by %s is kept, so that it can be judged', (arrival, value, image) => {
    const finding = read(value);
    expect(finding.kind === 'skipped' && finding.record.arrival).toMatchObject({
      arrival,
      repository: 'shop/api',
      ...image,
    });
  });
});
