import type { Finding, FindingKind } from '../core/problem.ts';
import type { Got } from '../core/problem-kinds.ts';

/** Headings of docs/policy.md. */
export const ANCHORS = [
  'the-file',
  'time-zones',
  'windows',
  'repositories',
  'tags',
  'holidays',
  'freezes',
  'exceptions',
  'exempt',
  'principals',
  'arrivals',
  'accepted-gaps',
  'calendars',
  'people',
] as const;

export type Anchor = (typeof ANCHORS)[number];

/** One finding in words. Texts from the file are in them as they are: whoever prints them makes them safe. */
export interface ProblemWords {
  readonly title: string;
  readonly expected: string;
  readonly got: string;
  /** What to do, where more can be said than what was expected. */
  readonly hint: string | null;
  readonly anchor: Anchor;
}

/** What a value should have been, where its type alone is wrong. */
export interface Expected {
  readonly title: string;
  readonly words: string;
  readonly anchor: Anchor;
}

/** Words for every kind of some findings: a new kind does not compile until it has words. */
export type WordTable<K extends FindingKind> = { readonly [P in K]: (finding: Finding<P>) => ProblemWords };

/** Words about one part of the language. */
export function phrasesOf(anchor: Anchor) {
  return (title: string, expected: string, got: string, hint: string | null = null): ProblemWords => {
    return { title, expected, got, hint, anchor };
  };
}

/** No text from the file is repeated longer than this; its place shows more of it. */
const LONGEST = 80;

/** A text from the file as it is, in quotes where its blanks would not show. */
export function quoted(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return short !== short.trim() || /\s{2}|[^\S ]/.test(short) || short === '' ? JSON.stringify(short) : short;
}

/** What stands in the file, with its type where that is what is wrong. */
export function gotWords(got: Got): string {
  switch (got.is) {
    case 'text':
      return quoted(got.source);
    case 'number':
      return `the number ${quoted(got.source)}`;
    case 'boolean':
      return `${got.source}, which is true or false to YAML and no text`;
    case 'nothing':
      return 'nothing';
    case 'list':
      return got.length === 1 ? 'a list of one item' : `a list of ${got.length} items`;
    case 'mapping':
      return got.keys.length === 0 ? 'an empty mapping' : `a mapping with the key ${quoted(got.keys.join(', '))}`;
  }
}

/** `a, b or c`. */
export function anyOf(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** `null` where there is nothing to suggest. */
export function didYouMean(...suggestions: readonly (string | null)[]): string | null {
  const known = suggestions.filter((suggestion) => suggestion !== null);
  return known.length === 0 ? null : `did you mean ${anyOf(known.map(quoted))}?`;
}

/** `null` where there is nothing to suggest. */
export function writeIt(suggestion: string | null): string | null {
  return suggestion === null ? null : `write ${quoted(suggestion)}`;
}
