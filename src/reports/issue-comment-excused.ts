import { groupBy } from '../core/group-by.ts';
import { imagesAmong } from '../core/image-pushes.ts';
import type { AttributedPush } from '../core/verdict.ts';
import { manifestsIn } from './image-words.ts';
import { commitLink, type IssueContext, policyWords } from './issue-context.ts';
import type { IssueDetail } from './issue-detail.ts';
import { tablesOf } from './issue-pushes.ts';
import { words } from './markdown.ts';
import { bullets } from './markdown-blocks.ts';
import { lineOfRule, rulePlaceOf, ruleSentence } from './rule-words.ts';
import { cutLines } from './summary-cut.ts';
import { shortened } from './visible.ts';
import { imagesWords } from './words.ts';

/** Which rule covers what an issue told, each with its place in the policy, so that it is closed. */
export function excusedBlocks(pushes: readonly AttributedPush[], context: IssueContext, detail: IssueDetail): string[] {
  const images = imagesAmong(pushes, context.facts.images);
  const rules = groupBy(images, ({ worst }) => coveredWords(worst, context, detail));
  const lines = [...rules].map(([by, some]) => `${imagesWords(some.length, manifestsIn(some))}: ${by}`);
  return [
    `**Closed:** by ${policyWords(context, detail.longest)} nothing that was told here is outside any longer.`,
    bullets(cutLines(lines, 4 * detail.periods)),
    ...tablesOf(images, { who: false, why: rules.size === 1 ? null : 'Why it is allowed' }, detail),
  ];
}

/** By what a push is covered, and where that stands. */
function coveredWords(judged: AttributedPush, { facts: { policy }, origin }: IssueContext, { longest }: IssueDetail) {
  const { rule, entry } = judged.judgement;
  const by = rule === null ? 'reported only, as no windows are declared' : ruleSentence(rule, entry);
  const at = commitLink(origin, policy.path, lineOfRule(judged.judgement));
  const place = words(shortened(rulePlaceOf(judged, policy.path), 2 * longest));
  return `${words(shortened(by, 4 * longest))} (${place}${at === null ? '' : `, ${at}`})`;
}
