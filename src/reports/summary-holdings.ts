import type { Incident } from '../core/incident.ts';
import { type HeldPart, heldPartsOf } from '../core/tracking/held-parts.ts';
import type { Tracking } from '../core/tracking/tracking.ts';
import { briefHolding, type PartWords, partsWords } from './holding-words.ts';
import { code, issueLink, words, wordsCell } from './markdown.ts';
import { unbroken } from './markdown-blocks.ts';
import { listed } from './words.ts';

/** So many parts of one incident are told in a cell. */
const PARTS_SHOWN = 3;

/** What holds an incident, in few words for a cell: `[#12](…) approved by mona-lisa`. */
export function issueCell(incident: Incident, tracking: Tracking): string {
  const parts = heldPartsOf(incident, tracking);
  const more = parts.length - PARTS_SHOWN;
  const shown = parts.slice(0, PARTS_SHOWN).map(partCell);
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join('; ');
}

function partCell({ holding }: HeldPart): string {
  const brief = briefHolding(holding);
  const said = brief === '' ? [] : [wordsCell(brief)];
  return [...(holding.issue === null ? [] : [issueLink(holding.issue)]), ...said].join(unbroken(' '));
}

/** What holds an incident, a sentence for each part, in one block; none where no issues are kept. */
export function holdingSentence(incident: Incident, tracking: Tracking | null): string[] {
  const parts = heldPartsOf(incident, tracking);
  if (parts.length === 0) return [];
  const { parts: shown, more } = partsWords(incident, parts);
  return [[...shown.map(partWords), ...(more > 0 ? [`${more} more in the JSON report.`] : [])].join(' ')];
}

function partWords({ text, issue, inBrackets, images }: PartWords): string {
  const link = issue === null ? '' : inBrackets ? ` (${issueLink(issue)})` : ` ${issueLink(issue)}`;
  const about = images.length === 0 ? '' : `: ${listed(images.map(code))}`;
  return `${words(text)}${link}${about}.`;
}
