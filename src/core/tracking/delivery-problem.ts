/** Why something could not be told in issues, or what was told before not be looked at. */
export const DELIVERY_FAILURES = [
  // What GitHub says no to, until somebody changes it.
  'token-missing',
  'token-refused',
  'permission-missing',
  'repository-not-found',
  'repository-archived',
  'issues-disabled',
  'refused',
  // What is over for now.
  'budget-spent',
  'rate-limited',
  'stopped',
  // What went wrong on the way.
  'unreachable',
  'timed-out',
  'server-error',
  'not-github',
  // What the tool itself will not do.
  'newer-tool',
  'too-much-to-remember',
  'failed',
] as const;

export type DeliveryFailure = (typeof DELIVERY_FAILURES)[number];

/** Something that was not done at GitHub. Text from outside: it has to pass a door. */
export interface DeliveryProblem {
  readonly failure: DeliveryFailure;
  /** What was asked for, as `POST /repos/acme/shop/issues`; `null`: nothing was. */
  readonly request: string | null;
  /** More of it: GitHub's own words, a permission, an error code, a moment in ISO 8601; `null`: the failure says it all. */
  readonly detail: string | null;
}
