import type { RunFacts } from '../core/facts.ts';
import type { ImagePush } from '../core/image-pushes.ts';
import type { Incident } from '../core/incident.ts';
import { atZone, utcMinute } from '../core/local-time.ts';
import { heldPartsOf } from '../core/tracking/held-parts.ts';
import { TZDATA_VERSION } from '../core/tzdb.ts';
import { columns } from './columns.ts';
import { holdingLines, withAddress } from './holding-words.ts';
import { imageKindOf, worstWords } from './image-words.ts';
import { deciding } from './incident-words.ts';
import { logText } from './log-line.ts';
import { nextSteps } from './next-steps.ts';
import { notDeliveredOf } from './not-delivered.ts';
import { missingOf, notesOf, rangeWords, verdictLine } from './outcome-words.ts';
import { letThroughWords } from './permission-words.ts';
import { ruleOf, rulePlaceOf } from './rule-words.ts';
import { closedPeriodOf, reasonOf } from './sentences.ts';
import { signInWords } from './sign-in-words.ts';
import { shortened } from './visible.ts';
import { grouped, imageOf, imagesWords, inputsWords, LEFT_OUT_WORDS, plural, whoOf } from './words.ts';

/** Images listed for one incident; the rest are counted. */
const IMAGES_SHOWN = 20;
/** No field from a record is longer than this here; the machine formats have it whole. */
const LONGEST = 100;

/** The report for a terminal: no colour, nothing that needs more than plain text. */
export function* textReport(facts: RunFacts): Iterable<string> {
  const blocks = [
    [verdictLine(facts)],
    readBlock(facts),
    titled('Not delivered', notDeliveredOf(facts)),
    titled('Missing', missingOf(facts)),
    titled('Repositories', repositoryLines(facts)),
    ...facts.incidents.map((incident, index) => incidentBlock(incident, index + 1, facts)),
    titled('Let through', letThroughLines(facts)),
    titled('Left out', leftOutLines(facts)),
    titled('Notes', notesOf(facts)),
    titled('Next', nextSteps(facts)),
  ];
  let gap = '';
  for (const block of blocks.filter((lines) => lines.length > 0)) {
    yield `${gap}${block.map(logText).join('\n')}\n`;
    gap = '\n';
  }
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function readBlock({ inputs, records, span, coverage, policy, scope, tracking }: RunFacts): string[] {
  const dashboard = tracking?.remembered?.dashboard ?? null;
  const accounts = new Map<string, string[]>();
  for (const { account, region, complete } of coverage) {
    if (!complete || account === null || region === null) continue;
    const regions = accounts.get(account) ?? [];
    if (!regions.includes(region)) accounts.set(account, [...regions, region]);
  }
  return columns([
    ['Read', `${inputsWords(inputs)}, ${plural(records, 'record')}`],
    ...(span === null ? [] : [['Records', `${utcMinute(span.from)} to ${utcMinute(span.to)} UTC`]]),
    ...[...accounts].map(([account, regions]) => ['Account', `${account} in ${regions.join(', ')}`]),
    ['Range', rangeWords(scope)],
    ['Policy', `${policy.path}, tz database ${TZDATA_VERSION}`],
    ...(dashboard === null ? [] : [['Dashboard', withAddress(`#${dashboard.number}`, dashboard)]]),
  ]);
}

function repositoryLines({ repositories }: RunFacts): string[] {
  if (repositories.length === 0) return [];
  const rows = repositories.map(({ repository, account, region, registry, zone, undeclared, ...counts }) => [
    shortened(repository, LONGEST),
    account,
    registry === 'public' ? 'public' : region,
    undeclared ? '(undeclared)' : zone.name,
    grouped(counts.images),
    grouped(counts.violatingImages),
  ]);
  return columns([['Repository', 'Account', 'Region', 'Zone', 'Images', 'Outside'], ...rows], new Set([4, 5]));
}

function incidentBlock(incident: Incident, number: number, facts: RunFacts): string[] {
  const { repository, account, region, severity, pushes, images } = incident;
  const judged = deciding(incident);
  const shown = images.slice(0, IMAGES_SHOWN);
  return [
    `Incident ${number}: ${shortened(repository, LONGEST)} in ${account} ${region}, ${imagesWords(images.length, pushes.length)}, severity ${severity}`,
    `  ${closedPeriodOf(incident, judged)}`,
    `  Rule: ${ruleOf(judged.judgement)} (${rulePlaceOf(judged, facts.policy.path)})`,
    ...holdingLines(incident, heldPartsOf(incident, facts.tracking)).map((line) => `  ${line}`),
    ...shown.flatMap(imageLines),
    ...(images.length > shown.length
      ? [`    … and ${plural(images.length - shown.length, 'more image')}; all are in --format json`]
      : []),
  ];
}

function imageLines(image: ImagePush): string[] {
  const { push, judgement } = image.worst;
  const name = shortened(imageOf(image.main.push), LONGEST);
  const signIn = signInWords(image.worst, (text) => shortened(text, LONGEST));
  const error = push.errorCode === null ? '' : `, answered ${push.errorCode}: it may have arrived`;
  const worst = worstWords(image);
  return [
    `    ${atZone(push.time, judgement.zone).toFormat('yyyy-MM-dd HH:mm:ss')}  ${name}  ${shortened(imageKindOf(image), LONGEST)}${error}`,
    `      by ${shortened(whoOf(push), LONGEST)}`,
    ...(signIn === null ? [] : [`      ${signIn}`]),
    `      ${reasonOf(image.worst)}`,
    ...(worst === null ? [] : [`      ${worst}`]),
  ];
}

function letThroughLines({ letThrough }: RunFacts): string[] {
  return columns(
    letThrough.map((one) => {
      const { verdict, by } = letThroughWords(one);
      return [imagesWords(one.images, one.pushes), verdict, by];
    }),
  );
}

function leftOutLines({ leftOut }: RunFacts): string[] {
  return columns(
    leftOut.map(({ count, reason, errorCode, where }) => [
      grouped(count),
      LEFT_OUT_WORDS[reason] + (errorCode === null ? '' : ` (${shortened(errorCode, LONGEST)})`),
      where === null ? '' : `${shortened(where.repository, LONGEST)} ${where.account} ${where.region}`,
    ]),
    new Set([0]),
  );
}
