import { describe, expect, it } from 'vitest';
import type { Principal } from '../../src/core/push.ts';
import { principalOf } from '../../src/sources/principal.ts';
import { ACCOUNT, assumedRole } from '../support/records.ts';

const issuer = (fields: Record<string, unknown>) => ({ sessionContext: { sessionIssuer: fields } });
const role = `arn:aws:iam::${ACCOUNT}:role/ci/deploy`;
const session = `arn:aws:sts::${ACCOUNT}:assumed-role/deploy/run-17`;

const NOBODY: Principal = {
  type: 'Unknown',
  arn: null,
  name: null,
  session: null,
  role: null,
  account: null,
  via: null,
};

describe('who made the call', () => {
  it.each<[string, unknown, Partial<Principal>]>([
    [
      'a session of a role',
      assumedRole('deploy', 'run-17', 'ci/'),
      { name: 'deploy', session: 'run-17', role, arn: session },
    ],
    [
      'a role that only its ARN names',
      { type: 'AssumedRole', arn: session, ...issuer({ type: 'Role', arn: role }) },
      { name: 'deploy', session: 'run-17', role },
    ],
    [
      'a session without its issuer',
      { type: 'AssumedRole', arn: session },
      { name: 'deploy', session: 'run-17', role: null },
    ],
    [
      'a session that only its id names',
      { type: 'AssumedRole', principalId: 'AROA:run:17', ...issuer({ userName: 'deploy' }) },
      { name: 'deploy', session: 'run:17' },
    ],
    [
      'a session that the user guide shows with the ARN of a user',
      {
        type: 'AssumedRole',
        arn: `arn:aws:sts::${ACCOUNT}:user/Mary_Major`,
        principalId: 'AIDA:account_name',
        ...issuer({ userName: 'Admin' }),
      },
      { name: 'Admin', session: 'account_name' },
    ],
    ['a role', { type: 'Role', arn: role }, { name: 'deploy', role, session: null }],
    ['a user', { type: 'IAMUser', userName: 'mary', arn: 'x' }, { name: 'mary', role: null, session: null }],
    [
      'a user that only the ARN names',
      { type: 'IAMUser', arn: `arn:aws:iam::${ACCOUNT}:user/eu/mary` },
      { name: 'mary' },
    ],
    ['a user with an empty issuer', { type: 'IAMUser', userName: 'mary', ...issuer({}) }, { name: 'mary', role: null }],
    [
      'the account itself, whatever its alias',
      { type: 'Root', userName: 'acme', arn: `arn:aws:iam::${ACCOUNT}:root` },
      { name: 'root' },
    ],
    [
      'a federated user, by whoever let it in',
      {
        type: 'FederatedUser',
        arn: `arn:aws:sts::${ACCOUNT}:federated-user/release`,
        ...issuer({ type: 'IAMUser', userName: 'mary', arn: `arn:aws:iam::${ACCOUNT}:user/mary` }),
      },
      { name: 'mary', session: 'release', role: null },
    ],
    [
      'a service',
      { type: 'AWSService', invokedBy: 'codebuild.amazonaws.com' },
      { name: 'codebuild.amazonaws.com', via: null },
    ],
    ['another account', { type: 'AWSAccount', accountId: ACCOUNT }, { name: null, arn: null, account: ACCOUNT }],
    ['a user of IAM Identity Center', { type: 'IdentityCenterUser', accountId: ACCOUNT }, { name: null }],
    [
      'a workflow',
      { type: 'WebIdentityUser', userName: 'repo:acme/shop:ref:refs/heads/main' },
      { name: 'repo:acme/shop:ref:refs/heads/main' },
    ],
    [
      'nobody in particular',
      { accountId: ACCOUNT, invokedBy: 'AWS Internal' },
      { type: 'Unknown', name: null, via: null },
    ],
  ])('%s', (_, identity, expected) => {
    expect(principalOf(identity)).toMatchObject(expected);
  });

  it.each([undefined, null, 'mary', 7, [], {}, { type: 4, arn: {}, sessionContext: 'x' }])(
    '%j shows nobody',
    (identity) => {
      expect(principalOf(identity)).toEqual(NOBODY);
    },
  );
});

it.each<[string, string | null]>([
  ['ecr.amazonaws.com', null],
  ['AWS Internal', null],
  ['codebuild.amazonaws.com', 'codebuild.amazonaws.com'],
  ['evil-ecr.amazonaws.com', 'evil-ecr.amazonaws.com'],
])('called by %s: via %s', (invokedBy, via) => {
  expect(principalOf({ ...assumedRole('deploy', 's'), invokedBy }).via).toBe(via);
});
