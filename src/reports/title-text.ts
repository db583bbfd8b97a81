import { visible } from './visible.ts';

const ZERO_WIDTH_SPACE = '\u200B';

/**
 * The door to titles of issues. They are plain text, but for what stands between backticks, which GitHub shows as code,
 * and names of emoji; and notifications, lists and others that show them make links of `@name`, `#1` and `GH-1`.
 */
export function titleText(text: string): string {
  return visible(text)
    .replaceAll('`', "'")
    .replace(/@|#(?=\d)|:(?=[\w+-]+:)|gh-(?=\d)/gi, (sign) => sign + ZERO_WIDTH_SPACE)
    .trim();
}
