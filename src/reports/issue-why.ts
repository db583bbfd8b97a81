import type { Incident } from '../core/incident.ts';
import { manifestsIn } from './image-words.ts';
import { deciding } from './incident-words.ts';
import { commitLink, type IssueContext, nameUpTo } from './issue-context.ts';
import type { IssueDetail } from './issue-detail.ts';
import { words } from './markdown.ts';
import { lineOfRule, ruleOf, rulePlaceOf } from './rule-words.ts';
import { closedPeriodOf } from './sentences.ts';
import { cutLines } from './summary-cut.ts';
import { shortened } from './visible.ts';
import { imagesWords } from './words.ts';

/** Where it was, how grave it is, when it was closed and by which line of the policy: a line each, that passed the door. */
export function whyLines(
  incidents: readonly Incident[],
  { facts: { policy }, origin }: IssueContext,
  { periods, longest }: IssueDetail,
): readonly string[] {
  const [first] = incidents;
  if (first === undefined) return [];
  const lines = incidents.flatMap((incident) => {
    const judged = deciding(incident);
    const at = commitLink(origin, policy.path, lineOfRule(judged.judgement));
    const place = words(shortened(rulePlaceOf(judged, policy.path), 2 * longest));
    return [
      `${words(closedPeriodOf(incident, judged))}${incidents.length === 1 ? '' : `: ${countWords(incident)}`}`,
      `Rule: ${nameUpTo(longest)(ruleOf(judged.judgement))} (${place}${at === null ? '' : `, ${at}`})`,
    ];
  });
  // Of each period two.
  return [`${placeWords(first)}, severity ${first.severity}`, ...cutLines(lines, 2 * periods)];
}

function placeWords({ account, region, registry }: Incident): string {
  return `Account ${words(account)}, ${registry === 'public' ? 'ECR Public' : `Region ${words(region)}`}`;
}

function countWords({ images }: Incident): string {
  return imagesWords(images.length, manifestsIn(images));
}
