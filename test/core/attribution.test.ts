import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attribution, Attributor } from '../../src/core/attribution.ts';
import type { Principal, Push } from '../../src/core/push.ts';
import type { Caller, SignIn } from '../../src/core/sign-in.ts';
import { SignIns } from '../../src/core/sign-ins.ts';
import { callerOf, GITHUB, pushOf } from '../support/facts.ts';

type Issued = readonly [accessKeyId: string, signIn: SignIn];

const PUSH_KEY = 'ASIAPUSH';
const subject = 'repo:acme/shop:ref:refs/heads/main';

function workflow(key: string, of: string = subject): Issued {
  return [key, { kind: 'web-identity', provider: GITHUB, subject: of }];
}

function role(key: string, caller: Partial<Caller>): Issued {
  return [key, { kind: 'role', caller: callerOf(caller) }];
}

function attribute(issued: readonly Issued[], push: Partial<Push> = {}): Attribution {
  const signIns = new SignIns();
  for (const [key, signIn] of issued) signIns.add(key, signIn);
  return new Attributor(signIns, () => 'no-sign-in').of(pushOf({ accessKeyId: PUSH_KEY, ...push }));
}

function principal(fields: Partial<Principal>): { principal: Principal } {
  return { principal: { ...pushOf().principal, ...fields } };
}

describe('the sign-in behind a push is', () => {
  it('that of the workflow which was issued its key', () => {
    expect(attribute([workflow('ASIAOTHER', 'repo:acme/other:pull_request'), workflow(PUSH_KEY)])).toEqual({
      kind: 'workflow',
      provider: GITHUB,
      subject,
      where: { repository: 'acme/shop', at: { kind: 'ref', ref: 'refs/heads/main' } },
      through: [],
    });
  });

  it('that of a workflow, though its organisation gave subjects a shape of their own', () => {
    expect(attribute([workflow(PUSH_KEY, 'project:shop')])).toMatchObject({ subject: 'project:shop', where: null });
  });

  it.each<[string, SignIn, Partial<Attribution>]>([
    [
      'no workflow, whatever another provider calls its subject',
      { kind: 'web-identity', provider: 'arn:aws:iam::111122223333:oidc-provider/evil.example', subject },
      { kind: 'federated', provider: 'arn:aws:iam::111122223333:oidc-provider/evil.example', subject },
    ],
    [
      'no workflow, where the provider is not shown',
      { kind: 'web-identity', provider: null, subject },
      { kind: 'federated', provider: null, subject },
    ],
    [
      'no workflow, where the subject is not shown',
      { kind: 'web-identity', provider: GITHUB, subject: null },
      { kind: 'federated', provider: GITHUB, subject: null },
    ],
    [
      'that of a person',
      { kind: 'saml', provider: 'arn:aws:iam::111122223333:saml-provider/sso', subject: 'mary' },
      { kind: 'saml', provider: 'arn:aws:iam::111122223333:saml-provider/sso', subject: 'mary' },
    ],
    [
      'the user who took the role',
      { kind: 'role', caller: callerOf({ type: 'IAMUser', accessKeyId: 'AKIAMARY', arn: 'mary' }) },
      { kind: 'user', arn: 'mary' },
    ],
    [
      'the service that was given the role',
      { kind: 'role', caller: callerOf({ type: 'AWSService', service: 'codebuild.amazonaws.com', arn: null }) },
      { kind: 'service', service: 'codebuild.amazonaws.com' },
    ],
  ])('%s', (_, signIn, attribution) => {
    expect(attribute([[PUSH_KEY, signIn]])).toEqual({ ...attribution, through: [] });
  });

  it.each<[string, Partial<Push>, Partial<Attribution>]>([
    [
      'a user',
      { accessKeyId: 'AKIAMARY', ...principal({ type: 'IAMUser', arn: 'mary' }) },
      { kind: 'user', arn: 'mary' },
    ],
    ['a user with a session key', principal({ type: 'IAMUser', arn: 'mary' }), { kind: 'user', arn: 'mary' }],
    ['the root user', principal({ type: 'Root', arn: 'root' }), { kind: 'user', arn: 'root' }],
    [
      'a service',
      { accessKeyId: null, ...principal({ type: 'AWSService', name: 'batch.amazonaws.com' }) },
      { kind: 'service', service: 'batch.amazonaws.com' },
    ],
  ])('not needed: the caller is %s', (_, push, attribution) => {
    expect(attribute([], push)).toEqual({ ...attribution, through: [] });
  });
});

