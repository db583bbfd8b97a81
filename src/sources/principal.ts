import type { Principal } from '../core/push.ts';
import { type Fields, fieldsOf, textOf } from './wire.ts';

/**
 * What every push of a docker or OCI client shows as its caller since the registry calls ECR itself: it tells nothing of
 * who pushed.
 */
const REGISTRY_ITSELF: readonly string[] = ['ecr.amazonaws.com', 'AWS Internal'];

/** Who made the call (CloudTrail User Guide, "CloudTrail userIdentity element"). */
export function principalOf(userIdentity: unknown): Principal {
  const identity = fieldsOf(userIdentity);
  const issuer = fieldsOf(fieldsOf(identity.sessionContext).sessionIssuer);
  const type = textOf(identity.type) ?? 'Unknown';
  const invokedBy = textOf(identity.invokedBy);
  const service = type === 'AWSService';
  return {
    type,
    arn: textOf(identity.arn),
    name: service ? invokedBy : nameOf(type, identity, issuer),
    session: sessionOf(type, identity),
    role: roleOf(type, identity, issuer),
    account: textOf(identity.accountId),
    via: service || invokedBy === null || REGISTRY_ITSELF.includes(invokedBy) ? null : invokedBy,
  };
}

function nameOf(type: string, identity: Fields, issuer: Fields): string | null {
  const userName = textOf(identity.userName);
  const arn = textOf(identity.arn);
  switch (type) {
    case 'Root':
      // Its userName is the account's alias.
      return 'root';
    case 'AssumedRole':
    case 'FederatedUser':
      // Who issued the session. Its own name was chosen by its caller.
      return textOf(issuer.userName) ?? lastSegment(textOf(issuer.arn)) ?? assumedRole(arn)?.role ?? userName;
    default:
      return userName ?? lastSegment(arn);
  }
}

function sessionOf(type: string, identity: Fields): string | null {
  switch (type) {
    case 'AssumedRole':
      return assumedRole(textOf(identity.arn))?.session ?? behindColon(textOf(identity.principalId));
    case 'FederatedUser':
      return lastSegment(textOf(identity.arn)) ?? behindColon(textOf(identity.principalId));
    default:
      return null;
  }
}

function roleOf(type: string, identity: Fields, issuer: Fields): string | null {
  if (type === 'Role') return textOf(identity.arn);
  return type === 'AssumedRole' || issuer.type === 'Role' ? textOf(issuer.arn) : null;
}

/** `arn:aws:sts::111122223333:assumed-role/ROLE/SESSION` */
function assumedRole(arn: string | null): { role: string; session: string } | null {
  const [, role, session] = /^arn:[^:]*:sts::[^:]*:assumed-role\/([^/]+)\/([^/]+)$/.exec(arn ?? '') ?? [];
  return role !== undefined && session !== undefined ? { role, session } : null;
}

/** `NAME` of `arn:aws:iam::111122223333:user/path/NAME` */
function lastSegment(arn: string | null): string | null {
  return /^arn:[^/]*\/(?:.*\/)?([^/]+)$/.exec(arn ?? '')?.[1] ?? null;
}

/** `SESSION` of `AROAEXAMPLE:SESSION` */
function behindColon(principalId: string | null): string | null {
  return /^[^:]*:(.+)$/.exec(principalId ?? '')?.[1] ?? null;
}
