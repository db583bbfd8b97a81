import type { Incident } from '../core/incident.ts';
import { manifestsIn } from './image-words.ts';
import { deciding } from './incident-words.ts';
import { code, words } from './markdown.ts';
import { bullets } from './markdown-blocks.ts';
import { inCommon, notInCommon, pushLines } from './push-table.ts';
import { ruleOf, rulePlaceOf } from './rule-words.ts';
import { closedPeriodOf } from './sentences.ts';
import { cutTable } from './summary-cut.ts';
import { imagesWords } from './words.ts';

/** All that is known of an incident. What is the same for all of its images is said once, above them. */
export function incidentBlocks(incident: Incident, path: string, images: number): string[] {
  const { account, region, registry, repository, severity } = incident;
  const judged = deciding(incident);
  const common = inCommon(incident.images, code);
  const { titles, line } = pushLines(notInCommon(common));
  return [
    bullets([
      `${code(repository)} in account ${words(account)}, ${registry === 'public' ? 'ECR Public' : `Region ${words(region)}`}, severity ${severity}: ${imagesWords(incident.images.length, manifestsIn(incident.images))}`,
      words(closedPeriodOf(incident, judged)),
      `Rule: ${code(ruleOf(judged.judgement))} (${words(rulePlaceOf(judged, path))})`,
      ...(common.who === null ? [] : [`Pushed by ${common.who}`]),
    ]),
    cutTable(titles, incident.images, images, line),
  ];
}
