import type { Coverage } from '../core/coverage.ts';
import { utcMinute } from '../core/local-time.ts';
import { placesWords } from './places-words.ts';
import { UNREAD_WORDS } from './unread-words.ts';

/** What was not read and is not let go, a line for all that is missing for the same reason and time. */
export function holeLines(coverage: readonly Coverage[]): string[] {
  const holes = coverage.filter(({ complete, accepted }) => !complete && accepted === null);
  const groups = new Map<string, [Coverage, ...Coverage[]]>();
  for (const hole of holes) {
    const key = JSON.stringify([hole.reason, hole.detail, hole.from, hole.to]);
    const known = groups.get(key);
    if (known) known.push(hole);
    else groups.set(key, [hole]);
  }
  return [...groups.values()].map((group) => holeWords(group[0], group));
}

function holeWords({ reason, detail, from, to }: Coverage, group: readonly Coverage[]): string {
  const { what, advice } = UNREAD_WORDS[reason ?? 'failed'];
  const code = detail === null ? '' : ` (${detail})`;
  const range = `from ${utcMinute(from)} to ${utcMinute(to)} UTC`;
  return `${placesWords(group)}: ${what}${code} ${range}${advice === null ? '' : `: ${advice}`}`;
}
