import { civilDateOf } from '../core/civil.ts';
import { PUBLIC_REGION } from '../core/coverage.ts';
import type { RunFacts } from '../core/facts.ts';
import type { Incident } from '../core/incident.ts';
import { excuseOf } from '../core/let-through.ts';
import { isoDate, utcMinute } from '../core/local-time.ts';
import { isMemoryLost } from '../core/outcome.ts';
import type { AcceptedGap } from '../core/policy.ts';
import type { Scope } from '../core/scope.ts';
import { isAnyHeld, isApproved } from '../core/tracking/held-parts.ts';
import { bucketNotes } from './bucket-words.ts';
import { digestNotes } from './digest-words.ts';
import { holeLines } from './hole-words.ts';
import { endingWords, permissionPlace, REMOVE_ENDED } from './permission-words.ts';
import { costNote, tableNotes } from './scan-words.ts';
import { assigneeNotes, earlierHoleLines, trackingNotes } from './tracking-words.ts';
import { unknownSignIns } from './unknown-sign-ins.ts';
import { unreadableWords } from './unreadable-words.ts';
import { grouped, imagesWords, plural } from './words.ts';

/** Lines of one kind that are spelled out; the rest are counted. */
const LINES_SHOWN = 20;

/** The outcome of a run in one sentence: what is missing comes before any praise. */
export function verdictLine(facts: RunFacts): string {
  const { complete, violations, incidents, pushes, images, letThrough, records, inputs, coverage, tracking } = facts;
  const excused = letThrough.length === 0 ? 0 : images.filter(({ worst }) => excuseOf(worst.judgement) !== null).length;
  const besides = (excused === 0 ? '' : `; ${grouped(excused)} let through`) + undeliveredWords(facts);
  const clean =
    pushes.length === 0 ? 'no image was pushed' : `no violation among ${imagesWords(images.length, pushes.length)}`;
  const found =
    violations === 0
      ? `${clean}${besides}`
      : `${brokenWords(facts)} broke the rules, in ${plural(incidents.length, 'incident')}${heldWords(facts)}${besides}`;
  if (records === 0 && inputs.kind === 'file') return 'Incomplete: no records at all were found';
  if (!complete) return `Incomplete: not everything could be read. In what could: ${found}`;
  if (violations > 0) return `Not compliant: ${found}`;
  if (isMemoryLost(facts)) return `Not proven: what earlier runs left unread is not known. In this one: ${found}`;
  // What was let go was not read: whoever reads this line only must know it too.
  const letGo = [...coverage, ...(tracking?.remembered?.letGo ?? [])].some(({ accepted }) => accepted !== null);
  const compliant = letGo ? 'Compliant but for accepted gaps' : 'Compliant';
  return `${compliant}: ${found}`;
}

/** `, 2 of them approved`: whom nobody needs to ask any more, and what no issue tells. */
function heldWords({ incidents, tracking }: RunFacts): string {
  const approved = incidents.filter((incident) => isApproved(incident, tracking)).length;
  const isUntold = (incident: Incident) =>
    isAnyHeld(incident, tracking, 'undelivered') || isAnyHeld(incident, tracking, 'overflow');
  const untold = incidents.filter(isUntold).length;
  const share = (count: number) => (count < incidents.length ? `${grouped(count)} of them ` : count > 1 ? 'all ' : '');
  return [
    ...(approved === 0 ? [] : [`, ${share(approved)}approved`]),
    ...(untold === 0 ? [] : [`, ${share(untold)}not told in an issue`]),
  ].join('');
}

/** Whoever reads the first line only must know why such a run is red. */
function undeliveredWords({ tracking }: RunFacts): string {
  return tracking === null || tracking.problems.length === 0 ? '' : '; not all was delivered to GitHub';
}

/** `2 of 6 images`, and beside it manifests where that is another number. */
function brokenWords({ violatingImages, violations, images, pushes }: RunFacts): string {
  const words = `${grouped(violatingImages)} of ${plural(images.length, 'image')}`;
  const manifests = `${grouped(violations)} of ${plural(pushes.length, 'manifest')}`;
  return images.length === pushes.length ? words : `${words} (${manifests})`;
}

