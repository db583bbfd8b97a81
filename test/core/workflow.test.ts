import { describe, expect, it } from 'vitest';
import { isGitHub, workflowSubject } from '../../src/core/workflow.ts';

describe('where a workflow ran', () => {
  it.each([
    ['repo:acme/shop:ref:refs/heads/main', 'acme/shop', { kind: 'ref', ref: 'refs/heads/main' }],
    ['repo:acme/shop:ref:refs/tags/v1.2', 'acme/shop', { kind: 'ref', ref: 'refs/tags/v1.2' }],
    ['repo:acme/shop:environment:production', 'acme/shop', { kind: 'environment', environment: 'production' }],
    ['repo:acme/shop:environment:a b/c', 'acme/shop', { kind: 'environment', environment: 'a b/c' }],
    ['repo:acme/shop:environment:eu%3Aprod', 'acme/shop', { kind: 'environment', environment: 'eu%3Aprod' }],
    ['repo:acme/shop:pull_request', 'acme/shop', { kind: 'pull-request' }],
    ['repo:acme@12/shop@345:ref:refs/heads/main', 'acme/shop', { kind: 'ref', ref: 'refs/heads/main' }],
    ['repo:acme@12/shop@345:environment:qa', 'acme/shop', { kind: 'environment', environment: 'qa' }],
    ['repo:acme@12/shop@345:pull_request', 'acme/shop', { kind: 'pull-request' }],
    ['repo:mona_corp/.github:ref:refs/heads/a@b', 'mona_corp/.github', { kind: 'ref', ref: 'refs/heads/a@b' }],
  ])('%s', (subject, repository, at) => {
    expect(workflowSubject(subject)).toEqual({ repository, at });
  });

  it.each([
    '',
    'repo:acme/shop',
    'repo:acme/shop:ref:main',
    'repo:acme/shop:ref:',
    'repo:acme/shop:environment:',
    'repo:acme/shop:pull_request:x',
    'repo:acme/shop:environment:production:job_workflow_ref:acme/ci/.github/workflows/push.yml@refs/heads/main',
    'repo:acme/shop:ref:refs/heads/main:environment:production',
    'repo:acme/shop/extra:ref:refs/heads/main',
    'repo:acme@x/shop:pull_request',
    'repository_owner:acme:ref:refs/heads/main',
    'job_workflow_ref:acme/ci/.github/workflows/push.yml@refs/heads/main',
    ' repo:acme/shop:pull_request',
    'repo:acme/shop:pull_request\n',
  ])('is not read from %j', (subject) => {
    expect(workflowSubject(subject)).toBeNull();
  });
});

describe('tokens of GitHub', () => {
  it.each([
    'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
    'arn:aws-us-gov:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
  ])('are those of %s', (provider) => {
    expect(isGitHub(provider)).toBe(true);
  });

  it.each([
    null,
    'token.actions.githubusercontent.com',
    'arn:aws:iam::111122223333:oidc-provider/evil.example/oidc-provider/token.actions.githubusercontent.com',
    'arn:aws:iam::111122223333:oidc-provider/eviltoken.actions.githubusercontent.com',
    'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com.evil.example',
    'arn:aws:iam::111122223333:oidc-provider/token-actions.githubusercontent.com',
    'arn:aws:iam::111122223333:saml-provider/token.actions.githubusercontent.com',
  ])('are not those of %s', (provider) => {
    expect(isGitHub(provider)).toBe(false);
  });
});
