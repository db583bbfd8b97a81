import type { IssueLink } from '../core/tracking/tracking.ts';
import { urlOf } from './link-url.ts';
import { shortened, visible } from './visible.ts';

/**
 * The only door from data to Markdown. Everything that comes from CloudTrail is hostile text: a tag in a log file may
 * hold pipes, backticks, `@team`, `#1`, `<!--`, links. What passes here shows as the text it was, and does nothing.
 */

const ZERO_WIDTH_SPACE = '\u200B';

/** No field is longer than this in a report for people; the machine formats have it whole. */
const LONGEST = 256;

/** Text as a code span, for use anywhere but in a table. */
export function code(text: string): string {
  return span(visible(shortened(text, LONGEST)));
}

function span(text: string): string {
  const shown = inert(text);
  if (shown.trim() === '') return '`" "`';
  const longestRun = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  // CommonMark takes one space off each end where both have one, and a backtick would grow the fence.
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** What of an address can end a link in Markdown, or a cell around it. */
const UNSAFE = /[^A-Za-z0-9\-._~:/?#%=&+]/gu;

/** A link, of ours: to an address that is ours but for names that were encoded. `shown` passed a door. */
export function link(shown: string, address: string): string {
  return `[${shown}](${address.replace(UNSAFE, (sign) => percentEncoded(sign))})`;
}

/** A reference to an issue of the same repository, of ours: GitHub makes a link of it. */
export function issueReference(number: number): string {
  return `#${number}`;
}

/** A part of an address: encoded is whatever is not certainly a plain character of one. */
export function percentEncoded(part: string): string {
  // What `encodeURIComponent` leaves as it is though it acts in Markdown.
  return encodeURIComponent(part).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** What GitHub would not look for in code is broken all the same: others show what we write, too. */
function inert(text: string): string {
  return text
    .replaceAll('<!--', `<${ZERO_WIDTH_SPACE}!--`)
    .replaceAll('-->', `--${ZERO_WIDTH_SPACE}>`)
    .replaceAll('@', `@${ZERO_WIDTH_SPACE}`)
    .replace(/#(?=\d)/g, `${ZERO_WIDTH_SPACE}#`)
    .replace(/##(?=\[)/g, `##${ZERO_WIDTH_SPACE}`);
}

/**
 * Text as a code span in a cell of a table, where a pipe ends the cell even inside code (GFM, section 4.10). A backslash
 * right before a pipe cannot be written there; a space of no width between the two keeps what people see.
 */
export function codeCell(text: string): string {
  const shown = visible(shortened(text, LONGEST)).replaceAll('\\|', `\\${ZERO_WIDTH_SPACE}|`);
  return span(shown).replaceAll('|', '\\|');
}

/** The number of one of our own issues as a link to it, in a cell of a table too. */
export function issueLink(issue: IssueLink): string {
  const name = `#${issue.number}`;
  const url = urlOf(issue);
  return url === null ? code(name) : link(name, url);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as code in a line of HTML, as the title of what is folded must be: there nothing of Markdown is read. */
export function htmlCode(text: string): string {
  const shown = inert(visible(shortened(text, LONGEST)));
  return `<code>${(shown.trim() === '' ? '" "' : shown).replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '')}</code>`;
}

/** No sentence is longer than this. */
const LONGEST_SENTENCE = 600;

/** What a word of a sentence may be made of and still do nothing in Markdown. */
const PLAIN = /^[\p{L}\p{N}.,:;()/·…–’?!_+-]*$/u;
/**
 * And what it may not, though each character is plain: links, emphasis, emoji names, issues (`GH-1`), commits. What has
 * twelve digits is an account.
 */
const ACTIVE =
  /\/\/|www\.|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:[\w+-]*[a-z][\w+-]*:|:[+-]1:|:100:|:1234:|(?<![\p{L}\p{N}])gh-\d|(?<![\p{L}\p{N}])(?!\d{12}(?![\p{L}\p{N}]))(?=[a-f]*\d)[\da-f]{7,64}(?![\p{L}\p{N}])/iu;
/** A first word that would begin a list. */
const LIST = /^[-+]|^\d+[.)]$/;

/** A sentence of ours around names from outside: plain where it can do nothing; words that could are code spans. */
export function words(text: string): string {
  return sentence(text, code);
}

/** The same in a cell of a table. */
export function wordsCell(text: string): string {
  return sentence(text, codeCell);
}

function sentence(text: string, span: (text: string) => string): string {
  const parts: string[] = [];
  let coded: string[] = [];
  const endSpan = () => {
    if (coded.length > 0) parts.push(spanned(coded.join(' '), span));
    coded = [];
  };
  // Spaces in a row show as one, and would be code at the start of a line, or a break at its end.
  for (const [index, word] of shortened(text, LONGEST_SENTENCE)
    .split(/ +/)
    .filter((one) => one !== '')
    .entries()) {
    if (PLAIN.test(word) && !ACTIVE.test(word) && (index > 0 || !LIST.test(word))) {
      endSpan();
      parts.push(word);
    } else coded.push(word);
  }
  endSpan();
  return parts.join(' ');
}

/** Our own punctuation around a name stays out of its code span. */
function spanned(text: string, span: (text: string) => string): string {
  const [, before = '', name = text, after = ''] = /^(\(?)(.+?)([,;:.)]*)$/su.exec(text) ?? [];
  return before + span(name) + after;
}
