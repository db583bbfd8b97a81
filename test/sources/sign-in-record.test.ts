import { describe, expect, it } from 'vitest';
import { readRecord } from '../../src/sources/cloudtrail-record.ts';
import { Interner } from '../../src/sources/interner.ts';
import { GITHUB } from '../support/facts.ts';
import { ACCOUNT, assumedRole, insight, record, type WireRecord } from '../support/records.ts';

const KEY = 'ASIAISSUED';
const subject = 'repo:acme/shop:ref:refs/heads/main';
const credentials = { accessKeyId: KEY, sessionToken: 'EXAMPLE', expiration: 'Oct 24, 2026, 1:10:00 AM' };

function sts(eventName: string, fields: WireRecord): WireRecord {
  return record(eventName, { eventSource: 'sts.amazonaws.com', readOnly: true, resources: [], ...fields });
}

function webIdentity(fields: WireRecord = {}): WireRecord {
  return sts('AssumeRoleWithWebIdentity', {
    userIdentity: { type: 'WebIdentityUser', userName: subject, identityProvider: GITHUB },
    responseElements: { credentials, subjectFromWebIdentityToken: subject, provider: GITHUB },
    ...fields,
  });
}

function assumeRole(userIdentity: WireRecord, fields: WireRecord = {}): WireRecord {
  return sts('AssumeRole', { userIdentity, responseElements: { credentials }, ...fields });
}

describe('a sign-in', () => {
  const saml = 'arn:aws:iam::111122223333:saml-provider/okta';
  const session = assumedRole('jump', 'GitHubActions');
  it.each<[string, WireRecord, object]>([
    ['of a workflow', webIdentity(), { kind: 'web-identity', provider: GITHUB, subject }],
    [
      'whose answer lacks what the caller shows',
      webIdentity({ responseElements: { credentials } }),
      { kind: 'web-identity', provider: GITHUB, subject },
    ],
    [
      'whose caller lacks what the answer shows',
      webIdentity({ userIdentity: { type: 'WebIdentityUser' } }),
      { kind: 'web-identity', provider: GITHUB, subject },
    ],
    [
      'that shows neither provider nor subject',
      webIdentity({ userIdentity: null, responseElements: { credentials } }),
      { kind: 'web-identity', provider: null, subject: null },
    ],
    [
      'with SAML',
      sts('AssumeRoleWithSAML', {
        userIdentity: { type: 'SAMLUser', userName: 'mary', identityProvider: 'hash=' },
        requestParameters: { principalArn: saml },
        responseElements: { credentials, subject: 'mary' },
      }),
      { kind: 'saml', provider: saml, subject: 'mary' },
    ],
    [
      'from a session',
      assumeRole(session),
      {
        kind: 'role',
        caller: {
          accessKeyId: session.accessKeyId,
          type: 'AssumedRole',
          arn: session.arn,
          account: ACCOUNT,
          service: null,
        },
      },
    ],
    [
      'of a service',
      assumeRole({ type: 'AWSService', invokedBy: 'ec2.amazonaws.com' }),
      {
        kind: 'role',
        caller: { accessKeyId: null, type: 'AWSService', arn: null, account: null, service: 'ec2.amazonaws.com' },
      },
    ],
    [
      'from another account',
      assumeRole({ type: 'AWSAccount', principalId: 'AROA:x', accountId: '444455556666' }),
      {
        kind: 'role',
        caller: { accessKeyId: null, type: 'AWSAccount', arn: null, account: '444455556666', service: null },
      },
    ],
  ])('%s', (_, value, signIn) => {
    expect(readRecord(value, new Interner())).toEqual({ kind: 'sign-in', issued: { accessKeyId: KEY, signIn } });
  });

  it('needs neither an id nor a time of its own', () => {
    expect(readRecord(webIdentity({ eventID: undefined, eventTime: 'x' }), new Interner()).kind).toBe('sign-in');
  });

  it.each<[string, WireRecord]>([
    ['failed', webIdentity({ errorCode: 'AccessDenied' })],
    ['shows no answer', webIdentity({ responseElements: null })],
    ['shows no key', webIdentity({ responseElements: { credentials: {} } })],
    ['shows a key of a strange type', webIdentity({ responseElements: { credentials: { accessKeyId: 7 } } })],
    ['is another call', sts('GetCallerIdentity', { responseElements: { credentials } })],
    ['is of another service', webIdentity({ eventSource: 'sts.amazonaws.com.evil.example' })],
  ])('issues nothing where it %s', (_, value) => {
    expect(readRecord(value, new Interner())).toEqual({ kind: 'nothing' });
  });

  it('is not seen in an Insights event', () => {
    const value = insight({ eventSource: 'sts.amazonaws.com', eventName: 'AssumeRole' });
    expect(readRecord(value, new Interner()).kind).toBe('skipped');
  });
});

it('is held once however often one caller takes roles, but never as the sign-in of somebody else', () => {
  const interner = new Interner();
  const [one, again, other] = ['mary', 'mary', 'john'].map((name) => {
    const found = readRecord(assumeRole({ ...assumedRole('jump', 'x'), arn: name }), interner);
    return found.kind === 'sign-in' ? found.issued.signIn : null;
  });
  expect(again).toBe(one);
  expect(other).toMatchObject({ caller: { arn: 'john' } });
});
