import type { RunFacts } from '../core/facts.ts';
import type { ImagePush } from '../core/image-pushes.ts';
import type { AttributedPush } from '../core/verdict.ts';
import { imageOf } from './words.ts';

/** Rows of the table of pushes, some 600 bytes each. */
const PUSHES_LISTED = 10_000;

/** Which pushes the page lists, each an image with its manifests, and where in the page that is. */
export class ListedPushes {
  /** In order of time. */
  readonly images: readonly ImagePush[];
  /** All that there are. */
  readonly #byWorst: ReadonlyMap<AttributedPush, ImagePush>;
  readonly #anchors: ReadonlyMap<AttributedPush, string>;

  /** Of very many: violations before others, late ones before early ones. */
  constructor({ images }: Pick<RunFacts, 'images'>) {
    this.images = images.length <= PUSHES_LISTED ? images : mostOf(images, PUSHES_LISTED);
    this.#byWorst = new Map(images.map((image) => [image.worst, image]));
    this.#anchors = new Map(this.images.map(({ worst }, index) => [worst, `p${index + 1}`]));
  }

  /** Whether a manifest is the one whose verdict counts for its image. */
  isWorst(judged: AttributedPush): boolean {
    return this.#byWorst.has(judged);
  }

  /** What people name an image by, of which this is the worst manifest. */
  nameOf(worst: AttributedPush): string {
    return imageOf((this.#byWorst.get(worst)?.main ?? worst).push);
  }

  /** Where the image is told of; the table where it is not listed. */
  anchorOf(worst: AttributedPush): string {
    return this.#anchors.get(worst) ?? 'pushes';
  }
}

function mostOf(images: readonly ImagePush[], most: number): ImagePush[] {
  const isBad = ({ worst }: ImagePush) => worst.judgement.cause !== null;
  const bad = images.filter(isBad).slice(-most);
  const others = images.filter((image) => !isBad(image)).slice(-most);
  const kept = new Set([...bad, ...others.slice(Math.min(others.length, bad.length + others.length - most))]);
  return images.filter((image) => kept.has(image));
}
