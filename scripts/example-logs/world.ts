/** Who and what the story is about: accounts and Regions, repositories, and those who push. */

export interface Place {
  readonly account: string;
  readonly region: string;
}

export const SHOP: Place = { account: '111122223333', region: 'eu-central-1' };
export const PAYMENTS: Place = { account: '111122223333', region: 'us-east-1' };
export const DATA: Place = { account: '444455556666', region: 'ap-south-1' };

export const REPOSITORIES = {
  'shop/web': SHOP,
  'shop/checkout': SHOP,
  'shop/catalog': SHOP,
  'sandbox/new-cart/web': SHOP,
  'payments/api': PAYMENTS,
  'payments/ledger': PAYMENTS,
  'data/etl': DATA,
  'data/reports': DATA,
  'data/models': DATA,
  'sandbox/notebooks': DATA,
} as const satisfies Record<string, Place>;

export type RepositoryName = keyof typeof REPOSITORIES;

/** Whoever signs in to push: a GitHub workflow through OIDC, or a person through IAM Identity Center. */
export interface Pusher {
  readonly kind: 'workflow' | 'person';
  readonly home: Place;
  /** Path and name of the role. */
  readonly role: string;
  readonly session: string;
  /** Subject of the workflow's token, or the person's user name. */
  readonly subject: string;
}

export const PUSHERS = {
  shop: workflow(SHOP, 'github-shop-push', 'repo:acme/shop:ref:refs/heads/main'),
  payments: workflow(PAYMENTS, 'github-payments-push', 'repo:acme/payments:environment:production'),
  data: workflow(DATA, 'github-data-push', 'repo:acme/data-platform:ref:refs/heads/main'),
  spike: workflow(SHOP, 'github-sandbox-push', 'repo:acme/shop:ref:refs/heads/spike/new-cart'),
  // The form of subjects for repositories made since July 2026.
  notebooks: workflow(DATA, 'github-sandbox-push', 'repo:acme@1234567/notebooks@987654321:ref:refs/heads/main'),
  mary: {
    kind: 'person',
    home: SHOP,
    role: 'aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_ReleaseEngineer_0123456789abcdef',
    session: 'mary.major@example.com',
    subject: 'mary.major@example.com',
  },
} as const satisfies Record<string, Pusher>;

export type PusherName = keyof typeof PUSHERS;

function workflow(home: Place, role: string, subject: string): Pusher {
  return { kind: 'workflow', home, role, session: 'GitHubActions', subject };
}
