import { groupBy } from '../core/group-by.ts';
import type { ImagePush } from '../core/image-pushes.ts';
import { dayMinute } from '../core/local-time.ts';
import type { TagHistory } from '../core/tag-history.ts';
import { cutLines } from './summary-cut.ts';
import type { Show } from './words.ts';

/**
 * What each tag pointed to before the first of some pushes of it, and what the last made it, a line each; none where no
 * earlier push was read. The images are in order of time.
 */
export function tagsBefore(
  images: readonly ImagePush[],
  history: TagHistory,
  most: number,
  show: Show,
): readonly string[] {
  const lines = [...groupBy(images, ({ main }) => main.push.tag)].flatMap(([tag, some]) => {
    const before = history.before(some[0].main.push);
    if (tag === null || before === null) return [];
    const { time, digest } = before.push;
    const { verdict, zone } = before.judgement;
    // Of one that ECR answered with an error nobody knows whether it arrived.
    const now = some.findLast(({ main }) => main.push.errorCode === null)?.main.push.digest ?? null;
    const became = now === null ? '' : `; these pushes made it ${show(now)}`;
    return [`${show(tag)} was ${show(digest ?? '')}, pushed ${dayMinute(time, zone)}, ${verdict}${became}`];
  });
  return cutLines(lines, most);
}
