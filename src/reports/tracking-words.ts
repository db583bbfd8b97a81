import type { RunFacts } from '../core/facts.ts';
import { groupBy } from '../core/group-by.ts';
import { utcMinute } from '../core/local-time.ts';
import type { Hole } from '../core/tracking/memory.ts';
import type { Keeping, Remembered, Tracking } from '../core/tracking/tracking.ts';
import { placesWords } from './places-words.ts';
import { UNREAD_WORDS } from './unread-words.ts';
import { listed } from './words.ts';

/** So many names of one list are spelled out. */
const NAMES_SHOWN = 10;

/** What earlier runs could not read and this one did not either, a line for the same reason and time; then what to do. */
export function earlierHoleLines({ tracking, policy }: Pick<RunFacts, 'tracking' | 'policy'>): string[] {
  const holes = tracking?.remembered?.holes ?? [];
  if (holes.length === 0) return [];
  // The policy lets go only what it can name.
  const isNamed = holes.some(({ account, region }) => account !== null && region !== null);
  const letGo = isNamed
    ? ` or stands under accepted-gaps in ${policy.path}, with account, region, during and reason`
    : '';
  const groups = groupBy(holes, ({ source, reason, from, to }) => JSON.stringify([source, reason, from, to]));
  return [
    ...[...groups.values()].map((group) => holeWords(group[0], group)),
    `What earlier runs did not read is tried again as long as its source may hold it, and keeps runs red until it is read${letGo}.`,
  ];
}

function holeWords({ source, reason, from, to }: Hole, group: readonly Hole[]): string {
  const { what } = UNREAD_WORDS[reason];
  return `${placesWords(group)}: not read in earlier runs (${source}) from ${utcMinute(from)} to ${utcMinute(to)} UTC: ${what}`;
}

/** What to know of how far was checked, and by whom issues are kept. */
export function trackingNotes({ tracking }: Pick<RunFacts, 'tracking'>): string[] {
  if (tracking === null) return [];
  const { remembered } = tracking;
  return [...keepingNotes(tracking), ...(remembered === null ? [] : rememberedNotes(remembered))];
}

/** Whom the policy names in vain. */
export function assigneeNotes({ tracking, policy }: Pick<RunFacts, 'tracking' | 'policy'>): string[] {
  const logins = tracking?.notAssignable ?? [];
  if (logins.length === 0) return [];
  return [
    `GitHub does not let issues here be assigned to ${listed(logins, NAMES_SHOWN)}: correct assignees in ${policy.path}, or give them access`,
  ];
}

function keepingNotes({ keeping, remembered }: Tracking): string[] {
  const how = keepingNote(keeping);
  const forgets = remembered === null && (keeping.kind === 'kept' || keeping.kind === 'off');
  return [
    ...(how === null ? [] : [how]),
    ...(forgets ? ['nothing remembers how far was checked: from decides how far back a check reads'] : []),
  ];
}

function keepingNote(keeping: Keeping): string | null {
  switch (keeping.kind) {
    case 'kept':
    case 'failed':
      return null;
    case 'off':
      return 'no issues are kept (issues: false)';
    case 'other-ref':
      return `this ran on ${keeping.ref}: issues are kept on ${keeping.defaultBranch} only, and none was written`;
  }
}

function rememberedNotes({ neverChecked, dropped, beyond }: Remembered): string[] {
  const starts = groupBy(neverChecked, ({ before }) => before);
  return [
    ...[...starts].map(([before, slots]) => `never checked before ${utcMinute(before)} UTC: ${placesWords(slots)}`),
    ...(dropped.length === 0
      ? []
      : [`checked before, and asked for no more, so nobody watches it: ${placesWords(dropped)}`]),
    ...(beyond.length === 0
      ? []
      : [
          `older than what the source holds, so not looked at again: ${listed(
            beyond.map(({ number }) => `#${number}`),
            NAMES_SHOWN,
          )}`,
        ]),
  ];
}
