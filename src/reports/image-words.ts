import type { ImagePush } from '../core/image-pushes.ts';
import { imageOf, kindOf, plural } from './words.ts';

/** Platforms that are named; more are counted. */
const MOST_PLATFORMS = 4;

/** What was pushed, with all that went with it: `index for linux/amd64, linux/arm64, with 1 signature or attestation`. */
export function imageKindOf(image: ImagePush): string {
  const { main, attachments } = image;
  const platforms = platformWords(image);
  const attached =
    attachments.length === 0
      ? ''
      : `, with ${plural(attachments.length, 'signature or attestation', 'signatures and attestations')}`;
  return `${kindOf(main.push, platforms)}${attached}`;
}

/** ` for linux/amd64`; where the index names no platforms, how many images were pushed with it. */
function platformWords({ main, manifests, attachments }: ImagePush): string {
  const platforms = main.push.platforms ?? [];
  if (platforms.length > MOST_PLATFORMS) return ` for ${platforms.length} platforms`;
  if (platforms.length > 0) return ` for ${platforms.join(', ')}`;
  const images = manifests.length - 1 - attachments.length;
  return images === 0 ? '' : ` of ${plural(images, 'image')}`;
}

/** Which of several manifests counted, where it is not the one that people name the push by; `null` where it is. */
export function worstWords({ main, worst, manifests }: ImagePush): string | null {
  if (worst === main) return null;
  const [part, whole] = [worst, main].map(({ push }) => (push.kind === 'unknown' ? 'manifest' : push.kind));
  return `judged by the worst of its ${manifests.length} manifests, the ${part} ${imageOf(worst.push)}; the ${whole} itself was ${main.judgement.verdict}`;
}

/** All manifests of some image pushes, those among them that broke no rule. */
export function manifestsIn(images: readonly ImagePush[]): number {
  return images.reduce((sum, { manifests }) => sum + manifests.length, 0);
}
