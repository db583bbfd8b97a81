import type { Coverage } from '../core/coverage.ts';
import { groupBy } from '../core/group-by.ts';
import { utcMinute } from '../core/local-time.ts';
import type { Missing } from '../core/reading.ts';
import { placesWords } from './places-words.ts';
import { UNREAD_WORDS } from './unread-words.ts';

/** What was not read and is not let go, a line for all that is missing for the same reason and time. */
export function holeLines(coverage: readonly Coverage[]): string[] {
  const holes = coverage.filter(({ complete, accepted }) => !complete && accepted === null);
  const groups = groupBy(holes, ({ reason, detail, from, to }) => JSON.stringify([reason, detail, from, to]));
  return [...groups.values()].map((group) => holeWords(group[0], group));
}

/** Why nothing can be read, and what to do. */
export function missingWords({ reason, detail }: Missing): string {
  const { what, advice } = UNREAD_WORDS[reason];
  return `${what}${detail === null ? '' : ` (${detail})`}${advice === null ? '' : `: ${advice}`}`;
}

function holeWords({ reason, detail, from, to }: Coverage, group: readonly Coverage[]): string {
  const { what, advice } = UNREAD_WORDS[reason ?? 'failed'];
  const code = detail === null ? '' : ` (${detail})`;
  const range = `from ${utcMinute(from)} to ${utcMinute(to)} UTC`;
  return `${placesWords(group)}: ${what}${code} ${range}${advice === null ? '' : `: ${advice}`}`;
}
