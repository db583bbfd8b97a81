import * as z from 'zod';
import {
  ACCOUNT,
  assumedRole,
  imageManifest,
  OCI_INDEX,
  putImage,
  REGION,
  record,
  repositoryArn,
  serviceRole,
  type WireRecord,
} from '../records.ts';
import type { Json } from './cells.ts';

export type JsonRecord = { readonly [key: string]: Json };

/** A record in the logs of an account and a Region. */
export interface Delivery {
  readonly record: JsonRecord;
  readonly account: string;
  readonly region: string;
  /** The day of its folder, `yyyy/MM/dd`: that of delivery. */
  readonly day: string;
}

export const OTHER_ACCOUNT = '444455556666';
const OTHER_REGION = 'us-east-1';

const json = z.record(z.string(), z.json());

const SUBJECT = 'repo:acme/shop:ref:refs/heads/main';
const KEY = 'ASIAEXAMPLEEXAMPLE00';
const OTHER_KEY = 'ASIAEXAMPLEEXAMPLE01';

/** Records with whatever a table may stumble over, in no order. Each story is told by its `requestID`. */
export const DELIVERIES: readonly Delivery[] = [
  delivery('a push', putImage()),
  delivery('the sign-in of a workflow', signIn(KEY)),
  delivery(
    'a push by a key from another Region',
    putImage({ userIdentity: { ...assumedRole('deploy', 'GitHubActions'), accessKeyId: OTHER_KEY } }),
  ),
  delivery(
    'the sign-in in another Region',
    { ...signIn(OTHER_KEY), awsRegion: OTHER_REGION },
    { region: OTHER_REGION },
  ),
  delivery('a push by digest', putImage({ eventTime: '2026-10-24T00:14:08Z' }, { tag: null })),
  delivery('a push of an index', putImage({}, { mediaType: OCI_INDEX, tag: 'stable' })),
  delivery('delivered two days late', putImage({ eventTime: '2026-10-24T23:59:59Z' }), { day: '2026/10/26' }),
  delivery('delivered after midnight', putImage({ eventTime: '2026-10-24T23:58:00Z' }), { day: '2026/10/25' }),
  delivery('delivered twice', putImage({ eventTime: '2026-10-24T03:00:00Z' })),
  delivery('delivered twice', putImage({ eventTime: '2026-10-24T03:00:00Z' }), { day: '2026/10/25' }),
  delivery(
    'quotes',
    putImage({
      userAgent: `it's "quoted", back\\slash, \`tick\` and '' two; -- no comment /* nor this */`,
      userIdentity: {
        type: 'IAMUser',
        principalId: 'AIDAEXAMPLEEXAMPLE00',
        arn: `arn:aws:iam::${ACCOUNT}:user/O'Brien "x"`,
        accountId: ACCOUNT,
        accessKeyId: 'AKIAEXAMPLEEXAMPLE00',
        userName: `O'Brien "x"`,
      },
    }),
  ),
  delivery('lines and tabs', putImage({ userAgent: 'one\ntwo\r\nthree\tfour, five' })),
  delivery('beyond the BMP', putImage({ userAgent: '𝒟ocker 🚀 ünïcode \u2028 ﷽' })),
  delivery('an empty text', putImage({ userAgent: '', errorMessage: '' })),
  delivery('a text that says null', putImage({ userAgent: 'null', errorMessage: 'NULL' })),
  delivery('a long manifest', putImage({}, { manifest: imageManifest({ annotations: { note: 'x'.repeat(60_000) } }) })),
  delivery('oversized, null', putImage({ requestParameters: null, responseElements: null })),
  delivery('oversized, missing', putImage({ requestParameters: undefined, responseElements: undefined })),
  delivery('oversized, a text', putImage({ requestParameters: 'omitted', responseElements: 'omitted' })),
  delivery(
    'oversized, an object',
    putImage({ requestParameters: { omitted: true, originalSize: 140_000 }, responseElements: { omitted: true } }),
  ),
  delivery('refused, the same image', refused('ImageAlreadyExistsException')),
  delivery('refused, an immutable tag', refused('ImageTagAlreadyExistsException')),
  delivery('refused, no permission', refused('AccessDenied')),
  delivery('refused, with perhaps an effect', refused('ServerException')),
  delivery('from another account', crossAccount(ACCOUNT)),
  delivery('from another account, its own copy', crossAccount(OTHER_ACCOUNT), { account: OTHER_ACCOUNT }),
  delivery(
    'the correction of a record',
    putImage({
      eventTime: '2026-10-24T03:00:00Z',
      addendum: {
        reason: 'UPDATED_DATA',
        updatedFields: 'responseElements',
        originalRequestID: 'delivered twice',
        originalEventID: idOf('delivered twice'),
      },
    }),
    { day: '2026/10/25' },
  ),
  delivery(
    'a replica',
    record('ReplicateImage', {
      userIdentity: serviceRole('replication'),
      eventType: 'AwsServiceEvent',
      serviceEventDetails: { repositoryName: 'shop/api' },
    }),
  ),
  delivery('a public push', publicPush(), { region: OTHER_REGION }),
  delivery('another Region', inRegion(putImage(), OTHER_REGION), { region: OTHER_REGION }),
  delivery(
    'another account',
    putImage(
      { recipientAccountId: OTHER_ACCOUNT, userIdentity: identityOf(OTHER_ACCOUNT) },
      { registryId: OTHER_ACCOUNT },
    ),
    { account: OTHER_ACCOUNT },
  ),
  delivery(
    'the log switched off',
    record('StopLogging', {
      eventSource: 'cloudtrail.amazonaws.com',
      requestParameters: { name: 'main' },
      resources: undefined,
    }),
  ),
  delivery('the day before', putImage({ eventTime: '2026-10-23T23:59:59Z' }), { day: '2026/10/23' }),
  delivery(
    'nothing of ours',
    record('GetSecretValue', { eventSource: 'secretsmanager.amazonaws.com', readOnly: true, resources: undefined }),
  ),
  delivery('hardly a record', {
    eventTime: '2026-10-24T05:00:00Z',
    eventName: 'PutImage',
    eventSource: 'ecr.amazonaws.com',
    awsRegion: REGION,
    userIdentity: null,
  }),
];

