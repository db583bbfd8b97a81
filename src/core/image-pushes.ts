import { HOUR } from './instant.ts';
import { byTime, type Push, repositoryKey, tagsAbout } from './push.ts';
import { pusherOf } from './pusher.ts';
import type { AttributedPush } from './verdict.ts';
import { badnessRank } from './worst.ts';

/** What people call one push: an image with its platforms, attestations and signatures, or one manifest by itself. */
export interface ImagePush {
  /** In order of time, at least one; `main` and `worst` are among them. */
  readonly manifests: readonly AttributedPush[];
  /** What people name it by: the index, else the image, else the one manifest that there is. */
  readonly main: AttributedPush;
  /** The manifest whose verdict counts for the whole, see `worstOf`. */
  readonly worst: AttributedPush;
  /** What goes with `main` besides its platforms: attestations, signatures and the like, in order of time. */
  readonly attachments: readonly AttributedPush[];
}

/** No manifest is further in time from the main one of its push. */
const REACH = HOUR;

const NONE: readonly [] = [];

/**
 * Puts together what people call one push, in order of the time of its main manifest. Every push is in exactly one. The
 * order of `pushes`, which have eventIDs of their own, has no influence.
 *
 * What joins another does so by a digest that a record shows, in the same repository, by the same pusher (`pusherOf`) and
 * within an hour: a manifest joins the nearest index, at or after it, that lists it; what has a subject joins the push to
 * which the last manifest with that digest, at or before it, belongs. Nothing joins that bears a tag of its own, lest the
 * tag be lost, or of which it is open whether it arrived; and no index joins the index that lists it.
 */
export function imagePushesOf(pushes: Iterable<AttributedPush>): ImagePush[] {
  const ordered = [...pushes].sort(inOrder);
  const places = new Places();
  const mains = joinedToIndexes(ordered, places);
  joinAttachments(ordered, places, mains);
  const others = new Map<AttributedPush, AttributedPush[]>();
  for (const [judged, main] of mains) {
    const known = others.get(main);
    if (known) known.push(judged);
    else others.set(main, [judged]);
  }
  return ordered.filter((judged) => !mains.has(judged)).map((main) => imagePush(main, others.get(main) ?? NONE));
}

/** By its main manifest, to which push each manifest belongs; a main one itself is not among the keys. */
export function mainsOf(images: Iterable<ImagePush>): ReadonlyMap<AttributedPush, AttributedPush> {
  const mains = new Map<AttributedPush, AttributedPush>();
  for (const { main, manifests } of images) {
    if (manifests.length > 1) for (const judged of manifests) if (judged !== main) mains.set(judged, main);
  }
  return mains;
}

/**
 * The manifest whose verdict counts for some, which are in order of time: the one with the worst (`badnessRank`). Of
 * several it is `first` where that is one of them, else the earliest.
 */
function worstOf(manifests: readonly AttributedPush[], first: AttributedPush): AttributedPush {
  return manifests.reduce((a, b) => (badnessRank(b.judgement) < badnessRank(a.judgement) ? b : a), first);
}

/** The same image by the verdicts of some of its manifests, at least one, given in order of time. */
export function judgedBy(image: ImagePush, some: readonly [AttributedPush, ...AttributedPush[]]): ImagePush {
  const worst = worstOf(some, some.includes(image.main) ? image.main : some[0]);
  return worst === image.worst ? image : { ...image, worst };
}

/** The images of which some manifests are meant, by the verdicts of those, in order of time; each image once. */
export function imagesAmong(meant: readonly AttributedPush[], images: Iterable<ImagePush>): ImagePush[] {
  const isMeant = new Set(meant);
  const found = new Map<AttributedPush, ImagePush>();
  for (const image of images) {
    const [first, ...others] = image.manifests.filter((judged) => isMeant.has(judged));
    if (first !== undefined) found.set(image.main, judgedBy(image, [first, ...others]));
  }
  return [...found.values()].sort((a, b) => byTime(a.worst.push, b.worst.push));
}

