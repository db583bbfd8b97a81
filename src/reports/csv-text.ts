import { visible } from './visible.ts';

/** Nearly every value: printable ASCII that begins with a letter or digit, without a semicolon or `##[`. Told at once. */
const PLAIN = /^(?!.*##\[)[0-9A-Za-z][ -:<-~]*$/;

/**
 * Where a cell may begin, and then what makes a spreadsheet calculate (OWASP, "CSV Injection"), behind the spaces, quotes
 * and characters without a meaning that it may pass over. A cell begins where the value does, and for Excel at a semicolon
 * too, which is what parts its fields where a comma is the decimal sign.
 */
const FORMULA = /(^|;)(?=[\p{C}\p{Zs}"]*[=+\-@＝＋－＠])/gu;

/**
 * The only door from data to a cell of a spreadsheet: the value is one line on which every character shows, and an
 * apostrophe stands before what would be calculated, so that the program shows the text. A space of no width parts
 * `##[`, which the log of a workflow would obey. Quotes and separators are the writer's business.
 */
export function cellText(text: string): string {
  if (PLAIN.test(text)) return text;
  return visible(text)
    .replace(FORMULA, "$1'")
    .replace(/##(?=\[)/g, '##\u200B');
}