interface Place {
  readonly account?: string;
  readonly region?: string;
  readonly day?: string;
}

function delivery(
  story: string,
  wire: WireRecord,
  { account = ACCOUNT, region = REGION, day = '2026/10/24' }: Place = {},
): Delivery {
  const told = { ...wire, requestID: story, eventID: idOf(story) };
  // As the log has it: what is `undefined` is not there.
  return { record: json.parse(JSON.parse(JSON.stringify(told))), account, region, day };
}

/** An event's id that its story gives it, in the form of a UUID. */
function idOf(story: string): string {
  let sum = 0;
  for (const sign of story) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 0x1_0000_0000_0000;
  return `0e0c3c3e-0000-4000-8000-${sum.toString(16).padStart(12, '0')}`;
}

function refused(code: string): WireRecord {
  return putImage({ errorCode: code, errorMessage: `${code}: 'no'`, responseElements: null });
}

function identityOf(account: string): WireRecord {
  return { ...assumedRole('deploy', 'GitHubActions'), accountId: account };
}

function crossAccount(recipient: string): WireRecord {
  return putImage(
    {
      userIdentity: identityOf(ACCOUNT),
      recipientAccountId: recipient,
      sharedEventID: '5f9b7f0a-0000-4000-8000-000000000003',
    },
    { registryId: OTHER_ACCOUNT, repository: 'shared/base' },
  );
}

function inRegion(wire: WireRecord, region: string): WireRecord {
  return {
    ...wire,
    awsRegion: region,
    resources: [{ accountId: ACCOUNT, ARN: repositoryArn('shop/api', ACCOUNT, region) }],
  };
}

function publicPush(): WireRecord {
  return inRegion({ ...putImage({}, { repository: 'tools' }), eventSource: 'ecr-public.amazonaws.com' }, OTHER_REGION);
}

/** As STS tells of `aws-actions/configure-aws-credentials`. */
function signIn(key: string): WireRecord {
  return record('AssumeRoleWithWebIdentity', {
    eventSource: 'sts.amazonaws.com',
    eventTime: '2026-10-24T00:10:00Z',
    readOnly: true,
    sourceIPAddress: '203.0.113.7',
    userAgent: 'aws-sdk-js/3.1137.0',
    userIdentity: {
      type: 'WebIdentityUser',
      principalId: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com:sts.amazonaws.com:${SUBJECT}`,
      userName: SUBJECT,
      identityProvider: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`,
    },
    requestParameters: { roleArn: `arn:aws:iam::${ACCOUNT}:role/deploy`, roleSessionName: 'GitHubActions' },
    responseElements: {
      credentials: { accessKeyId: key, sessionToken: 'example', expiration: 'Oct 24, 2026, 1:10:00 AM' },
      subjectFromWebIdentityToken: SUBJECT,
      assumedRoleUser: { arn: `arn:aws:sts::${ACCOUNT}:assumed-role/deploy/GitHubActions` },
      provider: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`,
      audience: 'sts.amazonaws.com',
    },
    resources: [{ accountId: ACCOUNT, type: 'AWS::IAM::Role', ARN: `arn:aws:iam::${ACCOUNT}:role/deploy` }],
  });
}
