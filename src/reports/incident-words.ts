import { civilDateOf } from '../core/civil.ts';
import type { Incident } from '../core/incident.ts';
import type { Instant } from '../core/instant.ts';
import { atZone, isoDate, isRepeatedHour } from '../core/local-time.ts';
import type { AttributedPush } from '../core/verdict.ts';
import type { Zone } from '../core/zone.ts';
import { manifestsIn } from './image-words.ts';
import { codeCell } from './markdown.ts';
import { unbroken } from './markdown-blocks.ts';
import { near } from './sentences.ts';
import { shortened } from './visible.ts';
import { imageOf, imagesWords, principalName } from './words.ts';

/** No name in a line of a table is longer than this. */
const LONGEST = 60;

/** The push whose cause the incident bears. */
export function deciding({ cause, pushes }: Incident): AttributedPush {
  return pushes.find(({ judgement }) => judgement.cause === cause) ?? pushes[0];
}

/** In which zone people read the times of an incident. */
export function zoneOf({ pushes }: Incident): Zone {
  return pushes[0].judgement.zone;
}

/** What was pushed, for a cell: the first image by its tag, and how many there are. */
export function pushedWords({ images, pushes }: Incident): string {
  const first = (images[0]?.main ?? pushes[0]).push;
  const manifests = manifestsIn(images);
  const name = codeCell(shortened(imageOf(first), LONGEST));
  return manifests <= 1 ? name : `${name}: ${unbroken(imagesWords(images.length, manifests))}`;
}

/** When, for a cell: `Sat 24 Oct 02:14`, to the last where there are several. The year stands with the range. */
export function whenWords(incident: Incident): string {
  const { firstTime, lastTime } = incident;
  const zone = zoneOf(incident);
  const [first, last] = [dayOf(firstTime, zone), dayOf(lastTime, zone)];
  const [from, to] = [timeOf(firstTime, zone), timeOf(lastTime, zone)];
  if (first !== last) return `${unbroken(`${first} ${from}`)} ${unbroken(`to ${last} ${to}`)}`;
  return unbroken(from === to ? `${first} ${from}` : `${first} ${from} to ${to}`);
}

/** `Sat 24 Oct`: without hyphens, at which a narrow cell would break it. */
function dayOf(instant: Instant, zone: Zone): string {
  return atZone(instant, zone).toFormat('EEE d MMM');
}

/** With its offset where the clocks show that time twice: an end would seem to be before its start. */
function timeOf(instant: Instant, zone: Zone): string {
  return atZone(instant, zone).toFormat(isRepeatedHour(instant, zone) ? "HH:mm 'UTC'Z" : 'HH:mm');
}

/** `Saturday` as `Sat`, at the start of what follows it. */
function shortDay(words: string): string {
  return words.replace(/^([A-Z][a-z]{2})[a-z]*/, '$1');
}

/** Who, in few words for a cell: the workflow where it is known, else the role or user; how many others. */
export function byWords({ pushes }: Incident): string {
  const [first = '', ...others] = distinct(pushes, ({ attribution }) => attribution, pusherWords);
  return others.length === 0 ? first : `${first} and ${others.length === 1 ? '1 other' : `${others.length} others`}`;
}

/** The different words for some items, in their order. What shares an object shares its words: they are made once for it. */
export function distinct<Item>(
  items: Iterable<Item>,
  sharedOf: (item: Item) => object,
  wordsOf: (item: Item) => string,
): string[] {
  const seen = new Set<object>();
  const found = new Set<string>();
  for (const item of items) {
    const shared = sharedOf(item);
    if (seen.has(shared)) continue;
    seen.add(shared);
    found.add(wordsOf(item));
  }
  return [...found];
}

/** Where a push came from, else who pushed, in few words for a cell. */
export function pusherWords({ attribution, push }: AttributedPush): string {
  const show = (name: string) => codeCell(shortened(name, LONGEST));
  return attribution.kind === 'workflow' && attribution.where !== null
    ? `workflow ${show(attribution.where.repository)}`
    : principalName(push.principal, show);
}

/** Why the pushes of an incident were violations, in few words for a cell. */
export function whyWords(incident: Incident): string {
  const { cause, closedFrom, closedUntil, firstTime } = incident;
  const { rule } = deciding(incident).judgement;
  switch (cause) {
    case 'freeze':
      return rule?.kind === 'freeze' ? `freeze ${codeCell(shortened(rule.freeze.name, LONGEST))}` : 'freeze';
    case 'holiday':
      return rule?.kind === 'holiday'
        ? `holiday ${rule.holiday.name === null ? isoDate(civilDateOf(rule.holiday.day)) : codeCell(shortened(rule.holiday.name, LONGEST))}`
        : 'holiday';
    case 'closed-hours':
      return closedWords(closedFrom, closedUntil, firstTime, zoneOf(incident));
    case 'undeclared':
      return 'no windows declared';
  }
}

function closedWords(from: Instant | null, until: Instant | null, time: Instant, zone: Zone): string {
  if (from === null && until === null) return 'never open';
  const moment = (instant: Instant) => unbroken(shortDay(near(instant, time, zone)));
  const since = from === null ? 'from the start' : moment(from);
  return `closed ${since} to ${until === null ? 'for good' : moment(until)}`;
}
