import type { Nth } from '../core/day-rule.ts';
import type { Part, TellAt } from './text-finding.ts';

const ORDINALS: readonly (readonly [word: string, nth: Nth])[] = [
  ['1st', 1],
  ['2nd', 2],
  ['3rd', 3],
  ['4th', 4],
  ['5th', 5],
  ['last', 'last'],
];

const IN_LETTERS = ['first', 'second', 'third', 'fourth', 'fifth'];

/** Whether a word is meant for `1st` to `5th` or `last`: `6th`, `2rd`, `first` and `1st-3rd` are too. */
export function looksLikeNth(word: string): boolean {
  return /^(?:\d{1,2}(?:st|nd|rd|th)\b|last$)/i.test(word) || IN_LETTERS.includes(word.toLowerCase());
}

/** The word for it in the language's spelling. */
export function nthWord(nth: Nth): string {
  return ORDINALS.find(([, known]) => known === nth)?.[0] ?? '';
}

export function readNth(part: Part, tell: TellAt): Nth | null {
  const wanted = part.text.toLowerCase();
  const known = ORDINALS.find(([word]) => word === wanted);
  if (known) return known[1];
  tell(part, { kind: 'nth-unknown', got: part.text, suggestion: suggestionFor(wanted) });
  return null;
}

function suggestionFor(word: string): string | null {
  const words = ORDINALS.map(([ordinal]) => ordinal);
  const range = /^([1-5])\w*-([1-5])\w*$/.exec(word);
  if (range) return words.slice(Number(range[1]) - 1, Number(range[2])).join() || null;
  const digit = /^([1-5])[a-z]+$/.exec(word)?.[1];
  return words[digit === undefined ? IN_LETTERS.indexOf(word) : Number(digit) - 1] ?? null;
}