describe('roles that were taken from roles', () => {
  it('lead to the first sign-in', () => {
    const [near, far] = [
      callerOf({ accessKeyId: 'ASIA1', arn: 'near' }),
      callerOf({ accessKeyId: 'ASIA2', arn: 'far' }),
    ];
    const found = attribute([workflow('ASIA2'), role('ASIA1', far), role(PUSH_KEY, near)]);
    expect(found).toMatchObject({ kind: 'workflow', subject, through: [near, far] });
  });

  it('are told as far as they go', () => {
    const caller = callerOf({ accessKeyId: 'ASIA1' });
    expect(attribute([role(PUSH_KEY, caller)])).toEqual({ kind: 'unknown', reason: 'no-sign-in', through: [caller] });
  });

  it('in a circle come to an end', () => {
    const issued = [role(PUSH_KEY, { accessKeyId: 'ASIA1' }), role('ASIA1', { accessKeyId: PUSH_KEY })];
    expect(attribute(issued)).toMatchObject({ kind: 'unknown', reason: 'loop' });
    expect(attribute([role(PUSH_KEY, { accessKeyId: PUSH_KEY })])).toMatchObject({ kind: 'unknown', reason: 'loop' });
  });

  it('without an end are not followed for ever', () => {
    const chain = Array.from({ length: 100 }, (_, hop) =>
      role(hop === 0 ? PUSH_KEY : `ASIA${hop}`, { accessKeyId: `ASIA${hop + 1}` }),
    );
    expect(attribute(chain)).toMatchObject({ kind: 'unknown', reason: 'too-many-roles' });
  });
});

describe('unknown, because', () => {
  const linked = 'arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/X';
  const elsewhere = role(PUSH_KEY, { type: 'AWSAccount', arn: null, account: '444455556666' });
  it.each<[string, readonly Issued[], Partial<Push>]>([
    ['no-key', [], { accessKeyId: null }],
    ['no-key', [role(PUSH_KEY, {})], {}],
    ['no-sign-in', [workflow('ASIAOTHER')], {}],
    ['service-role', [], { accessKeyId: null, ...principal({ role: linked }) }],
    ['service-role', [], principal({ role: linked })],
    ['other-account', [elsewhere], {}],
    ['other-account', [], { accessKeyId: null, ...principal({ type: 'AWSAccount', role: null }) }],
    ['contradiction', [workflow(PUSH_KEY), workflow(PUSH_KEY, 'repo:acme/other:pull_request')], {}],
    ['contradiction', [workflow(PUSH_KEY), role(PUSH_KEY, { type: 'IAMUser' })], {}],
  ])('%s', (reason, issued, push) => {
    expect(attribute(issued, push)).toMatchObject({ kind: 'unknown', reason });
  });

  it('is not said where two records of one sign-in are the same, or one shows the account alone', () => {
    expect(attribute([workflow(PUSH_KEY), workflow(PUSH_KEY)])).toMatchObject({ kind: 'workflow' });
    const taken = role(PUSH_KEY, { type: 'IAMUser', arn: 'mary', account: '444455556666' });
    expect(attribute([elsewhere, taken])).toMatchObject({ kind: 'user', arn: 'mary' });
  });
});

it('is the same in whatever order the sign-ins come', () => {
  const keys = fc.constantFrom(PUSH_KEY, 'ASIA1', 'ASIA2', 'ASIA3', 'AKIAMARY');
  const issued = fc.oneof(
    fc.tuple(keys, fc.constantFrom('repo:a/b:pull_request', 'x')).map(([key, of]) => workflow(key, of)),
    fc
      .tuple(keys, fc.option(keys), fc.constantFrom('AssumedRole', 'AWSAccount'))
      .map(([key, accessKeyId, type]) => role(key, { accessKeyId, type })),
  );
  const shuffled = fc
    .array(issued, { maxLength: 8 })
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  fc.assert(
    fc.property(shuffled, ([one, other]) => {
      expect(attribute(other)).toEqual(attribute(one));
    }),
  );
});