/** Everything that makes the run incomplete, one line each. */
export function missingOf(facts: RunFacts): string[] {
  const { coverage, unreadable, unreadableCount } = facts;
  const holes = holeLines(coverage);
  const places = unreadable.slice(0, LINES_SHOWN).map(unreadableWords);
  const more = unreadableCount - places.length;
  return [
    ...holes,
    ...earlierHoleLines(facts),
    ...places,
    ...(more > 0 ? [`… and ${plural(more, 'more place')} that could not be read`] : []),
  ];
}

/** What a reader should know besides: it changes no verdict. */
export function notesOf(facts: RunFacts): string[] {
  return [...coverageNotesOf(facts), ...endingNotesOf(facts), ...otherNotesOf(facts)];
}

/** What makes one doubt that the records hold everything, and what the policy lets go. */
export function coverageNotesOf(facts: RunFacts): string[] {
  return [
    ...(facts.scan === null ? [] : tableNotes(facts.scan)),
    ...facts.silentDays.map(({ account, region, days }) => {
      const shown = days.slice(0, 7).map((day) => isoDate(civilDateOf(day)));
      const more = days.length > shown.length ? ` and ${days.length - shown.length} more days` : '';
      return `no record of any kind from ${account} ${region} on ${shown.join(', ')}${more} (UTC)`;
    }),
    ...facts.loggingChanges.map(
      ({ eventName, time, account, region, by }) =>
        `logging changed: ${eventName} in ${account} ${region} at ${utcMinute(time)} UTC by ${by ?? 'unknown'}; pushes after it may be missing`,
    ),
    ...digestNotes(facts),
    ...facts.policy.acceptedGaps.flatMap((gap) => gapWords(gap, facts)),
    ...trackingNotes(facts),
  ];
}

/** Permissions that have ended or end soon. */
export function endingNotesOf({ endingPermissions, policy }: RunFacts): string[] {
  return [
    ...endingPermissions.map(
      (ending) => `${endingWords(ending)} (${policy.path}:${permissionPlace(ending.rule).line})`,
    ),
    ...(endingPermissions.some(({ ended }) => ended) ? [REMOVE_ENDED] : []),
  ];
}

/** What is left to say. */
export function otherNotesOf(facts: RunFacts): string[] {
  return [
    ...publicNotes(facts),
    ...(facts.bucket === null ? [] : bucketNotes(facts.bucket)),
    ...(facts.scan === null ? [] : [costNote(facts.scan)]),
    ...facts.uncoveredYears.map(
      ({ list, years }) =>
        `holidays of ${years.join(', ')}: none in ${list.text} (${facts.policy.path}:${list.place.line}), check that none is missing`,
    ),
    ...assigneeNotes(facts),
    ...unknownSignIns(facts),
    ...facts.conflicts.map((eventId) => `records of event ${eventId} contradict each other; the worse verdict counted`),
  ];
}

function publicNotes({ source, coverage }: RunFacts): string[] {
  return source !== 'files' && !coverage.some(({ region }) => region === PUBLIC_REGION)
    ? [
        `pushes to ECR Public are recorded in ${PUBLIC_REGION} only, which was not read: name it in regions where the accounts push there`,
      ]
    : [];
}

/** What an accepted gap let go, a line for each time, or that it was not needed. */
function gapWords(gap: AcceptedGap, facts: RunFacts): string[] {
  const { account, region, place } = gap;
  const used = letGoWords(gap, facts);
  return used.length > 0
    ? used
    : [`the accepted gap of ${account} ${region} (${facts.policy.path}:${place.line}) was not needed`];
}

/** What an accepted gap let go of the run, and of what earlier ones had not read: a line for each time. */
export function letGoWords(gap: AcceptedGap, { coverage, policy, tracking }: RunFacts): string[] {
  const { account, region, reason, place } = gap;
  return [...(tracking?.remembered?.letGo ?? []), ...coverage]
    .filter(({ accepted }) => accepted === gap)
    .map(
      ({ from, to }) =>
        `not read, and let go as an accepted gap: ${account} ${region} from ${utcMinute(from)} to ${utcMinute(to)} UTC (${policy.path}:${place.line}, ${reason})`,
    );
}

/** What the run was asked to check. */
export function rangeWords({ from, to }: Scope): string {
  if (from === null && to === null) return 'none asked for: everything that was read is judged';
  return `${from === null ? 'the first record' : utcMinute(from)} to ${to === null ? 'the last record' : utcMinute(to)} UTC`;
}
