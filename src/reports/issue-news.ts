import type { ImagePush } from '../core/image-pushes.ts';
import { atZone, dayMinute, isRepeatedHour } from '../core/local-time.ts';
import type { Belonging } from '../core/tracking/belonging.ts';
import type { AttributedPush } from '../core/verdict.ts';
import { words } from './markdown.ts';
import { holidayWords } from './rule-words.ts';
import { placeOf } from './sentences.ts';
import { plural, type Show } from './words.ts';

/** `**2 images were pushed to … outside its release windows** from … to … in Berlin.`; `more`: besides others. */
export function newsSentence(
  { incidents: [{ repository, registry }] }: Pick<Belonging, 'incidents'>,
  images: readonly ImagePush[],
  show: Show,
  more = '',
): string {
  const count = plural(images.length, `${more}image`);
  const where = `${show(repository)}${registry === 'public' ? ' on ECR Public' : ''}`;
  const outside = howWords(
    images.map(({ worst }) => worst),
    show,
  );
  return `**${count} ${images.length === 1 ? 'was' : 'were'} pushed to ${where} ${outside}**${whenWords(images)}.`;
}

/** In what way all of some violations are outside. */
function howWords(violations: readonly AttributedPush[], show: Show): string {
  const [how = '', ...others] = new Set(violations.map((judged) => oneHowWords(judged, show)));
  return others.length === 0 ? how : 'outside its release windows';
}

function oneHowWords({ judgement: { cause, rule } }: AttributedPush, show: Show): string {
  switch (cause) {
    case 'freeze':
      return rule?.kind === 'freeze' ? `during the freeze ${show(rule.freeze.name)}` : 'during a freeze';
    case 'holiday':
      return rule?.kind === 'holiday' ? `on ${words(holidayWords(rule.holiday))}` : 'on a holiday';
    case 'undeclared':
      return 'though no release windows are declared for it';
    case 'closed-hours':
    case null:
      return 'outside its release windows';
  }
}

/** ` on Saturday 2026-10-24 02:14 in Berlin`, to the last where there are several. */
function whenWords(images: readonly ImagePush[]): string {
  const ordered = images.map(({ main }) => main).sort((a, b) => a.push.time - b.push.time);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) return '';
  const [[day, time], [lastDay, lastTime]] = [dayAndTime(first), dayAndTime(last)];
  const moments =
    day !== lastDay
      ? `from ${day} ${time} to ${lastDay} ${lastTime}`
      : `on ${day} ${time === lastTime ? time : `from ${time} to ${lastTime}`}`;
  return ` ${moments} in ${placeOf(first.judgement.zone)}`;
}

/**
 * `Saturday 2026-10-24` and `02:14`, with its offset where the clocks show that time twice: an end would seem to be before
 * its start.
 */
function dayAndTime({ push, judgement: { zone } }: AttributedPush): readonly [string, string] {
  const [, day = '', time = ''] = /^(.*) (.*)$/.exec(dayMinute(push.time, zone)) ?? [];
  return [day, isRepeatedHour(push.time, zone) ? `${time} (${atZone(push.time, zone).toFormat("'UTC'Z")})` : time];
}
