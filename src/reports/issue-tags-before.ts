import type { ImagePush } from '../core/image-pushes.ts';
import { dayMinute } from '../core/local-time.ts';
import type { TagHistory } from '../core/tag-history.ts';
import { cutLines } from './summary-cut.ts';
import type { Show } from './words.ts';

/** What each tag pointed to before the first of some pushes of it, a line each; none where no earlier push was read. */
export function tagsBefore(
  images: readonly ImagePush[],
  history: TagHistory,
  most: number,
  show: Show,
): readonly string[] {
  const tags = new Set<string>();
  const lines = images.flatMap(({ main: { push } }) => {
    if (push.tag === null || tags.has(push.tag)) return [];
    tags.add(push.tag);
    const before = history.before(push);
    if (before === null) return [];
    const { time, digest } = before.push;
    const { verdict, zone } = before.judgement;
    return [`${show(push.tag)} was ${show(digest ?? '')}, pushed ${dayMinute(time, zone)}, ${verdict}`];
  });
  return cutLines(lines, most);
}
