import { inert } from './markdown.ts';
import { visible } from './visible.ts';

const ZERO_WIDTH_SPACE = '\u200B';

/**
 * The door to titles of issues. They are plain text, but for what stands between backticks, which GitHub shows as code,
 * and names of emoji; and others that show them make links of `@name`, `#1` and `GH-1`.
 */
export function titleText(text: string): string {
  return inert(visible(text))
    .replaceAll('`', "'")
    .replace(/:(?=[\w+-]+:)/g, `:${ZERO_WIDTH_SPACE}`)
    .replace(/(gh)-(?=\d)/gi, `$1-${ZERO_WIDTH_SPACE}`)
    .trim();
}
