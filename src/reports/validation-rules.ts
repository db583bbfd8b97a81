import type { Advice } from '../core/advice.ts';
import { civilDateOf } from '../core/civil.ts';
import type { PermissionEnd } from '../core/ending-permissions.ts';
import { DAY, type Instant } from '../core/instant.ts';
import { dayMinute, isoDate } from '../core/local-time.ts';
import type { FreezeAhead, HolidaysAhead, PolicySummary } from '../core/policy-summary.ts';
import type { Zone } from '../core/zone.ts';
import { columns } from './columns.ts';
import { durationWords } from './durations.ts';
import { permissionName, permissionPlace, REMOVE_ENDED } from './permission-words.ts';
import { placeOf } from './sentences.ts';
import { shortened } from './visible.ts';
import { grouped } from './words.ts';

/** No text of a rule is longer than this in a line. */
const LONGEST = 100;
/** Holidays of a list that are named; the rest are counted. */
const DAYS_SHOWN = 3;
const SOON = 7 * DAY;

/** What else a policy says, block by block: freezes, permissions, holidays, arrivals and gaps, and what to reconsider. */
export function ruleBlocks(summary: PolicySummary): string[][] {
  return [
    titled(
      'Holidays, on which no recurring window opens',
      [...summary.holidays].sort((a, b) => a.list.place.line - b.list.place.line).map(holidayRow),
    ),
    titled(
      'Freezes, which close also what is open',
      summary.freezes.map((ahead) => freezeRow(ahead, summary.at)),
    ),
    permissionLines(summary),
    titled('Accepted gaps, told in every report', gapRows(summary)),
    titled('Also', alsoRows(summary)),
    titled('Consider', summary.advice.map(adviceRow)),
  ];
}

function permissionLines({ permissions, at }: PolicySummary): string[] {
  const rows = permissions.map((permission) => permissionRow(permission, at));
  return [
    ...titled('Exemptions and exceptions, which count before all else', rows),
    ...(permissions.some(({ end }) => end !== null && end <= at) ? [`  ${inFull(REMOVE_ENDED)}`] : []),
  ];
}

/** As a sentence of its own. */
function inFull(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function titled(title: string, rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : [title, ...columns(rows)];
}

function holidayRow({ list, days, uncovered }: HolidaysAhead): string[] {
  const shown = days
    .slice(0, DAYS_SHOWN)
    .map(({ day, name }) => isoDate(civilDateOf(day)) + (name === null ? '' : ` ${shortened(name, LONGEST)}`));
  const hidden = days.length - shown.length;
  const more = hidden > 0 ? [`${grouped(hidden)} more in a year`] : [];
  const missing = uncovered.length > 0 ? [`nothing in ${uncovered.join(', ')}`] : [];
  const words = [...shown, ...more, ...missing];
  return [lineOf(list.place.line), list.text, words.length === 0 ? 'none in the weeks ahead' : words.join(', ')];
}

function freezeRow({ freeze, next, zone }: FreezeAhead, at: Instant): string[] {
  const { name, place, repositories } = freeze;
  const where = repositories === null ? 'everything' : shortened(repositories.texts.join(', '), LONGEST);
  return [lineOf(place.line), shortened(name, LONGEST), where, nextWords(next, zone, at)];
}

function nextWords(next: FreezeAhead['next'], zone: Zone, at: Instant): string {
  if (next === null) return 'over';
  const event =
    next.rule?.kind === 'freeze' && next.rule.event !== null ? ` (${shortened(next.rule.event, LONGEST)})` : '';
  const until = next.until === null ? 'for good' : `to ${dayMinute(next.until, zone)}`;
  if (next.since === null || next.since <= at) return `frozen now, ${until} in ${placeOf(zone)}${event}`;
  return `from ${dayMinute(next.since, zone)} ${until} in ${placeOf(zone)}${event}`;
}

function permissionRow({ rule, end, zone }: PermissionEnd, at: Instant): string[] {
  const kind = rule.kind === 'exemption' ? 'exempt' : 'exception';
  return [lineOf(permissionPlace(rule).line), kind, permissionName(rule), endWords(end, zone, at)];
}

function endWords(end: Instant | null, zone: Zone, at: Instant): string {
  if (end === null) return 'without end';
  const when = `${dayMinute(end, zone)} in ${placeOf(zone)}`;
  if (end <= at) return `ended ${when}`;
  const soon = end - at <= SOON ? `, in ${durationWords(end - at)}` : '';
  return `ends ${when}${soon}`;
}

function gapRows({ policy }: PolicySummary): string[][] {
  return policy.acceptedGaps.map(({ account, region, during, reason, place }) => [
    lineOf(place.line),
    `${account} ${region}`,
    shortened(during.text, LONGEST),
    shortened(reason, LONGEST),
  ]);
}

function alsoRows({ policy }: PolicySummary): string[][] {
  const { arrivals, approvers, calendars } = policy;
  return [
    ...(arrivals === 'judge' ? [['  Arrivals', 'replication, pull-through and restore are judged as pushes are']] : []),
    ...(approvers.length > 0 ? [['  Approvers', approvers.join(', ')]] : []),
    ...(calendars.length > 0 ? [['  Calendars', calendars.map(({ path }) => path).join(', ')]] : []),
  ];
}

function adviceRow({ kind, rule, pattern, instead }: Advice): string[] {
  const line = lineOf(permissionPlace(rule).line);
  switch (kind) {
    case 'session-name':
      return [
        line,
        shortened(pattern, LONGEST),
        `whoever assumes the role chooses the session's name: write ${instead}`,
      ];
    case 'open-account':
      return [
        line,
        shortened(pattern, LONGEST),
        'a role or user of that name can be made in any account: name the account',
      ];
  }
}

function lineOf(line: number): string {
  return `  line ${grouped(line)}`;
}
