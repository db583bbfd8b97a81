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
  const inert = text
    .replaceAll('<!--', `<${ZERO_WIDTH_SPACE}!--`)
    .replaceAll('-->', `--${ZERO_WIDTH_SPACE}>`)
    .replaceAll('@', `@${ZERO_WIDTH_SPACE}`)
    .replace(/#(?=\d)/g, `${ZERO_WIDTH_SPACE}#`)
    .replace(/##(?=\[)/g, `##${ZERO_WIDTH_SPACE}`);
  if (inert.trim() === '') return '`" "`';
  const longestRun = Math.max(0, ...[...inert.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  // CommonMark takes one space off each end where both have one, and a backtick would grow the fence.
  const pad = /^[` ]|[` ]$/.test(inert) ? ' ' : '';
  return `${fence}${pad}${inert}${pad}${fence}`;
}

/**
 * Text as a code span in a cell of a table, where a pipe ends the cell even inside code (GFM, section 4.10). A backslash
 * right before a pipe cannot be written there; a space of no width between the two keeps what people see.
 */
export function codeCell(text: string): string {
  const shown = visible(shortened(text, LONGEST)).replaceAll('\\|', `\\${ZERO_WIDTH_SPACE}|`);
  return span(shown).replaceAll('|', '\\|');
}

/** What a sentence of ours may hold and still do nothing in Markdown. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N} .,:;()/·…–_+-]*$/u;
/** And what it may not, though each character is plain: links, emphasis, emoji names, the start of a list. */
const ACTIVE = /\/\/|www\.|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:[\w+-]*[a-z][\w+-]*:|:100:|:1234:|^\d+[.)]/iu;

/** A sentence of ours around names from outside: plain where it can do nothing, else a code span. */
export function words(text: string): string {
  return isPlain(text) ? text : code(text);
}

/** The same in a cell of a table. */
export function wordsCell(text: string): string {
  return isPlain(text) ? text : codeCell(text);
}

function isPlain(text: string): boolean {
  return PLAIN.test(text) && !ACTIVE.test(text);
}
