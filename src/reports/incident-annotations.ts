import type { RunFacts } from '../core/facts.ts';
import { groupBy } from '../core/group-by.ts';
import type { ImagePush } from '../core/image-pushes.ts';
import type { Incident } from '../core/incident.ts';
import { repositoryKey } from '../core/push.ts';
import { heldPartsOf } from '../core/tracking/held-parts.ts';
import type { Tracking } from '../core/tracking/tracking.ts';
import type { AttributedPush } from '../core/verdict.ts';
import { type Annotation, type AnnotationLevel, annotation, type FilePlace } from './annotation.ts';
import { briefHolding, holdingLines } from './holding-words.ts';
import { deciding } from './incident-words.ts';
import { placeOfRule, ruleOf, rulePlaceOf } from './rule-words.ts';
import { reasonOf } from './sentences.ts';
import { signInWords } from './sign-in-words.ts';
import { shortened } from './visible.ts';
import { grouped, imageOf, imagesWords, plural, whoOf } from './words.ts';

/** Names that are told of one incident; the rest are counted. */
const NAMES_SHOWN = 5;

/** Lines on what holds one incident. */
const ISSUES_SHOWN = 3;

/** No name from a record or policy is longer than this. */
const LONGEST = 100;

/** Incidents that one annotation is about, all of one repository, at least one. */
type Together = readonly [Incident, ...Incident[]];

/**
 * At most `most` annotations, at least two, the most severe incident first: one for each incident; where those are too
 * many one for each repository; and where those are too many as well, the last says how many are not told.
 */
export function incidentAnnotations(facts: RunFacts, level: AnnotationLevel, most: number): Annotation[] {
  const { incidents } = facts;
  const all: readonly Together[] =
    incidents.length <= most
      ? incidents.map((incident): Together => [incident])
      : [...groupBy(incidents, repositoryKey).values()];
  const shown = all.length > most ? all.slice(0, most - 1) : all;
  const rest = all.slice(shown.length);
  return [...shown.map((together) => told(together, level, facts)), ...(rest.length > 0 ? [restOf(rest, level)] : [])];
}

function told(together: Together, level: AnnotationLevel, { policy: { path }, tracking }: RunFacts): Annotation {
  const [incident] = together;
  const { repository, account, region, severity } = incident;
  const images = imagesOf(together);
  const [first] = images;
  const manifests = together.reduce((sum, { pushes }) => sum + pushes.length, 0);
  const what = imagesWords(images.length, manifests);
  const name = shortened(repository, LONGEST);
  const title = `${name}: ${plural(images.length, 'image')} broke the rules${incidentsWords(together)} (severity ${severity})`;
  const where = `${what} in ${name}, ${account} ${region}: ${namesOf(images)}`;
  if (first === undefined) return annotation(level, title, [where]);
  const judged = deciding(incident);
  return annotation(
    level,
    title,
    [
      where,
      `${whichWords(judged, images)}${reasonOf(judged)}`,
      pushersOf([first, ...images.slice(1)]),
      `Rule: ${shortened(ruleOf(judged.judgement), LONGEST)} (${shortened(rulePlaceOf(judged, path), LONGEST)})`,
      ...issueLines(together, tracking),
    ],
    placeIn(path, judged),
  );
}

/** What is said is of one of several images, which need not be the first. */
function whichWords(judged: AttributedPush, [first, ...others]: readonly ImagePush[]): string {
  if (others.length === 0) return '';
  return first?.worst === judged ? 'The first: ' : 'One of them: ';
}

/** What holds the incidents: of one each part with its address, of several in few words. */
function issueLines(together: Together, tracking: Tracking | null): string[] {
  const [incident, ...others] = together;
  if (others.length === 0) return holdingLines(incident, heldPartsOf(incident, tracking)).slice(0, ISSUES_SHOWN);
  const parts = together.flatMap((one) => heldPartsOf(one, tracking));
  const names = parts.map(({ holding }) => {
    const issue = holding.issue === null ? [] : [`#${holding.issue.number}`];
    return [...issue, ...[briefHolding(holding)].filter((words) => words !== '')].join(' ');
  });
  return names.length === 0 ? [] : [`Issues: ${firstOf([...new Set(names)])}`];
}

function incidentsWords({ length }: Together): string {
  return length === 1 ? '' : `, in ${grouped(length)} incidents`;
}

function restOf(rest: readonly Together[], level: AnnotationLevel): Annotation {
  const incidents = rest.reduce((sum, { length }) => sum + length, 0);
  const images = rest.reduce((sum, together) => sum + imagesOf(together).length, 0);
  const where = plural(rest.length, 'more repository', 'more repositories');
  const names = rest.map(([{ repository }]) => shortened(repository, LONGEST));
  return annotation(
    level,
    `${where}: ${plural(images, 'image')} broke the rules, in ${plural(incidents, 'incident')}`,
    [`${plural(images, 'image')} in ${where}: ${firstOf(names)}`, 'The job summary and the report tell of each.'],
  );
}

/** Each once, though a push may reach into two incidents. */
function imagesOf(together: Together): ImagePush[] {
  return [...new Map(together.flatMap(({ images }) => images.map((image) => [image.main, image] as const))).values()];
}

function namesOf(images: readonly ImagePush[]): string {
  return firstOf(images.map(({ main }) => shortened(imageOf(main.push), LONGEST)));
}

function firstOf(names: readonly string[]): string {
  const more = names.length - NAMES_SHOWN;
  return [...names.slice(0, NAMES_SHOWN), ...(more > 0 ? [`${grouped(more)} more`] : [])].join(', ');
}

function pushersOf([{ worst }, ...others]: readonly [ImagePush, ...ImagePush[]]): string {
  const show = (name: string) => shortened(name, LONGEST);
  const signIn = signInWords(worst, show);
  const who = whoOf(worst.push);
  const more = new Set(others.map((other) => whoOf(other.worst.push)).filter((other) => other !== who)).size;
  return [
    `By ${show(who)}`,
    ...(signIn === null ? [] : [signIn]),
    ...(more === 0 ? [] : [`and ${plural(more, 'other')}`]),
  ].join(', ');
}

function placeIn(file: string, { judgement }: AttributedPush): FilePlace {
  const { line, column } = placeOfRule(judgement);
  return { file, line, column };
}
