import type { Interval } from './instant.ts';

/** Who made a call, as far as it leads to a sign-in. */
export interface Caller {
  /** `null`: the record shows none. */
  readonly accessKeyId: string | null;
  /** `userIdentity.type`, or `Unknown`. */
  readonly type: string;
  readonly arn: string | null;
  readonly account: string | null;
  /** The AWS service, where `type` says that it is one. */
  readonly service: string | null;
}

/** How somebody came by a temporary access key, as the call to AWS STS that issued it shows. */
export type SignIn =
  /** With a token of an OIDC provider. */
  | { readonly kind: 'web-identity'; readonly provider: string | null; readonly subject: string | null }
  /** With an assertion of a SAML provider, as IAM Identity Center does. */
  | { readonly kind: 'saml'; readonly provider: string | null; readonly subject: string | null }
  /** By taking a role. Who is behind it is who is behind the caller. */
  | { readonly kind: 'role'; readonly caller: Caller };

/** A key, and the sign-in that issued it. */
export interface IssuedKey {
  readonly accessKeyId: string;
  readonly signIn: SignIn;
}

/** A key whose sign-in was not read with the pushes, and where it may be recorded. */
export interface SoughtKey {
  readonly accessKeyId: string;
  /** The account in whose log the whole of it stands. */
  readonly account: string;
  /** Of the push. The sign-in may be recorded in others: it is where AWS STS was asked. */
  readonly region: string;
  /** When the key can have been issued: milliseconds UTC, whole seconds, half open. */
  readonly range: Interval;
}

/**
 * One call across accounts is logged in both, and the log of the role's account shows of its caller the account alone
 * (IAM User Guide, "Logging IAM and AWS STS API calls with AWS CloudTrail").
 */
export function isOtherAccountsCopy(signIn: SignIn): boolean {
  return signIn.kind === 'role' && signIn.caller.accessKeyId === null && signIn.caller.type === 'AWSAccount';
}

/** Whether two sign-ins say the same. */
export function isSame(one: SignIn, other: SignIn): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
