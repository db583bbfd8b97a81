import type { FileFindings, Level } from '../core/problem-kinds.ts';
import { EXPECTED } from './problem-expected.ts';
import {
  type Anchor,
  anyOf,
  didYouMean,
  gotWords,
  phrasesOf,
  quoted,
  type WordTable,
  writeIt,
} from './problem-phrases.ts';

const say = phrasesOf('the-file');

/** Keys, and the types of values. */
export const FILE_WORDS: WordTable<keyof FileFindings> = {
  'duplicate-key': ({ key, firstLine }) =>
    say(
      'key that is there twice',
      'each key once',
      `${quoted(key)} again, first on line ${firstLine}`,
      'make them one; several windows or patterns are a list',
    ),
  'unknown-key': ({ key, allowed, suggestion, belongs }) =>
    say('unknown key', anyOf(allowed), quoted(key), didYouMean(suggestion) ?? belongsHint(key, belongs)),
  'missing-key': ({ key, level }) => {
    const [expected, hint] = MISSING[key] ?? [`${key}:`, null];
    const { item, anchor } = LEVEL_WORDS[level];
    return phrasesOf(anchor)(`no ${key}`, expected, `${item} without it`, hint);
  },
  'wrong-value': ({ expected, got, suggestion }) => {
    const { title, words, anchor } = EXPECTED[expected];
    const gotText = expected === 'version' && got.is === 'text' ? `the text "${got.source}"` : gotWords(got);
    return phrasesOf(anchor)(title, words, gotText, writeIt(suggestion));
  },
  'empty-list': ({ key }) => say('empty list', 'at least one item', '[ ]', emptyListHint(key)),
};

function emptyListHint(key: string): string {
  switch (key) {
    case 'windows':
      return 'write never where nothing may be pushed';
    case 'match':
      return 'write match: "**" for all';
    case 'during':
      return 'name the time';
    case 'approvers':
    case 'assignees':
    case 'notify':
      return `leave ${key} out where nobody is meant`;
    default:
      return `leave ${key} out where it restricts nothing`;
  }
}

/** What an item of each kind is called, and where the language tells of it. */
const LEVEL_WORDS: Readonly<Record<Level, { item: string; place: string; anchor: Anchor }>> = {
  file: { item: 'a policy', place: 'to the top of the file', anchor: 'the-file' },
  entry: { item: 'an entry', place: 'into an item of repositories', anchor: 'repositories' },
  window: { item: 'a window', place: 'into a window', anchor: 'windows' },
  holiday: { item: 'a holiday', place: 'into an item of holidays', anchor: 'holidays' },
  freeze: { item: 'a freeze', place: 'into an item of freezes', anchor: 'freezes' },
  exception: { item: 'an exception', place: 'into an item of exceptions', anchor: 'exceptions' },
  exemption: { item: 'an exemption', place: 'into an item of exempt', anchor: 'exempt' },
  gap: { item: 'an accepted gap', place: 'into an item of accepted-gaps', anchor: 'accepted-gaps' },
};

const MISSING: Readonly<Record<string, readonly [expected: string, hint: string | null]>> = {
  version: ['version: 1', 'write version: 1 as its first line'],
  match: ['match: and a glob over repository names', 'write match: "**" for all'],
  repositories: ['repositories: and a glob over repository names', 'write repositories: "**" for all'],
  name: ['name: and what reports are to call it', null],
  during: ['during: and a window with an end, such as 2026-12-24T22:00/2026-12-25T02:00', null],
  reason: ['reason: and why', 'reports tell it beside every push that this lets go'],
  'approved-by': ['approved-by: and who allowed it', null],
  principals: ['principals: and a glob over ARNs, such as arn:aws:iam::*:role/release', null],
  account: ['account: and twelve digits in quotes', null],
  region: ['region: and the code of a Region such as us-east-1', null],
};

function belongsHint(key: string, belongs: Level | null): string | null {
  if (key === '<<') return 'YAML 1.2 has no merge keys: repeat the keys, or share one list by an alias';
  return belongs === null ? null : `${key} belongs ${LEVEL_WORDS[belongs].place}`;
}
