import type { Belonging } from '../core/tracking/belonging.ts';
import type { About } from '../core/tracking/texts.ts';
import { type IssueContext, nameUpTo, toldBy } from './issue-context.ts';
import { cutNote, type IssueDetail, withinRoom } from './issue-detail.ts';
import { newsSentence } from './issue-news.ts';
import { pushesBlocks } from './issue-pushes.ts';
import { tagsBefore } from './issue-tags-before.ts';
import { toDoBlocks } from './issue-to-do.ts';
import { whyLines } from './issue-why.ts';
import { bullets } from './markdown-blocks.ts';
import { mentionLine } from './mention-line.ts';
import { toldImages, toldIncidents } from './told-incidents.ts';
import { plural } from './words.ts';

/** What an issue tells: what happened, why it was outside, and what to do about it. */
export function issueBody(belonging: Belonging, { room, earlier }: About, context: IssueContext): string {
  return withinRoom(room, (detail) => [...blocks(belonging, earlier, context, detail)].join('\n\n'));
}

function* blocks(
  belonging: Belonging,
  earlier: number | null,
  context: IssueContext,
  detail: IssueDetail,
): Generator<string> {
  const { pushes } = belonging;
  const images = toldImages(belonging, pushes);
  const show = nameUpTo(detail.longest);
  yield newsSentence(belonging, images, show);
  yield* pushesBlocks(images, context.facts.source, detail, true);
  if (earlier !== 0) yield earlierWords(earlier);
  yield '### Why it was outside';
  yield bullets(whyLines(toldIncidents(belonging), context, detail));
  const before = tagsBefore(images, context.history, detail.tags, show);
  if (before.length > 0) {
    yield `### What ${before.length === 1 ? 'the tag was' : 'the tags were'} before`;
    yield bullets(before);
  }
  yield* toDoBlocks(belonging, context, detail, before.length > 0);
  yield* cutNote(detail);
  yield toldBy(context);
  const mentions = mentionLine(pushes);
  if (mentions !== null) yield mentions;
}

function earlierWords(earlier: number | null): string {
  const why = 'allowed by now, or older than what was read';
  if (earlier === null) return `More was told here before than can be counted: what is not listed is ${why}.`;
  return earlier === 1
    ? `One more manifest was told here before and is not listed: it is ${why}.`
    : `${plural(earlier, 'more manifest')} were told here before and are not listed: they are ${why}.`;
}
