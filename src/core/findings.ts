import type { Attribution } from './attribution.ts';
import type { ImagePush } from './image-pushes.ts';
import type { Instant } from './instant.ts';
import type { Severity } from './policy.ts';
import { type Principal, type Push, type RepositoryId, repositoryKey } from './push.ts';
import { riskierOrigin, riskScore } from './risk.ts';
import { compareText } from './text-order.ts';
import { type AttributedPush, CAUSES, type Cause } from './verdict.ts';

/**
 * Violations as detections group them: by Region, principal, repository and tag, with the first and last time and the count
 * (Splunk, "AWS ECR Container Upload Outside Business Hours"). Closed periods play no part, those are for incidents.
 */
export interface Finding extends RepositoryId {
  readonly principal: Principal;
  /** By which people name the images: what has no tag goes by that of its index. `null`: by digest, or not shown. */
  readonly tag: string | null;
  /** False where the record lost the tag. */
  readonly tagKnown: boolean;
  /** Manifests, from 1. */
  readonly pushes: number;
  /** What people call pushes, from 1. */
  readonly images: number;
  readonly firstTime: Instant;
  readonly lastTime: Instant;
  readonly severity: Severity;
  /** Of its pushes the most particular. */
  readonly cause: Cause;
  /** Of its pushes the one with most points, see `riskScore`. */
  readonly origin: Attribution['kind'];
  readonly riskScore: number;
}

/** What is one finding, as far as it has been seen. */
interface Group {
  readonly main: Push;
  readonly first: AttributedPush;
  pushes: number;
  images: number;
  firstTime: Instant;
  lastTime: Instant;
  cause: Cause;
  origin: Attribution['kind'];
  /** The image that was counted last. */
  image: ImagePush;
}

/** The highest risk first, then the earliest. The order of `images` has no influence. */
export function findingsOf(images: Iterable<ImagePush>): Finding[] {
  const principals = new Map<Principal, string>();
  const groups = new Map<string, Group>();
  for (const image of images) {
    for (const judged of image.manifests) {
      const { cause } = judged.judgement;
      if (cause === null) continue;
      const { principal } = judged.push;
      const who = principals.get(principal) ?? principalKey(principal);
      principals.set(principal, who);
      const { tag, tagKnown } = image.main.push;
      const key = `${repositoryKey(judged.push)} ${who} ${tagKnown} ${tag ?? ''}`;
      const known = groups.get(key);
      if (known) add(known, image, judged, cause);
      else groups.set(key, groupOf(image, judged, cause));
    }
  }
  const findings = [...groups].map(([key, group]) => ({ key, finding: findingOf(group) }));
  findings.sort(({ finding: a, key: one }, { finding: b, key: two }) => {
    return b.riskScore - a.riskScore || a.firstTime - b.firstTime || compareText(one, two);
  });
  return findings.map(({ finding }) => finding);
}

function groupOf(image: ImagePush, first: AttributedPush, cause: Cause): Group {
  const { time } = first.push;
  const origin = first.attribution.kind;
  return { main: image.main.push, first, pushes: 1, images: 1, firstTime: time, lastTime: time, cause, origin, image };
}

function add(group: Group, image: ImagePush, { push, attribution }: AttributedPush, cause: Cause): void {
  group.pushes++;
  if (group.image !== image) group.images++;
  group.image = image;
  group.firstTime = Math.min(group.firstTime, push.time);
  group.lastTime = Math.max(group.lastTime, push.time);
  if (CAUSES.indexOf(cause) < CAUSES.indexOf(group.cause)) group.cause = cause;
  group.origin = riskierOrigin(attribution.kind, group.origin);
}

/** Every field is written out: V8 keeps an object that was spread together as a hash table, at three times the memory. */
function findingOf({ main, first, pushes, images, firstTime, lastTime, cause, origin }: Group): Finding {
  const { registry, account, region, repository, principal } = first.push;
  const { severity } = first.judgement.entry;
  return {
    registry,
    account,
    region,
    repository,
    principal,
    tag: main.tag,
    tagKnown: main.tagKnown,
    pushes,
    images,
    firstTime,
    lastTime,
    severity,
    cause,
    origin,
    riskScore: riskScore({ severity, cause, origin, images }),
  };
}

function principalKey({ type, arn, name, session, role, account, via }: Principal): string {
  return JSON.stringify([type, arn, name, session, role, account, via]);
}
