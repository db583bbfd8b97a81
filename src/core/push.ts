import type { Instant } from './instant.ts';
import { compareText } from './text-order.ts';

/** Amazon ECR private registries, or Amazon ECR Public (whose records always name us-east-1). */
export type Registry = (typeof REGISTRIES)[number];

export const REGISTRIES = ['private', 'public'] as const;

/**
 * What a manifest is: a runnable image, an index (multi-platform image), or an artifact that speaks about an image
 * (signature, attestation, SBOM). `unknown` where the record does not show it. All are judged alike.
 */
export type Kind = 'image' | 'index' | 'artifact' | 'unknown';

/** How an image came: somebody pushed it, or the service brought it on its own. */
export type Arrival = (typeof ARRIVALS)[number];

export const ARRIVALS = ['push', 'replication', 'pull-through', 'restore'] as const;

/** Who made the call, as `userIdentity` shows it. `null` is "the record does not show it", never "there is none". */
export interface Principal {
  /** `userIdentity.type`, or `Unknown`. */
  readonly type: string;
  readonly arn: string | null;
  /** Role name, user name, `root`, or the service. */
  readonly name: string | null;
  /** Session name of an assumed role. Its caller chose it freely. */
  readonly session: string | null;
  /** ARN of the role behind a session, which no caller can choose. */
  readonly role: string | null;
  readonly account: string | null;
  /** The service that called on the principal's behalf; `null` also for `ecr.amazonaws.com` and `AWS Internal`, which every docker push shows. */
  readonly via: string | null;
}

/** One repository of one registry: what a policy entry is matched against and what incidents are grouped by. */
export interface RepositoryId {
  readonly registry: Registry;
  /** Account that owns the registry, twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly repository: string;
}

/** One image manifest that arrived in a repository. */
export interface Push extends RepositoryId {
  readonly eventId: string;
  /** When the call completed (CloudTrail `eventTime`), whole seconds. */
  readonly time: Instant;
  /** `null`: pushed by digest, or not shown (see `tagKnown`). */
  readonly tag: string | null;
  /** False where CloudTrail left the fields out as too large: the push may bear any tag. */
  readonly tagKnown: boolean;
  readonly digest: string | null;
  readonly mediaType: string | null;
  readonly kind: Kind;
  /** Digests of the manifests that an index lists; `null`: no index, or not shown. */
  readonly lists: readonly string[] | null;
  /** What an index's images are made for, `os/architecture` with the variant, each once; `null`: no index, or not shown. */
  readonly platforms: readonly string[] | null;
  /** Digest of the manifest that this one speaks about, as a signature does; `null`: none, or not shown. */
  readonly subject: string | null;
  readonly arrival: Arrival;
  readonly principal: Principal;
  /** The key that the call was signed with: it leads to the sign-in behind the push. No report shows it. */
  readonly accessKeyId: string | null;
  readonly sourceIp: string | null;
  readonly userAgent: string | null;
  /** Set where the call failed in a way that leaves open whether the image arrived (ServerException, KmsException, unknown codes). */
  readonly errorCode: string | null;
  /** One call delivered to two accounts bears one `sharedEventID` (and two eventIDs). */
  readonly sharedEventId: string | null;
  /** The account whose trail delivered the record. */
  readonly recipientAccount: string | null;
  /** `addendum.originalEventID` of a correction (`UPDATED_DATA`): the record that this one replaces. */
  readonly corrects: string | null;
}

/**
 * The tags under which tools push what speaks about a manifest, where the registry keeps no list of its own: signature,
 * attestation and SBOM (Sigstore, "Cosign signature specification"), and the index of all (OCI distribution specification
 * v1.1, "Referrers Tag Schema").
 */
export function tagsAbout(digest: string): readonly string[] {
  const tag = digest.replace(':', '-');
  return [`${tag}.sig`, `${tag}.att`, `${tag}.sbom`, tag];
}

/** In order of time, equal times by eventID. */
export function byTime(a: Push, b: Push): number {
  return a.time - b.time || compareText(a.eventId, b.eventId);
}

/** The repository as one text: key for grouping and look-ups. No part can contain a space. */
export function repositoryKey(id: RepositoryId): string {
  return `${id.registry} ${id.account} ${id.region} ${id.repository}`;
}
