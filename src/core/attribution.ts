import type { Principal, Push } from './push.ts';
import type { Caller, SignIns } from './sign-in.ts';
import { isGitHub, type WorkflowSubject, workflowSubject } from './workflow.ts';

export const UNKNOWN_REASONS = [
  'no-key',
  'no-sign-in',
  'service-role',
  'other-account',
  'contradiction',
  'loop',
  'too-many-roles',
] as const;

/**
 * Why no sign-in can be told: the record shows no key; nothing that was read issued the key; a service-linked role has
 * none; only the log of the caller's account shows it; several issued it; roles were taken in a circle, or one from
 * another more often than is followed.
 */
export type UnknownReason = (typeof UNKNOWN_REASONS)[number];

/** Who was at the beginning. */
type Origin =
  /** A GitHub workflow. `where` is `null` where the organisation gave its subjects a shape of its own. */
  | {
      readonly kind: 'workflow';
      readonly provider: string;
      readonly subject: string;
      readonly where: WorkflowSubject | null;
    }
  | { readonly kind: 'federated'; readonly provider: string | null; readonly subject: string | null }
  | { readonly kind: 'saml'; readonly provider: string | null; readonly subject: string | null }
  /** A user with a key of their own, or the root user. */
  | { readonly kind: 'user'; readonly arn: string | null }
  /** An AWS service with a role that it was given, such as the role of an instance or of a build. */
  | { readonly kind: 'service'; readonly service: string | null }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason };

export const ORIGINS = [
  'workflow',
  'federated',
  'saml',
  'user',
  'service',
  'unknown',
] as const satisfies readonly Origin['kind'][];

/** The sign-in behind a push. */
export type Attribution = Origin & {
  /** The sessions in between, where one role was taken from another: the one that the pushing role was taken from comes first. */
  readonly through: readonly Caller[];
};

/** Roles taken from roles are followed so far. Real chains are of two or three. */
const MOST_ROLES = 8;

/** Only a service itself can take such a role, so that its sign-in tells nothing more (IAM User Guide, "Service-linked roles"). */
const SERVICE_LINKED = /^arn:aws[a-z-]*:iam::\d{12}:role\/aws-service-role\//;

/** Follows the keys of pushes to the sign-ins that issued them. */
export class Attributor {
  readonly #signIns: SignIns;
  /** Many pushes of one session share one answer. */
  readonly #known = new Map<Principal, Map<string | null, Attribution>>();

  constructor(signIns: SignIns) {
    this.#signIns = signIns;
  }

  of(push: Pick<Push, 'accessKeyId' | 'principal'>): Attribution {
    const ofPrincipal = this.#known.get(push.principal) ?? new Map<string | null, Attribution>();
    this.#known.set(push.principal, ofPrincipal);
    const attribution = ofPrincipal.get(push.accessKeyId) ?? this.#follow(callerOf(push), push.principal);
    ofPrincipal.set(push.accessKeyId, attribution);
    return attribution;
  }

  #follow(pusher: Caller, { role }: Principal): Attribution {
    const keys = new Set<string>();
    const through: Caller[] = [];
    let caller = pusher;
    for (;;) {
      const origin = originOf(caller);
      if (origin !== null) return { ...origin, through };
      if (caller !== pusher) through.push(caller);
      const isOwnRole = caller === pusher && SERVICE_LINKED.test(role ?? '');
      const key = caller.accessKeyId;
      if (key === null) return unknown(isOwnRole ? 'service-role' : keylessReason(caller), through);
      if (keys.has(key)) return unknown('loop', through);
      if (keys.size === MOST_ROLES) return unknown('too-many-roles', through);
      keys.add(key);
      const [signIn, ...others] = this.#signIns.of(key);
      if (signIn === undefined) return unknown(isOwnRole ? 'service-role' : 'no-sign-in', through);
      if (others.length > 0) return unknown('contradiction', through);
      switch (signIn.kind) {
        case 'web-identity':
          return { ...webIdentity(signIn), through };
        case 'saml':
          return { ...signIn, through };
        case 'role':
          caller = signIn.caller;
      }
    }
  }
}

function callerOf({ accessKeyId, principal }: Pick<Push, 'accessKeyId' | 'principal'>): Caller {
  const { type, arn, account, name } = principal;
  return { accessKeyId, type, arn, account, service: type === 'AWSService' ? name : null };
}

/** Who needs no sign-in; `null` for the others. */
function originOf({ type, arn, service, accessKeyId }: Caller): Origin | null {
  if (type === 'AWSService') return { kind: 'service', service };
  if (type === 'IAMUser' || type === 'Root' || isLongLived(accessKeyId)) return { kind: 'user', arn };
  return null;
}

/** Keys of users begin so, those that AWS STS issues with ASIA (IAM User Guide, "IAM identifiers", unique identifiers). */
function isLongLived(accessKeyId: string | null): boolean {
  return accessKeyId?.startsWith('AKIA') ?? false;
}

function keylessReason({ type }: Caller): UnknownReason {
  return type === 'AWSAccount' ? 'other-account' : 'no-key';
}

function webIdentity({ provider, subject }: { provider: string | null; subject: string | null }): Origin {
  return isGitHub(provider) && subject !== null
    ? { kind: 'workflow', provider, subject, where: workflowSubject(subject) }
    : { kind: 'federated', provider, subject };
}

function unknown(reason: UnknownReason, through: readonly Caller[]): Attribution {
  return { kind: 'unknown', reason, through };
}
