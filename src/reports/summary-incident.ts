import type { ImagePush } from '../core/image-pushes.ts';
import type { Incident } from '../core/incident.ts';
import { atZone, isRepeatedHour } from '../core/local-time.ts';
import type { AttributedPush } from '../core/verdict.ts';
import { imageKindOf, manifestsIn, worstWords } from './image-words.ts';
import { deciding, distinct } from './incident-words.ts';
import { code, codeCell, words, wordsCell } from './markdown.ts';
import { bullets, unbroken } from './markdown-blocks.ts';
import { ruleOf, rulePlaceOf } from './rule-words.ts';
import { closedPeriodOf, reasonOf } from './sentences.ts';
import { signInWords } from './sign-in-words.ts';
import { cutTable } from './summary-cut.ts';
import { imageOf, imagesWords, whoOf } from './words.ts';

/** All that is known of an incident. What is the same for all of its images is said once, above them. */
export function incidentBlocks(incident: Incident, path: string, images: number): string[] {
  const { account, region, registry, repository, severity } = incident;
  const judged = deciding(incident);
  const mains = incident.images.map(({ main }) => main);
  const [who = '', ...otherPushers] = distinct(
    mains,
    ({ attribution }) => attribution,
    (main) => whoWords(main, code),
  );
  const oneWho = otherPushers.length === 0;
  const rules = distinct(
    incident.images,
    ({ worst }) => worst.judgement,
    ({ worst }) => ruleOf(worst.judgement),
  );
  const oneRule = rules.length === 1;
  return [
    bullets([
      `${code(repository)} in account ${words(account)}, ${registry === 'public' ? 'ECR Public' : `Region ${words(region)}`}, severity ${severity}: ${imagesWords(incident.images.length, manifestsIn(incident.images))}`,
      words(closedPeriodOf(incident, judged)),
      `Rule: ${code(ruleOf(judged.judgement))} (${words(rulePlaceOf(judged, path))})`,
      ...(oneWho ? [`Pushed by ${who}`] : []),
    ]),
    cutTable(
      ['Local time', 'Tag', 'What', ...(oneWho ? [] : ['By']), ...(oneRule ? [] : ['Why it is outside'])],
      incident.images,
      images,
      (image) => [
        unbroken(timeWords(image.main)),
        codeCell(imageOf(image.main.push)),
        whatWords(image),
        ...(oneWho ? [] : [whoWords(image.main, codeCell)]),
        ...(oneRule ? [] : [wordsCell(reasonOf(image.worst))]),
      ],
    ),
  ];
}

function whoWords(judged: AttributedPush, show: (name: string) => string): string {
  const signIn = signInWords(judged, show);
  return whoOf(judged.push, show) + (signIn === null ? '' : `, ${signIn}`);
}

/** `Sat 2026-10-24 02:14:09`; with its offset where the clocks show that time twice. */
function timeWords({ push: { time }, judgement: { zone } }: AttributedPush): string {
  return atZone(time, zone).toFormat(
    isRepeatedHour(time, zone) ? 'EEE yyyy-MM-dd HH:mm:ss ZZ' : 'EEE yyyy-MM-dd HH:mm:ss',
  );
}

function whatWords(image: ImagePush): string {
  const { main, manifests } = image;
  const worst = worstWords(image);
  return [
    wordsCell(imageKindOf(image)) + (manifests.length === 1 ? '' : unbroken(` (${manifests.length} manifests)`)),
    ...(worst === null ? [] : [wordsCell(worst)]),
    ...(main.push.errorCode === null ? [] : [`answered ${codeCell(main.push.errorCode)}, it may have arrived`]),
  ].join('; ');
}
