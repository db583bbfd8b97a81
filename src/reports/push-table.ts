import type { ImagePush } from '../core/image-pushes.ts';
import { atZone, isRepeatedHour } from '../core/local-time.ts';
import type { AttributedPush } from '../core/verdict.ts';
import { imageKindOf, worstWords } from './image-words.ts';
import { distinct } from './incident-words.ts';
import { codeCell, wordsCell } from './markdown.ts';
import { unbroken } from './markdown-blocks.ts';
import { ruleOf } from './rule-words.ts';
import { reasonOf } from './sentences.ts';
import { signInWords } from './sign-in-words.ts';
import { imageOf, type Show, whoOf } from './words.ts';

/** What is the same for all of some images, and so is said above their table and not in it. */
export interface InCommon {
  /** Who pushed; `null`: several did. */
  readonly who: string | null;
  /** Whether one rule decided. */
  readonly oneRule: boolean;
}

/** `show`: for use anywhere but in a table. */
export function inCommon(images: readonly ImagePush[], show: Show): InCommon {
  const [who = null, ...otherPushers] = distinct(
    images,
    ({ main }) => main.attribution,
    ({ main }) => whoWords(main, show),
  );
  const rules = distinct(
    images,
    ({ worst }) => worst.judgement,
    ({ worst }) => ruleOf(worst.judgement),
  );
  return { who: otherPushers.length === 0 ? who : null, oneRule: rules.length === 1 };
}

/** What a table of pushes says of each besides when and what it was. */
export interface PushColumns {
  /** Who pushed. */
  readonly who: boolean;
  /** The title of the column that says why each has its verdict; `null`: none does. */
  readonly why: string | null;
}

export const WHY_OUTSIDE = 'Why it is outside';

/** Only what is not the same for all of some violations. */
export function notInCommon({ who, oneRule }: InCommon): PushColumns {
  return { who: who === null, why: oneRule ? null : WHY_OUTSIDE };
}

/** A table of images: its titles, and the line of one. */
export function pushLines({ who, why }: PushColumns): {
  readonly titles: readonly string[];
  readonly line: (image: ImagePush) => readonly string[];
} {
  return {
    titles: ['Local time', 'Tag', 'What', ...(who ? ['By'] : []), ...(why === null ? [] : [why])],
    line: (image) => [
      unbroken(timeWords(image.main)),
      codeCell(imageOf(image.main.push)),
      whatWords(image),
      ...(who ? [whoWords(image.main, codeCell)] : []),
      ...(why === null ? [] : [wordsCell(reasonOf(image.worst))]),
    ],
  };
}

function whoWords(judged: AttributedPush, show: Show): string {
  const signIn = signInWords(judged, show);
  return whoOf(judged.push, show) + (signIn === null ? '' : `, ${signIn}`);
}

/**
 * `Sat 24 Oct 2026 02:14:09`, without hyphens, at which a narrow cell would break it; with its offset where the clocks show
 * that time twice.
 */
function timeWords({ push: { time }, judgement: { zone } }: AttributedPush): string {
  return atZone(time, zone).toFormat(
    isRepeatedHour(time, zone) ? "EEE d MMM yyyy HH:mm:ss 'UTC'Z" : 'EEE d MMM yyyy HH:mm:ss',
  );
}

function whatWords(image: ImagePush): string {
  const { main, manifests } = image;
  const worst = worstWords(image);
  return [
    wordsCell(imageKindOf(image)) + (manifests.length === 1 ? '' : unbroken(` (${manifests.length} manifests)`)),
    ...(worst === null ? [] : [wordsCell(worst)]),
    ...(main.push.errorCode === null ? [] : [`answered ${codeCell(main.push.errorCode)}, it may have arrived`]),
  ].join('; ');
}
