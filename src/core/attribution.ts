import { HOUR, SECOND } from './instant.ts';
import type { Principal, Push } from './push.ts';
import { type Caller, isOtherAccountsCopy, type SoughtKey } from './sign-in.ts';
import type { SignIns } from './sign-ins.ts';
import { isGitHub, type WorkflowSubject, workflowSubject } from './workflow.ts';

export const UNKNOWN_REASONS = [
  'no-key',
  'no-sign-in',
  'not-looked-up',
  'look-up-failed',
  'service-role',
  'other-account',
  'contradiction',
  'loop',
  'too-many-roles',
] as const;

/**
 * Why no sign-in can be told: the record shows no key; nothing that was read issued the key; it was not looked for, since
 * the push broke no rule, the quota did not allow it or the run was told to stop; it was, and not everything could be
 * read; a service-linked role has none; only the log of the caller's account shows it; several issued it; roles were
 * taken in a circle, or one from another more often than is followed.
 */
export type UnknownReason = (typeof UNKNOWN_REASONS)[number];

/** Why a look-up did not find a sign-in. */
export type UnfoundReason = Extract<UnknownReason, 'no-sign-in' | 'not-looked-up' | 'look-up-failed' | 'other-account'>;

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

/** "The maximum session duration" of a role (IAM User Guide, "Update the maximum session duration for a role"). */
const LONGEST_SESSION = 12 * HOUR;

/** Only a service itself can take such a role, so that its sign-in tells nothing more (IAM User Guide, "Service-linked roles"). */
const SERVICE_LINKED = /^arn:aws[a-z-]*:iam::\d{12}:role\/aws-service-role\//;

/** Where the way from a key ended. */
interface Trail {
  readonly attribution: Attribution;
  /** The key whose sign-in would lead on, and the account that logs it; `null`: none would. */
  readonly missing: (Pick<Caller, 'account'> & { readonly accessKeyId: string }) | null;
}

/** Follows the keys of pushes to the sign-ins that issued them. */
export class Attributor {
  readonly #signIns: SignIns;
  readonly #unfound: (accessKeyId: string) => UnfoundReason;
  /** Many pushes of one session share one answer. */
  readonly #known = new Map<Principal, Map<string | null, Trail>>();

  /** `unfound`: why no sign-in is there that issued a key. */
  constructor(signIns: SignIns, unfound: (accessKeyId: string) => UnfoundReason) {
    this.#signIns = signIns;
    this.#unfound = unfound;
  }

  of(push: Pick<Push, 'accessKeyId' | 'principal'>): Attribution {
    return this.#trailOf(push).attribution;
  }

  /** The key whose sign-in would tell more of a push; `null` where none would. */
  soughtFor(push: Push): SoughtKey | null {
    const { attribution, missing } = this.#trailOf(push);
    if (missing === null) return null;
    const account = missing.account ?? push.recipientAccount ?? push.account;
    // Each of the sessions in between may have lasted as long.
    const longest = LONGEST_SESSION * (attribution.through.length + 1);
    const range = { from: push.time - longest, to: push.time + SECOND };
    return { accessKeyId: missing.accessKeyId, account, region: push.region, range };
  }

  #trailOf(push: Pick<Push, 'accessKeyId' | 'principal'>): Trail {
    const ofPrincipal = this.#known.get(push.principal) ?? new Map<string | null, Trail>();
    this.#known.set(push.principal, ofPrincipal);
    const trail = ofPrincipal.get(push.accessKeyId) ?? this.#follow(callerOf(push), push.principal);
    ofPrincipal.set(push.accessKeyId, trail);
    return trail;
  }

  #follow(pusher: Caller, { role }: Principal): Trail {
    const isOwnRole = SERVICE_LINKED.test(role ?? '');
    const keys = new Set<string>();
    const through: Caller[] = [];
    let caller = pusher;
    for (;;) {
      const origin = originOf(caller);
      if (origin !== null) return ended({ ...origin, through });
      if (caller !== pusher) through.push(caller);
      const key = caller.accessKeyId;
      if (key === null) return this.#keyless(caller, through, isOwnRole && caller === pusher, [...keys].at(-1));
      if (keys.has(key)) return ended(unknown('loop', through));
      if (keys.size === MOST_ROLES) return ended(unknown('too-many-roles', through));
      keys.add(key);
      const [signIn, ...others] = this.#signIns.of(key);
      if (signIn === undefined) {
        if (isOwnRole && caller === pusher) return ended(unknown('service-role', through));
        const missing = { accessKeyId: key, account: caller.account };
        return { attribution: unknown(this.#unfound(key), through), missing };
      }
      if (others.length > 0) return ended(unknown('contradiction', through));
      switch (signIn.kind) {
        case 'web-identity':
          return ended({ ...webIdentity(signIn), through });
        case 'saml':
          return ended({ ...signIn, through });
        case 'role':
          caller = signIn.caller;
      }
    }
  }

  /** `issued`: the key that the caller without one was given. */
  #keyless(caller: Caller, through: readonly Caller[], isOwnRole: boolean, issued: string | undefined): Trail {
    const attribution = unknown(isOwnRole ? 'service-role' : keylessReason(caller), through);
    const isElsewhere = issued !== undefined && isOtherAccountsCopy({ kind: 'role', caller });
    return { attribution, missing: isElsewhere ? { accessKeyId: issued, account: caller.account } : null };
  }
}

function ended(attribution: Attribution): Trail {
  return { attribution, missing: null };
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
