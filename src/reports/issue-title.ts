import { atZone } from '../core/local-time.ts';
import type { Belonging } from '../core/tracking/belonging.ts';
import type { Cause } from '../core/verdict.ts';
import { titleText } from './title-text.ts';
import { toldImages } from './told-incidents.ts';
import { shortened } from './visible.ts';
import { plural } from './words.ts';

/** GitHub takes no longer title. */
const LONGEST = 256;

/** Code points of a name. The door may double them and part each pair by one more. */
const LONGEST_NAME = 120;

/** `shop/checkout: 2 pushes outside the release window, Sat 2026-10-24`: what one finds again in a list of issues. */
export function issueTitle(belonging: Belonging): string {
  const { repository, registry } = belonging.incidents[0];
  const count = plural(toldImages(belonging, belonging.pushes).length, 'push', 'pushes');
  const rest = `${registry === 'public' ? ' (ECR Public)' : ''}: ${count} ${howWords(belonging)}, ${daysOf(belonging)}`;
  let name = titleText(shortened(repository, LONGEST_NAME));
  for (let length = LONGEST_NAME; name.length + rest.length > LONGEST; length--) {
    name = titleText(shortened(repository, length));
  }
  return `${name === '' ? '" "' : name}${rest}`;
}

const HOW: Readonly<Record<Cause, string>> = {
  freeze: 'during a freeze',
  holiday: 'on a holiday',
  'closed-hours': 'outside the release window',
  undeclared: 'with no release window declared',
};

function howWords({ pushes }: Belonging): string {
  const [cause, ...others] = new Set(pushes.map(({ judgement }) => judgement.cause));
  return HOW[cause && others.length === 0 ? cause : 'closed-hours'];
}

/** `Sat 2026-10-24`, to the last day where there are several. */
function daysOf({ pushes }: Belonging): string {
  const ends = [...pushes.slice(0, 1), ...pushes.slice(-1)];
  const days = ends.map(({ push, judgement }) => atZone(push.time, judgement.zone).toFormat('EEE yyyy-MM-dd'));
  return [...new Set(days)].join(' to ');
}
