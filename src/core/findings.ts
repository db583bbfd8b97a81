import type { Attribution } from './attribution.ts';
import type { ImagePush } from './image-pushes.ts';
import type { Instant } from './instant.ts';
import type { Severity } from './policy.ts';
import { type Principal, type RepositoryId, repositoryKey } from './push.ts';
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

type Known = Omit<Finding, 'riskScore'>;

/** The highest risk first, then the earliest. The order of `images` has no influence. */
export function findingsOf(images: Iterable<ImagePush>): Finding[] {
  const principals = new Map<Principal, string>();
  const found = new Map<string, Known>();
  for (const { main, manifests } of images) {
    const ofImage = new Set<string>();
    for (const judged of manifests) {
      const { cause } = judged.judgement;
      if (cause === null) continue;
      const { principal } = judged.push;
      const who = principals.get(principal) ?? principalKey(principal);
      principals.set(principal, who);
      const key = `${repositoryKey(judged.push)} ${who} ${main.push.tagKnown} ${main.push.tag ?? ''}`;
      const known = found.get(key);
      const isNew = !ofImage.has(key);
      ofImage.add(key);
      found.set(key, known ? joined(known, judged, cause, isNew) : started(main, judged, cause));
    }
  }
  return [...found]
    .map(([key, known]): [string, Finding] => [key, { ...known, riskScore: riskScore(known) }])
    .sort(([a, one], [b, two]) => {
      return two.riskScore - one.riskScore || one.firstTime - two.firstTime || compareText(a, b);
    })
    .map(([, finding]) => finding);
}

function started(main: AttributedPush, { push, judgement, attribution }: AttributedPush, cause: Cause): Known {
  const { registry, account, region, repository, principal, time } = push;
  return {
    registry,
    account,
    region,
    repository,
    principal,
    tag: main.push.tag,
    tagKnown: main.push.tagKnown,
    pushes: 1,
    images: 1,
    firstTime: time,
    lastTime: time,
    severity: judgement.entry.severity,
    cause,
    origin: attribution.kind,
  };
}

function joined(known: Known, { push, attribution }: AttributedPush, cause: Cause, isNewImage: boolean): Known {
  return {
    ...known,
    pushes: known.pushes + 1,
    images: known.images + (isNewImage ? 1 : 0),
    firstTime: Math.min(known.firstTime, push.time),
    lastTime: Math.max(known.lastTime, push.time),
    cause: CAUSES.indexOf(cause) < CAUSES.indexOf(known.cause) ? cause : known.cause,
    origin: riskierOrigin(attribution.kind, known.origin),
  };
}

function principalKey({ type, arn, name, session, role, account, via }: Principal): string {
  return JSON.stringify([type, arn, name, session, role, account, via]);
}
