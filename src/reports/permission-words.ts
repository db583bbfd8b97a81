import type { EndingPermission } from '../core/ending-permissions.ts';
import type { Excuse } from '../core/excuses.ts';
import type { LetThrough } from '../core/let-through.ts';
import { dayMinute } from '../core/local-time.ts';
import type { Place } from '../core/window.ts';
import { entryName } from './entry-words.ts';
import { placeOf } from './sentences.ts';
import { shortened } from './visible.ts';

/** No text of a rule is longer than this in a line. */
const LONGEST = 100;

/** A permission that has ended still counts for a check of its time. */
export const REMOVE_ENDED = 'what has ended can be removed once no check reaches back into its time';

/** What was let through, and by what: `excepted`, `CHG-1234, approved by @octocat: Security fix`. */
export function letThroughWords({ rule, entry }: LetThrough): { readonly verdict: string; readonly by: string } {
  switch (rule.kind) {
    case 'exemption':
      return { verdict: 'exempt', by: `${permissionName(rule)}: ${rule.exemption.reason}` };
    case 'exception': {
      const { approvedBy, reason, ticket } = rule.exception;
      const more = ticket === null ? '' : `, ${ticket}`;
      return { verdict: 'excepted', by: `${permissionName(rule)}, approved by ${approvedBy}: ${reason}${more}` };
    }
    case 'tags':
      return { verdict: 'not a release', by: `${entryName(entry)}: tags other than ${entry.tags?.texts.join(', ')}` };
  }
}

/** What a permission is called: an exception by its name, an exemption by whom it is for. */
export function permissionName(rule: Excuse): string {
  switch (rule.kind) {
    case 'exemption':
      return shortened(rule.exemption.principals.texts.join(' · '), LONGEST);
    case 'exception':
      return shortened(rule.exception.name, LONGEST);
  }
}

export function permissionPlace(rule: Excuse): Place {
  switch (rule.kind) {
    case 'exemption':
      return rule.exemption.place;
    case 'exception':
      return rule.exception.place;
  }
}

/** `exception CHG-1234 ended on Friday 2026-12-25 02:00 in Berlin`. */
export function endingWords({ rule, end, zone, ended }: EndingPermission): string {
  const kind = rule.kind === 'exemption' ? 'exemption of' : 'exception';
  const when = dayMinute(end, zone);
  return `${kind} ${permissionName(rule)} ${ended ? 'ended' : 'ends'} on ${when} in ${placeOf(zone)}`;
}
