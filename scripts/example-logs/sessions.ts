import { numberBelow, roleId, sessionKey } from './ids.ts';
import { wholeSecond } from './record.ts';
import { PUSHERS, type Pusher, type PusherName } from './world.ts';

const MINUTE = 60_000;

/** A pusher's sign-in and the temporary key it gave. */
export interface Session {
  readonly pusher: Pusher;
  readonly accessKeyId: string;
  readonly signedIn: number;
  readonly expires: number;
  /** From the ranges that RFC 5737 keeps for documentation. */
  readonly ip: string;
}

/** The session under which somebody pushes at a time: the one at hand, or a new one where that has expired. */
export function sessionFor(name: PusherName, time: number, current: Session | undefined): Session {
  if (current && time < current.expires) return current;
  const pusher = PUSHERS[name];
  const signedIn = time - 4 * MINUTE - numberBelow(90, `${name} ${time}`) * 1000;
  const machine = 1 + numberBelow(250, `machine ${name} ${time}`);
  return {
    pusher,
    accessKeyId: sessionKey(`${name} ${signedIn}`),
    signedIn,
    expires: signedIn + (pusher.kind === 'person' ? 720 : 60) * MINUTE,
    ip: pusher.kind === 'person' ? '203.0.113.54' : `192.0.2.${machine}`,
  };
}

/** `userIdentity` of what is done in a session. */
export function identityOf({ pusher, accessKeyId, signedIn }: Session): Record<string, unknown> {
  const { account } = pusher.home;
  const principalId = roleId(roleArn(pusher));
  const federation = { webIdFederationData: { federatedProvider: providerArn(pusher), attributes: {} } };
  return {
    type: 'AssumedRole',
    principalId: `${principalId}:${pusher.session}`,
    arn: sessionArn(pusher),
    accountId: account,
    accessKeyId,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId,
        arn: roleArn(pusher),
        accountId: account,
        userName: roleName(pusher),
      },
      ...(pusher.kind === 'workflow' && federation),
      attributes: { creationDate: wholeSecond(signedIn), mfaAuthenticated: 'false' },
    },
  };
}

export function sessionArn(pusher: Pusher): string {
  return `arn:aws:sts::${pusher.home.account}:assumed-role/${roleName(pusher)}/${pusher.session}`;
}

export function roleArn({ home, role }: Pusher): string {
  return `arn:aws:iam::${home.account}:role/${role}`;
}

function roleName({ role }: Pusher): string {
  return role.slice(role.lastIndexOf('/') + 1);
}

/** ARN of whoever vouches for the pusher. */
export function providerArn({ kind, home }: Pusher): string {
  const provider =
    kind === 'workflow'
      ? 'oidc-provider/token.actions.githubusercontent.com'
      : 'saml-provider/AWSSSO_0123456789abcdef_DO_NOT_DELETE';
  return `arn:aws:iam::${home.account}:${provider}`;
}
