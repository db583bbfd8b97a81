import type { AttributedPush } from '../core/verdict.ts';
import { code } from './markdown.ts';
import { plural } from './words.ts';

/** More people than this are not called at once. */
const MOST = 20;

/**
 * Users and teams of GitHub. Underscores stand between letters or digits only, where Markdown makes nothing of them.
 * https://docs.github.com/en/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication
 */
const MENTION =
  /^@(?=[^/]{1,50}(?:\/|$))[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:_[A-Za-z0-9]+)?(?:\/(?=.{1,100}$)[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*)?$/;

/** The only line in which people are mentioned so that GitHub tells them; `null`: nobody is to be. */
export function mentionLine(pushes: readonly AttributedPush[]): string | null {
  const entries = new Set(pushes.map(({ judgement }) => judgement.entry));
  const names = [...new Set([...entries].flatMap(({ notify }) => notify))];
  if (names.length === 0) return null;
  const shown = names.slice(0, MOST).map((name) => (MENTION.test(name) ? name : code(name)));
  const rest = names.length - shown.length;
  return `cc ${shown.join(' ')}${rest === 0 ? '' : ` and ${plural(rest, 'other')} that the policy names`}`;
}
