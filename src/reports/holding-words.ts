import type { ImagePush } from '../core/image-pushes.ts';
import type { Incident } from '../core/incident.ts';
import { utcMinute } from '../core/local-time.ts';
import type { HeldPart } from '../core/tracking/held-parts.ts';
import type { IssueLink, PushHolding } from '../core/tracking/tracking.ts';
import type { Verdict } from '../core/verdict.ts';
import { urlOf } from './link-url.ts';
import { shortened } from './visible.ts';
import { imageOf, listed } from './words.ts';

/** What holds a violation, as text that has to pass a door, and the issue. */
export interface HoldingWords {
  readonly text: string;
  /** Follows the text, in brackets where it is not what the text is about; `null`: there is none. */
  readonly issue: IssueLink | null;
  readonly inBrackets: boolean;
}

/** GitHub's are no longer; in a sentence no name is. */
const LONGEST_LOGIN = 60;
/** So many names of images are told of a part. */
const NAMES_SHOWN = 4;
const LONGEST_NAME = 60;
/** So many parts of one incident are told. */
const PARTS_SHOWN = 5;

/** `issue #12`, `outside, approved by mona-lisa on 2026-10-26 09:14 UTC (#12)`. */
function holdingWords(holding: PushHolding, verdict: Verdict): HoldingWords {
  const { issue } = holding;
  switch (holding.kind) {
    case 'open':
      return { text: 'issue', issue, inBrackets: false };
    case 'approved': {
      const { by, at } = holding.approval;
      const text = `${verdict}, approved by ${shortened(by, LONGEST_LOGIN)} on ${utcMinute(at)} UTC`;
      return { text, issue, inBrackets: true };
    }
    case 'closed':
      return { text: 'closed, not approved', issue, inBrackets: true };
    case 'overflow':
      return issue === null
        ? { text: 'no room for an issue (max-issues)', issue, inBrackets: false }
        : { text: 'no room (max-issues) to reopen issue', issue, inBrackets: false };
    case 'undelivered':
      return issue === null
        ? { text: 'not delivered', issue, inBrackets: false }
        : { text: 'not delivered to issue', issue, inBrackets: false };
  }
}

/** What stands behind the number of the issue in a narrow column; without an issue it says all. Empty: it is open. */
export function briefHolding(holding: PushHolding): string {
  switch (holding.kind) {
    case 'open':
      return '';
    case 'approved':
      return `approved by ${shortened(holding.approval.by, LONGEST_LOGIN)}`;
    case 'closed':
      return 'closed, not approved';
    case 'overflow':
      return 'no room (max-issues)';
    case 'undelivered':
      return 'not delivered';
  }
}

/** What holds an incident: of each part its words as a sentence, and which images it is about where there are several. */
export interface PartWords extends HoldingWords {
  /** Names from outside; empty where the part is the whole incident. */
  readonly images: readonly string[];
}

/** In order of their first push; `more` parts are not told. */
export function partsWords(
  incident: Incident,
  parts: readonly HeldPart[],
): { readonly parts: PartWords[]; readonly more: number } {
  const shown = parts.slice(0, PARTS_SHOWN);
  const isWhole = parts[0]?.pushes.length === incident.pushes.length;
  const imageOfPush = isWhole ? new Map<object, ImagePush>() : imagesByManifest(incident);
  return {
    parts: shown.map(({ holding, pushes: [first, ...others] }) => {
      const said = holdingWords(holding, first.judgement.verdict);
      const words = { ...said, text: said.text.replace(/^[a-z]/, (letter) => letter.toUpperCase()) };
      if (isWhole) return { ...words, images: [] };
      const images = new Set([first, ...others].map((judged) => imageOfPush.get(judged)?.main ?? judged));
      const names = [...images].map(({ push }) => shortened(imageOf(push), LONGEST_NAME));
      const more = names.length - NAMES_SHOWN;
      return { ...words, images: more > 0 ? [...names.slice(0, NAMES_SHOWN), `${more} more`] : names };
    }),
    more: parts.length - shown.length,
  };
}

function imagesByManifest({ images }: Incident): ReadonlyMap<object, ImagePush> {
  const found = new Map<object, ImagePush>();
  for (const image of images) for (const judged of image.manifests) found.set(judged, image);
  return found;
}

/** In plain text, which has to pass the door of its medium. */
export function plainHolding({ text, issue, inBrackets }: HoldingWords): string {
  if (issue === null) return text;
  return inBrackets ? `${text} (#${issue.number})` : `${text} #${issue.number}`;
}

/** What holds an incident, a line for each part, for a terminal or a log: `Issue #12: v2.8.1 and v2.8.2, https://…`. */
export function holdingLines(incident: Incident, parts: readonly HeldPart[]): string[] {
  const { parts: shown, more } = partsWords(incident, parts);
  return [
    ...shown.map(({ images, ...words }) => {
      const which = images.length === 0 ? '' : `: ${listed(images)}`;
      return withAddress(plainHolding(words) + which, words.issue);
    }),
    ...(more > 0 ? [`… and ${more} more`] : []),
  ];
}

/** Text about an issue, and its address, for a medium without links. */
export function withAddress(text: string, issue: IssueLink | null): string {
  const url = issue === null ? null : urlOf(issue);
  return url === null ? text : `${text}, ${url}`;
}
