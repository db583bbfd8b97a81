import type { Incident } from '../core/incident.ts';
import { DAY, type Instant } from '../core/instant.ts';
import { atZone, dayMinute, isRepeatedHour, weekdayMinute } from '../core/local-time.ts';
import type { Judgement } from '../core/verdict.ts';
import type { Zone } from '../core/zone.ts';
import { ruleSentence } from './rule-words.ts';

/** A moment and what the policy says of it: a judged push, or a moment that somebody asks about. */
interface JudgedMoment {
  readonly push: { readonly time: Instant };
  readonly judgement: Judgement;
}

/** `Berlin` for `Europe/Berlin`: how people speak of a zone. */
export function placeOf(zone: Zone): string {
  return (zone.name.split('/').at(-1) ?? zone.name).replaceAll('_', ' ');
}

/** Why a moment has its verdict, in one sentence without the full stop, times by the wall clock of the repository. */
export function reasonOf({ push, judgement }: JudgedMoment): string {
  const { zone, rule, entry } = judgement;
  const when = `${localMoment(push.time, zone)} in ${placeOf(zone)}`;
  switch (judgement.verdict) {
    case 'inside':
    case 'excepted':
    case 'exempt':
    case 'not-a-release':
      return rule === null ? when : `${when}, ${ruleSentence(rule, entry)}`;
    case 'outside':
      return [when, ...(rule === null ? [] : [ruleSentence(rule, entry)]), closedWords(judgement, push.time)].join(
        ', ',
      );
    case 'undeclared':
      return entry.match === null
        ? `${when}, no entry of the policy names this repository and there are no default windows`
        : `${when}, the entry names no windows and there are no default windows`;
  }
}

function closedWords({ closedSince, opensAt, zone }: Judgement, time: Instant): string {
  if (closedSince === null && opensAt === null) return 'never open';
  const since = closedSince === null ? 'closed from the start' : `closed since ${near(closedSince, time, zone)}`;
  return `${since}, ${opensAt === null ? 'never opens again' : `opens ${near(opensAt, time, zone)}`}`;
}

/** `Saturday 02:14`; where the clocks show that time twice, also which of the two it is. */
export function localMoment(instant: Instant, zone: Zone): string {
  const repeated = isRepeatedHour(instant, zone)
    ? ` (${atZone(instant, zone).toFormat("'UTC'Z")}, the clocks show this hour twice)`
    : '';
  return weekdayMinute(instant, zone) + repeated;
}

/** A moment told by its weekday where that leaves no doubt, else with its date. */
export function near(instant: Instant, reference: Instant, zone: Zone): string {
  return Math.abs(instant - reference) < 6 * DAY ? weekdayMinute(instant, zone) : dayMinute(instant, zone);
}

/** The closed period of an incident, by the wall clock of its repository. */
export function closedPeriodOf(
  { cause, closedFrom, closedUntil }: Incident,
  { judgement: { zone } }: Pick<JudgedMoment, 'judgement'>,
): string {
  if (cause === 'undeclared') return 'No windows are declared for this repository';
  const from = closedFrom === null ? 'from the start' : `from ${dayMinute(closedFrom, zone)}`;
  const until = closedUntil === null ? 'for good' : `to ${dayMinute(closedUntil, zone)}`;
  return `Closed ${from} ${until}, ${zone.name}`;
}
