import { expect, it } from 'vitest';
import type { Attribution } from '../../src/core/attribution.ts';
import { Judge } from '../../src/core/judge.ts';
import type { Principal } from '../../src/core/push.ts';
import { codeCell } from '../../src/reports/markdown.ts';
import { signInWords } from '../../src/reports/sign-in-words.ts';
import { callerOf, GITHUB, policyOf, pushOf } from '../support/facts.ts';

function words(attribution: Attribution, show = (name: string) => name, principal: Partial<Principal> = {}) {
  const push = pushOf({ principal: { ...pushOf().principal, ...principal } });
  return signInWords({ push, judgement: new Judge(policyOf()).judge(push), attribution }, show);
}

const main = { repository: 'acme/shop', at: { kind: 'ref', ref: 'refs/heads/main' } } as const;
const workflow = { kind: 'workflow', provider: GITHUB, subject: 's', through: [] } as const;
const through = [callerOf(), callerOf({ arn: 'arn:aws:iam::111122223333:user/x' }), callerOf({ arn: null })];
const evil = 'arn:aws:iam::111122223333:oidc-provider/evil.example/oidc-provider/token.actions.githubusercontent.com';
const mary = 'arn:aws:iam::111122223333:user/mary';

it.each<[Attribution, string]>([
  [{ ...workflow, where: main }, 'from the workflow acme/shop at refs/heads/main'],
  [
    { ...workflow, where: { ...main, at: { kind: 'environment', environment: 'production' } } },
    'from the workflow acme/shop in environment production',
  ],
  [{ ...workflow, where: { ...main, at: { kind: 'pull-request' } } }, 'from the workflow acme/shop for a pull request'],
  [{ ...workflow, where: null }, 'from a GitHub workflow with the subject s'],
  [
    { ...workflow, where: main, through },
    'from the workflow acme/shop at refs/heads/main, through account 111122223333, then arn:aws:iam::111122223333:user/x, then role jump',
  ],
  [
    { kind: 'federated', provider: evil, subject: 's', through: [] },
    'signed in at evil.example/oidc-provider/token.actions.githubusercontent.com as s',
  ],
  [{ kind: 'federated', provider: null, subject: null, through: [] }, 'signed in at an unknown provider as unknown'],
  [
    { kind: 'saml', provider: 'arn:aws:iam::111122223333:saml-provider/okta', subject: 'mary', through: [] },
    'signed in with SAML at okta as mary',
  ],
  [{ kind: 'user', arn: mary, through: [] }, `from the user ${mary}`],
  [{ kind: 'service', service: 'ec2.amazonaws.com', through: [] }, 'from the AWS service ec2.amazonaws.com'],
  [{ kind: 'unknown', reason: 'no-sign-in', through: [] }, 'sign-in unknown'],
  [{ kind: 'unknown', reason: 'no-key', through: [] }, 'sign-in unknown: the record shows no access key'],
  [{ kind: 'unknown', reason: 'loop', through: [] }, 'sign-in unknown: roles were taken from each other'],
  [{ kind: 'unknown', reason: 'no-sign-in', through: [callerOf()] }, 'sign-in unknown, through role jump'],
  [
    { kind: 'unknown', reason: 'other-account', through: [callerOf({ arn: null })] },
    'sign-in unknown: only the log of the caller’s account shows it, through account 111122223333',
  ],
  [
    { kind: 'unknown', reason: 'contradiction', through: [] },
    'sign-in unknown: several that differ are recorded for one key',
  ],
])('%o', (attribution, expected) => {
  expect(words(attribution)).toBe(expected);
});

it('says nothing that the caller has said', () => {
  expect(words({ kind: 'user', arn: mary, through: [] }, undefined, { type: 'IAMUser', arn: mary })).toBeNull();
  const batch = { kind: 'service', service: 'batch.amazonaws.com', through: [] } as const;
  expect(words(batch, undefined, { type: 'AWSService', name: 'batch.amazonaws.com' })).toBeNull();
  expect(words({ kind: 'unknown', reason: 'service-role', through: [] })).toBeNull();
});

it('shows names as the medium can bear them', () => {
  const at = { kind: 'environment', environment: 'a|b' } as const;
  expect(words({ ...workflow, where: { repository: 'acme/shop', at } }, codeCell)).toBe(
    'from the workflow `acme/shop` in environment `a\\|b`',
  );
});