function imagePush(main: AttributedPush, others: readonly AttributedPush[]): ImagePush {
  if (others.length === 0) return { manifests: [main], main, worst: main, attachments: NONE };
  const manifests = [main, ...others].sort(inOrder);
  const attachments = manifests.filter((judged) => judged !== main && isAttachment(judged.push));
  return { manifests, main, worst: worstOf(manifests, main), attachments };
}

function isAttachment({ kind, subject }: Push): boolean {
  return kind === 'artifact' || subject !== null;
}

/** To which index each manifest belongs that an index lists. */
function joinedToIndexes(ordered: readonly AttributedPush[], places: Places): Map<AttributedPush, AttributedPush> {
  const indexes = new Map<string, AttributedPush[]>();
  for (const judged of ordered) {
    const { lists, subject } = judged.push;
    // An index of what speaks about an image is no image.
    const place = lists === null || subject !== null ? null : places.of(judged);
    if (place === null) continue;
    for (const digest of new Set(lists)) {
      const key = `${place} ${digest}`;
      const known = indexes.get(key);
      if (known) known.push(judged);
      else indexes.set(key, [judged]);
    }
  }
  const mains = new Map<AttributedPush, AttributedPush>();
  if (indexes.size === 0) return mains;
  for (const judged of ordered) {
    const { time, digest, lists } = judged.push;
    const place = digest === null || lists !== null || isNamed(judged.push) ? null : places.of(judged);
    if (place === null) continue;
    const index = firstFrom(indexes.get(`${place} ${digest}`) ?? NONE, time);
    if (index !== undefined && index.push.time - time <= REACH) mains.set(judged, index);
  }
  return mains;
}

/** Adds to which push what has a subject belongs. */
function joinAttachments(
  ordered: readonly AttributedPush[],
  places: Places,
  mains: Map<AttributedPush, AttributedPush>,
): void {
  const subjects = new Set<string>();
  for (const { push } of ordered) if (push.subject !== null) subjects.add(push.subject);
  if (subjects.size === 0) return;
  const last = new Map<string, AttributedPush>();
  for (const judged of ordered) {
    const { time, digest, subject } = judged.push;
    const asks = subject !== null && !isNamed(judged.push) && !mains.has(judged);
    const isAskedFor = digest !== null && subjects.has(digest);
    const place = asks || isAskedFor ? places.of(judged) : null;
    if (place === null) continue;
    const target = asks ? last.get(`${place} ${subject}`) : undefined;
    const main = target && (mains.get(target) ?? target);
    if (main !== undefined && Math.abs(time - main.push.time) <= REACH) mains.set(judged, main);
    if (isAskedFor) last.set(`${place} ${digest}`, judged);
  }
}

/** Where, how and by whom, as a number: only what agrees in it may be joined. */
class Places {
  readonly #numbers = new Map<string, number>();
  readonly #known = new Map<AttributedPush, number | null>();

  /** `null`: it is joined with nothing. */
  of(judged: AttributedPush): number | null {
    const known = this.#known.get(judged);
    if (known !== undefined) return known;
    const number = this.#numberOf(judged);
    this.#known.set(judged, number);
    return number;
  }

  #numberOf(judged: AttributedPush): number | null {
    const { push } = judged;
    const pusher = push.errorCode === null ? pusherOf(judged) : null;
    if (pusher === null) return null;
    const place = `${repositoryKey(push)} ${push.arrival} ${pusher}`;
    const number = this.#numbers.get(place) ?? this.#numbers.size;
    this.#numbers.set(place, number);
    return number;
  }
}

/** Whether a push bears, or may bear, a tag that says more than which manifest it speaks about (`sha256-….sig`). */
function isNamed({ tag, tagKnown, subject }: Push): boolean {
  return tag === null ? !tagKnown : subject === null || !tagsAbout(subject).includes(tag);
}

/** The first that is not before a moment, of some in order of time. */
function firstFrom(ordered: readonly AttributedPush[], time: number): AttributedPush | undefined {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.push.time ?? Infinity) < time) low = middle + 1;
    else high = middle;
  }
  return ordered[low];
}

/** Clocks have whole seconds: in the same one, what speaks about another comes after it. */
function inOrder({ push: a }: AttributedPush, { push: b }: AttributedPush): number {
  return a.time - b.time || Number(a.subject !== null) - Number(b.subject !== null) || byTime(a, b);
}
