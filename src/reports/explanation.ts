import type { Alternative, Explanation, TriedEntry } from '../core/explanation.ts';
import type { Instant } from '../core/instant.ts';
import { atZone, utcIso } from '../core/local-time.ts';
import { openingOf } from '../core/opening.ts';
import type { Entry } from '../core/policy.ts';
import { TZDATA_VERSION } from '../core/tzdb.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Zone } from '../core/zone.ts';
import { columns } from './columns.ts';
import { durationWords } from './durations.ts';
import { entryName, scopeWords } from './entry-words.ts';
import { leftOut } from './left-out.ts';
import { logText } from './log-line.ts';
import { reasonOf } from './sentences.ts';
import { excuseLines, freezeLines, windowLines } from './tried-rules.ts';
import { shortened } from './visible.ts';
import { grouped, plural } from './words.ts';

/** Entries of other names that are listed; the rest are counted. */
const OTHER_NAMES_SHOWN = 20;
/** A repository's name has at most 256 characters: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
const LONGEST = 256;

/** The answer to "may I push now?" for a terminal: the answer first, then how the policy comes to it. */
export function explanationText(explanation: Explanation): string {
  const { question, judgement } = explanation;
  const blocks = [
    [answerLine(explanation), `${reasonOf({ push: question, judgement })}.`],
    alternativeLines(explanation),
    factLines(explanation),
    ['Tried, in the order of the file: the first that matches decides', ...indented(triedLines(explanation))],
    excuseLines(explanation),
    freezeLines(explanation),
    windowLines(explanation),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map(logText).join('\n'))
    .join('\n\n')}\n`;
}

function answerLine(explanation: Explanation): string {
  const { question, judgement, policy } = explanation;
  const name = shortened(question.repository, LONGEST);
  const doubt = doubtOf(explanation);
  switch (judgement.verdict) {
    case 'inside':
      return `Open${doubt}: ${name} may be pushed to.`;
    case 'outside':
      return `Closed${doubt}: a push to ${name} is ${judgement.cause === 'freeze' ? 'in a freeze' : 'outside its windows'}.`;
    case 'excepted':
    case 'exempt':
      return `Allowed: this push to ${name} is no violation, whatever holds for others.`;
    case 'not-a-release':
      return `Not a release: a push of this tag to ${name} is no violation at any time.`;
    case 'undeclared':
      return `Undeclared${doubt}: nothing says when ${name} may be pushed to, ${policy.undeclared === 'violation' ? 'so any push is a violation' : 'so pushes are only listed'}.`;
  }
}

/** Unknown is not absent: an answer that another account or Region would turn round must not look certain. */
function doubtOf({ question, judgement, alternatives, excuses, principalDoubt }: Explanation): string {
  const alike = alternatives.every((alternative) => alternative.judgement.verdict === judgement.verdict);
  if (!alike) return ', unless another entry decides';
  const unknown = excuses.some(({ outcome }) => outcome === 'principal-unknown' || outcome === 'tag-unknown');
  const mayExcuse = unknown || principalDoubt !== null;
  if (mayExcuse && judgement.cause !== null) return ', unless an exemption or exception allows it';
  const mayDecide = [judgement.entry, ...alternatives.map(({ entry }) => entry)];
  const mayBeNoRelease = question.tag === null && mayDecide.some(({ tags }) => tags !== null);
  if (mayBeNoRelease && judgement.cause !== null) return ', unless its tag is no release';
  return alternatives.length === 0 ? '' : ' in any case';
}

function factLines({ question, judgement, opening, policy }: Explanation): string[] {
  const { time: at, registry, account, region, tag } = question;
  const { zone } = judgement;
  const { state, since, until } = openingOf(opening);
  return columns([
    ['Moment', `${fullMoment(at, zone, 'cccc yyyy-MM-dd HH:mm:ss')} ${zone.name}, ${utcIso(at)}`],
    ...(state === 'undeclared'
      ? []
      : [
          [
            state === 'open' ? 'Open' : 'Closed',
            since === null ? 'since ever' : `since ${fullMoment(since, zone)}, ${durationWords(at - since)} before`,
          ],
          [
            state === 'open' ? 'Closes' : 'Opens',
            until === null ? 'never' : `${fullMoment(until, zone)}, ${durationWords(until - at)} later`,
          ],
        ]),
    ...(judgement.entry.tags === null
      ? []
      : [
          [
            'Tags',
            `${judgement.entry.tags.texts.join(', ')} are releases; ${tag === null ? 'the tag is not given' : `asked for ${tag}`}`,
          ],
        ]),
    ['Where', `${account ?? 'account not given'}, ${region ?? 'Region not given'}, ${registry} registry`],
    ['Policy', `${policy.path}, tz database ${TZDATA_VERSION}`],
  ]);
}

function triedLines({ tried, unread, policy, judgement }: Explanation): string[] {
  let otherNames = 0;
  const passed: string[][] = [];
  for (const one of tried.filter(({ match }) => match !== 'matches')) {
    if (one.match !== 'other-name' || ++otherNames <= OTHER_NAMES_SHOWN) passed.push(rowOf(one.entry, outcomeOf(one)));
  }
  const hidden = otherNames - OTHER_NAMES_SHOWN;
  const decided = tried.filter(({ match }) => match === 'matches').map((one) => rowOf(one.entry, outcomeOf(one)));
  const { defaults } = policy;
  const noMatch = tried.length === 0 ? 'decides' : 'decides, since no entry matches';
  const last = defaults.windows === null ? 'and so undeclared' : noMatch;
  return [
    ...columns([
      ...passed,
      ...(hidden > 0 ? [['', `… and ${plural(hidden, 'more entry', 'more entries')}`, 'no, another name']] : []),
      ...decided,
      ...(judgement.entry === defaults ? [rowOf(defaults, last)] : []),
    ]),
    ...(unread > 0 ? [`${plural(unread, 'entry', 'entries')} after it ${unread === 1 ? 'was' : 'were'} not read`] : []),
  ];
}

function rowOf(entry: Entry, outcome: string): string[] {
  const line = entry.match === null && entry.windows === null ? '' : `line ${grouped(entry.place.line)}`;
  return [line, entryName(entry), outcome];
}

function outcomeOf({ entry, match }: TriedEntry): string {
  switch (match) {
    case 'matches':
      return entry.windows === null ? 'decides, and names no windows' : 'decides';
    case 'other-name':
      return 'no, another name';
    case 'other-registry':
      return `no, it is for ${scopeWords({ accounts: null, regions: null, registry: entry.registry })}`;
    case 'other-account':
      return `no, it is for ${scopeWords({ accounts: entry.accounts, regions: null, registry: null })}`;
    case 'other-region':
      return `no, it is for ${scopeWords({ accounts: null, regions: entry.regions, registry: null })}`;
    case 'unknown':
      return `not taken: only in ${scopeWords(entry)}`;
  }
}

/** What an answer would be if the question told more. */
function alternativeLines({ question, alternatives }: Explanation): string[] {
  if (alternatives.length === 0) return [];
  const { lacks, options } = leftOut(question);
  return [
    `The question does not say which ${lacks}`,
    ...indented(alternatives.flatMap((alternative) => alternativeOf(alternative, question.time))),
    ...indented([`Ask again with ${options}.`]),
  ];
}

const STATES: Readonly<Record<Verdict, string>> = {
  inside: 'open',
  outside: 'closed',
  excepted: 'allowed',
  exempt: 'allowed',
  'not-a-release': 'not judged',
  undeclared: 'undeclared',
};

function alternativeOf({ entry, judgement }: Alternative, at: Instant): string[] {
  return [
    `In ${scopeWords(entry)} it is ${STATES[judgement.verdict]}, by entry ${entryName(entry)} on line ${grouped(entry.place.line)}:`,
    `  ${reasonOf({ push: { time: at }, judgement })}`,
  ];
}

function fullMoment(instant: Instant, zone: Zone, format = 'cccc yyyy-MM-dd HH:mm'): string {
  return atZone(instant, zone).toFormat(format);
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
