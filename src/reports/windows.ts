import type { Instant } from '../core/instant.ts';
import { utcMinute } from '../core/local-time.ts';
import { openingOf } from '../core/opening.ts';
import type { Policy } from '../core/policy.ts';
import { TZDATA_VERSION } from '../core/tzdb.ts';
import { stateOf } from '../core/window-days.ts';
import type { EntryAhead, WindowsAhead } from '../core/windows-ahead.ts';
import { columns } from './columns.ts';
import { dayLines, HOUR_MARKS, legend, type Signs } from './day-bar.ts';
import { entryTitle, ruleTitle, scopeWords, windowsWords } from './entry-words.ts';
import { leftOut } from './left-out.ts';
import { logText } from './log-line.ts';
import { near, placeOf } from './sentences.ts';
import { shortened } from './visible.ts';
import { grouped, plural } from './words.ts';

/** A repository's name has at most 256 characters: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
const LONGEST = 256;
/** No list of windows is longer than this in a line. */
const LONGEST_WINDOWS = 400;

/** The windows of some days for a terminal of 80 columns: a block for each entry, a bar for each day. */
export function windowsText(ahead: WindowsAhead, unicode: boolean): string {
  const signs = unicode ? 'unicode' : 'ascii';
  const blocks = [
    headLines(ahead, signs),
    doubtLines(ahead),
    ...ahead.entries.map((entry) => entryLines(entry, ahead, signs)),
    ...ahead.alternatives.map((entry) => entryLines(entry, ahead, signs)),
    someFreezeLines(ahead),
  ];
  const text = blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map(logText).join('\n'))
    .join('\n\n');
  return `${unicode ? text : asciiText(text)}\n`;
}

/** The other characters that we put into lines ourselves: between windows, and where something was cut. */
function asciiText(text: string): string {
  return text.replaceAll(' · ', '; ').replaceAll('…', '...');
}

function headLines({ policy, from, days, entries, alternatives }: WindowsAhead, signs: Signs): string[] {
  const drawn = [...entries, ...alternatives].filter((entry) => sentenceOf(entry, policy, from) === null);
  return [
    `Release windows: ${plural(days, 'day')} from ${utcMinute(from)} UTC`,
    `Policy ${policy.path}, tz database ${TZDATA_VERSION}`,
    ...(drawn.length === 0
      ? []
      : [
          legend(
            drawn.flatMap((entry) => entry.days),
            signs,
          ),
        ]),
  ];
}

/** An answer for a repository that leaves out where it is may be another one there. */
function doubtLines({ question, alternatives }: WindowsAhead): string[] {
  if (question === null || alternatives.length === 0) return [];
  const { lacks, options } = leftOut(question);
  return [`The question does not say which ${lacks}, so each of these may decide.`, `Ask again with ${options}.`];
}

function entryLines(ahead: EntryAhead, { policy, question, from }: WindowsAhead, signs: Signs): string[] {
  const { entry, judgement, days } = ahead;
  const title =
    question === null ? entryTitle(entry) : `${shortened(question.repository, LONGEST)}: ${ruleTitle(entry)}`;
  const scope = scopeWords(entry);
  const where = scope === '' ? [] : [['  Where', `only in ${scope}`]];
  const sentence = sentenceOf(ahead, policy, from);
  if (sentence !== null) return [title, ...columns(where), `  ${sentence}`];
  const windows = shortened(windowsWords(entry), LONGEST_WINDOWS);
  return [
    title,
    ...columns([...where, ['  Windows', windows], ['  Zone', judgement.zone.name]]),
    HOUR_MARKS,
    ...days.flatMap((day, index) => dayLines(day, days[index - 1], signs)),
  ];
}

/** An entry shows what closes all of it; a freeze for some repositories may close a part. */
function someFreezeLines({ someFreezes }: WindowsAhead): string[] {
  if (someFreezes.length === 0) return [];
  return [
    'Freezes for some repositories, shown above where they hold for all of an entry; --repository shows one',
    ...columns(
      someFreezes.map(({ name, place, repositories }) => [
        `  line ${grouped(place.line)}`,
        shortened(name, LONGEST),
        shortened(repositories?.texts.join(', ') ?? '', LONGEST),
      ]),
    ),
  ];
}

/** What stands in for bars that would all be the same; `null`: they are not. */
function sentenceOf({ entry, judgement, stretches }: EntryAhead, policy: Policy, from: Instant): string | null {
  if (entry.windows === null) {
    const push = policy.undeclared === 'violation' ? 'any push is a violation' : 'pushes are only listed';
    const frozen = stretches.some(({ rule }) => rule?.kind === 'freeze') ? ', but for freezes, which close it' : '';
    return `Undeclared: nothing gives windows, so ${push}${frozen}.`;
  }
  const states = new Set(stretches.map(({ rule }) => stateOf(rule)));
  if (states.has('open') && states.size > 1) return null;
  const { zone } = judgement;
  const { state, since, until } = openingOf(judgement);
  const end = until === null ? null : `${near(until, from, zone)} in ${placeOf(zone)}`;
  if (state === 'open') {
    if (end !== null) return `Open on all of these days, until ${end}.`;
    return since === null ? 'Always open.' : 'Open on all of these days, and for good.';
  }
  if (states.has('frozen') && states.size === 1)
    return `Frozen on all of these days, ${end === null ? 'and for good' : `opens ${end}`}.`;
  if (end !== null) return `Closed on all of these days, opens ${end}.`;
  return since === null ? 'Never open.' : 'Closed on all of these days, and for good.';
}
