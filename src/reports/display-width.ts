/**
 * Columns that a text takes on a terminal: East Asian wide and full-width characters and emoji take two, combining marks
 * none. https://www.unicode.org/reports/tr11/
 */
export function displayWidth(text: string): number {
  if (ONE_WIDE.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

/** Nearly every text: told at once. */
const ONE_WIDE = /^[ -~]*$/;
const NO_WIDTH = /[\p{Mn}\p{Me}\u200B]/u;
const TWO_WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}\p{Emoji_Presentation}]/u;

function widthOf(character: string): number {
  if (character <= '\u007E') return 1;
  if (NO_WIDTH.test(character)) return 0;
  return TWO_WIDE.test(character) ? 2 : 1;
}
