import { stringify } from 'yaml';
import { civilDateOf } from '../core/civil.ts';
import { datedText } from '../core/dated-text.ts';
import { type Interval, MINUTE } from '../core/instant.ts';
import { mergeIntervals } from '../core/intervals.ts';
import { localDayOf } from '../core/local-day.ts';
import { isoDate } from '../core/local-time.ts';
import type { Exception, Policy } from '../core/policy.ts';
import type { TagsOfIndexes } from '../core/tags.ts';
import type { Belonging } from '../core/tracking/belonging.ts';
import { findZone } from '../core/tzdb.ts';
import type { Zone } from '../core/zone.ts';

/** An exception for some pushes and nothing else, as YAML that can be put into the policy. */
export interface ExceptionSnippet {
  /** With the key `exceptions` where the policy has none, else one item as far indented as its others. */
  readonly yaml: string;
  /** Why it names no tags, and so is for whatever is pushed to the repository in that time; `null`: it does. */
  readonly tagless: Tagless | null;
}

export type Tagless = 'tag-unknown' | 'tag-unusual' | 'too-many-tags';

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html; the address of an image is no name. */
const REPOSITORY = /^(?!\d{12}\.dkr)(?=.{1,256}$)[a-z0-9]+(?:[._-][a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-][a-z0-9]+)*)*$/;

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests */
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/** More times than this are no exception any more. */
const MOST_TIMES = 20;

/** Why no exception can name some pushes: the repository's name is none that ECR takes, or they were at too many times. */
export type Unnamable = 'repository-unusual' | 'too-many-times';

/** `mostTags`: so many are named at most. */
export function exceptionSnippet(
  belonging: Belonging,
  { exceptions }: Pick<Policy, 'exceptions'>,
  indexes: TagsOfIndexes,
  mostTags: number,
): ExceptionSnippet | Unnamable {
  const { pushes, incidents } = belonging;
  const [first] = pushes;
  const { repository } = incidents[0];
  if (!REPOSITORY.test(repository)) return 'repository-unusual';
  const times = timesOf(belonging);
  const zone = first?.judgement.zone;
  const during = times.length > MOST_TIMES ? null : (spelled(times, zone) ?? spelled(times, findZone('UTC')));
  if (first === undefined || zone === undefined || during === null) return 'too-many-times';
  const tags = tagsOf(belonging, indexes, mostTags);
  const item = {
    name: freeName(`${repository} ${isoDate(civilDateOf(localDayOf(first.push.time, zone)))}`, exceptions),
    ...during,
    repositories: repository,
    ...(typeof tags === 'string' ? {} : { tags: oneOrList(tags) }),
    reason: 'FILL IN why these pushes were right',
    'approved-by': 'FILL IN who allowed them',
  };
  return { yaml: yamlOf(item, exceptions), tagless: typeof tags === 'string' ? tags : null };
}

/** From the minute of the first push of each closed period to that of the last, which belongs to it. */
function timesOf({ pushes, incidents }: Belonging): Interval[] {
  const isMeant = new Set(pushes);
  return mergeIntervals(
    incidents.flatMap((incident) => {
      const times = incident.pushes.filter((judged) => isMeant.has(judged)).map(({ push }) => push.time);
      const [first, last] = [times[0], times.at(-1)];
      if (first === undefined || last === undefined) return [];
      return [{ from: Math.floor(first / MINUTE) * MINUTE, to: (Math.floor(last / MINUTE) + 1) * MINUTE }];
    }),
  );
}

function spelled(times: readonly Interval[], zone: Zone | undefined) {
  if (zone === undefined) return null;
  const texts = times.map((time) => datedText(time, zone));
  const known = texts.filter((text) => text !== null);
  return known.length < texts.length ? null : { during: oneOrList(known), timezone: zone.name };
}

/** An exception asks for all tags that a push goes by. */
function tagsOf({ pushes }: Belonging, indexes: TagsOfIndexes, most: number): string[] | Tagless {
  const tags = new Set<string>();
  for (const { push } of pushes) {
    const known = indexes.of(push);
    if (known === null) return 'tag-unknown';
    for (const tag of known) tags.add(tag);
  }
  if (![...tags].every((tag) => TAG.test(tag))) return 'tag-unusual';
  return tags.size > most ? 'too-many-tags' : [...tags];
}

/** Each exception has a name of its own; upper and lower case are alike. */
function freeName(name: string, exceptions: readonly Exception[]): string {
  const taken = new Set(exceptions.map((exception) => exception.name.toLowerCase()));
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${name} (${number})`;
  return free;
}

function oneOrList(texts: readonly string[]): string | readonly string[] {
  const [one, ...others] = texts;
  return one !== undefined && others.length === 0 ? one : texts;
}

/** Places of items are those of their first keys, behind `- `. */
function yamlOf(item: object, [first]: readonly Exception[]): string {
  const options = { version: '1.2', lineWidth: 0 } as const;
  if (first === undefined) return stringify({ exceptions: [item] }, options).trimEnd();
  const indent = ' '.repeat(Math.max(0, first.place.column - 3));
  return stringify([item], options).trimEnd().replace(/^/gm, indent);
}
