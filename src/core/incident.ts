import { civilDateOf, mondayOf } from './civil.ts';
import { type ImagePush, judgedBy } from './image-pushes.ts';
import type { Instant } from './instant.ts';
import { localDayOf } from './local-day.ts';
import { isoDate, utcIso } from './local-time.ts';
import type { Severity } from './policy.ts';
import { byTime, type RepositoryId, repositoryKey } from './push.ts';
import { compareText } from './text-order.ts';
import { type AttributedPush, CAUSES, type Cause } from './verdict.ts';

/** The violations of one repository in one closed period: one thing to look at, one issue. */
export interface Incident extends RepositoryId {
  /** The same for the same incident in every run, whatever else was read. */
  readonly key: string;
  readonly severity: Severity;
  /** Of its pushes the most particular. */
  readonly cause: Cause;
  /** The closing before; `null` where it was never open before. */
  readonly closedFrom: Instant | null;
  /** The next opening; `null` where there is none. */
  readonly closedUntil: Instant | null;
  /** The manifests, in order of time, at least one. */
  readonly pushes: readonly [AttributedPush, ...AttributedPush[]];
  /**
   * What people call its pushes, in order of time, at least one. Each is whole, so its manifests may hold others than
   * violations of this period; its `worst` is one of `pushes`.
   */
  readonly images: readonly ImagePush[];
  readonly firstTime: Instant;
  readonly lastTime: Instant;
}

const MOST_SEVERE_FIRST: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/**
 * Groups violations, given in order of time; `images` are what all pushes were put together to. The most severe come first,
 * then the earliest.
 */
export function incidentsOf(judged: Iterable<AttributedPush>, images: Iterable<ImagePush>): Incident[] {
  const imageOf = imagesOfViolations(images);
  const groups = new Map<string, { cause: Cause; pushes: [AttributedPush, ...AttributedPush[]] }>();
  for (const found of judged) {
    const { cause } = found.judgement;
    if (cause === null) continue;
    const key = incidentKey(found);
    const group = groups.get(key);
    if (group) {
      group.pushes.push(found);
      if (CAUSES.indexOf(cause) < CAUSES.indexOf(group.cause)) group.cause = cause;
    } else groups.set(key, { cause, pushes: [found] });
  }
  const incidents = [...groups].map(([key, { cause, pushes }]): Incident => {
    const [first] = pushes;
    const { registry, account, region, repository } = first.push;
    const { closedSince, opensAt, entry } = first.judgement;
    return {
      key,
      registry,
      account,
      region,
      repository,
      severity: entry.severity,
      cause,
      closedFrom: closedSince,
      closedUntil: opensAt,
      pushes,
      images: imagesIn(pushes, imageOf),
      firstTime: first.push.time,
      lastTime: (pushes.at(-1) ?? first).push.time,
    };
  });
  const rank = ({ severity }: Incident) => MOST_SEVERE_FIRST.indexOf(severity);
  return incidents.sort((a, b) => rank(a) - rank(b) || a.firstTime - b.firstTime || compareText(a.key, b.key));
}

function imagesOfViolations(images: Iterable<ImagePush>): Map<AttributedPush, ImagePush> {
  const imageOf = new Map<AttributedPush, ImagePush>();
  for (const image of images)
    for (const judged of image.manifests) if (judged.judgement.cause !== null) imageOf.set(judged, image);
  return imageOf;
}

/** A push can reach into two closed periods where a window between them is shorter than it took. */
function imagesIn(pushes: readonly AttributedPush[], imageOf: ReadonlyMap<AttributedPush, ImagePush>): ImagePush[] {
  const found = new Map<ImagePush, [AttributedPush, ...AttributedPush[]]>();
  for (const judged of pushes) {
    const image = imageOf.get(judged);
    if (image === undefined) continue;
    const known = found.get(image);
    if (known) known.push(judged);
    else found.set(image, [judged]);
  }
  const images = [...found].map(([image, here]) => judgedBy(image, here));
  return images.sort((a, b) => byTime(a.worst.push, b.worst.push));
}

/**
 * Repository and closed period. The period is named by its start; where it has none, by its end; where it has neither,
 * which is where nothing ever opens, by the Monday of the push's local week.
 */
function incidentKey({ push, judgement }: AttributedPush): string {
  const repository = repositoryKey(push).replaceAll(' ', '/');
  const { closedSince, opensAt, zone } = judgement;
  if (closedSince !== null) return `${repository}@${utcIso(closedSince)}`;
  if (opensAt !== null) return `${repository}@until-${utcIso(opensAt)}`;
  return `${repository}@week-${isoDate(civilDateOf(mondayOf(localDayOf(push.time, zone))))}`;
}
