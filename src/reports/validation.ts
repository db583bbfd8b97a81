import { civilDateOf } from '../core/civil.ts';
import { DAY, type Instant } from '../core/instant.ts';
import { isoDate, utcMinute, utcOffset, weekdayMinute } from '../core/local-time.ts';
import { openingOf } from '../core/opening.ts';
import type { Entry } from '../core/policy.ts';
import { type EntrySummary, type PolicySummary, WEEKS } from '../core/policy-summary.ts';
import { TZDATA_VERSION } from '../core/tzdb.ts';
import type { Judgement } from '../core/verdict.ts';
import type { OpenHours } from '../core/weeks.ts';
import { windowZone } from '../core/window-zone.ts';
import { columns } from './columns.ts';
import { hoursWords } from './durations.ts';
import { entryName, entryTitle, scopeWords, windowsWords } from './entry-words.ts';
import { logText } from './log-line.ts';
import { ruleSentence } from './rule-words.ts';
import { near, placeOf } from './sentences.ts';
import { ruleBlocks } from './validation-rules.ts';
import { shortened } from './visible.ts';
import { plural } from './words.ts';

/** Weeks that are named; the rest are counted. */
const WEEKS_SHOWN = 3;
/** No list of windows is longer than this in a line; the JSON form has it whole. */
const LONGEST = 400;

/** What a valid policy covers, for a terminal: one block for each entry, in the order of the file. */
export function validationText(summary: PolicySummary): string {
  const blocks = [
    headLines(summary),
    ...summary.entries.map((entry) => entryLines(entry, summary.at)),
    restLines(summary),
    ...ruleBlocks(summary),
    zoneLines(summary),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map(logText).join('\n'))
    .join('\n\n')}\n`;
}

function headLines({ policy, at, hasDefaults }: PolicySummary): string[] {
  const entries = plural(policy.entries.length, 'entry', 'entries');
  const alone = policy.entries.length === 0 ? 'default windows only' : `${entries} and default windows`;
  return [
    `Valid: ${policy.path}, ${hasDefaults ? alone : entries}, tz database ${TZDATA_VERSION}`,
    `Now is ${utcMinute(at)} UTC; hours a week are of the ${WEEKS} weeks from this one on.`,
  ];
}

function entryLines({ entry, judgement, hours }: EntrySummary, at: Instant): string[] {
  const scope = scopeWords(entry);
  const zones = zonesWords(entry);
  return [
    entryTitle(entry),
    ...columns([
      ...(scope === '' ? [] : [['  Where', `only in ${scope}`]]),
      ['  Windows', shortened(windowsWords(entry), LONGEST)],
      ...(zones === '' ? [] : [['  Zone', zones]]),
      ...(hours === null ? [] : [['  Open', openHoursWords(hours)]]),
      ['  Now', nowWords(judgement, at)],
      ...(entry.tags === null ? [] : [['  Releases', `tags ${shortened(entry.tags.texts.join(', '), LONGEST)}`]]),
      ...(entry.severity === 'medium' ? [] : [['  Severity', entry.severity]]),
      ...(entry.assignees.length === 0 ? [] : [['  Assignees', entry.assignees.join(', ')]]),
      ...(entry.notify.length === 0 ? [] : [['  Notify', entry.notify.join(', ')]]),
    ]),
  ];
}

function openHoursWords({ typical, differing }: OpenHours): string {
  if (differing.length === 0 && typical === 0) return 'never';
  if (differing.length === 0 && typical === 7 * DAY) return 'always';
  const shown = differing
    .slice(0, WEEKS_SHOWN)
    .map(({ monday, open }) => `${hoursWords(open)} in the week of ${isoDate(civilDateOf(monday))}`);
  const hidden = differing.length - shown.length;
  const more = hidden > 0 ? [`another number in ${plural(hidden, 'more week')}`] : [];
  return [`${hoursWords(typical)} a week`, ...shown, ...more].join('; ');
}

/** Zones by whose clocks the windows are read; none for `always` and `never`. */
function zonesWords({ windows }: Entry): string {
  return [...new Set((windows ?? []).flatMap((window) => windowZone(window)?.name ?? []))].join(', ');
}

function nowWords(judgement: Judgement, at: Instant): string {
  const { zone, rule } = judgement;
  const { state, since, until } = openingOf(judgement);
  if (state === 'undeclared') return 'undeclared';
  const why = rule?.kind === 'freeze' || rule?.kind === 'holiday' ? `, ${ruleSentence(rule, judgement.entry)}` : '';
  const place = `in ${placeOf(zone)}${why}`;
  if (since === null && until === null) return state;
  const next = state === 'open' ? 'closes' : 'opens';
  return [
    ...(since === null ? [state] : [`${state} since ${near(since, at, zone)}`]),
    until === null ? `never ${next} again, ${place}` : `${next} ${near(until, at, zone)} ${place}`,
  ].join(', ');
}

function restLines({ policy, hasDefaults }: PolicySummary): string[] {
  if (hasDefaults) return ['Undeclared: nothing, since the default windows are for whatever no entry matches.'];
  const without = policy.entries.filter(({ windows }) => windows === null).map(entryName);
  const what =
    policy.undeclared === 'violation'
      ? 'any push there is a violation'
      : 'pushes there are only listed, as the file says';
  return [`Undeclared: ${[...without, 'whatever no entry matches'].join(', ')}; ${what}.`];
}

function zoneLines({ zones, at }: PolicySummary): string[] {
  if (zones.length === 0) return [];
  return [
    'Zones, and what their clocks show now',
    ...columns(zones.map((zone) => [`  ${zone.name}`, `${weekdayMinute(at, zone)}, UTC${utcOffset(at, zone)}`])),
  ];
}
