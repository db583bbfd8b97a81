import type { Finding } from '../core/problem.ts';

/** A stretch of a text that is read on its own. */
export interface Part {
  readonly text: string;
  /** In UTF-16 code units from the start of the whole text. */
  readonly offset: number;
}

/** Something wrong in a text, by its place in the text. */
export interface TextFinding {
  readonly finding: Finding;
  readonly offset: number;
  readonly length: number;
}

/** Where readers of a part put what they find wrong with it. */
export type TellAt = (part: Part, finding: Finding) => void;

/** Cuts a part wherever `separator` stands. */
export function cut({ text, offset }: Part, separator: string): Part[] {
  const pieces: Part[] = [];
  let at = offset;
  for (const piece of text.split(separator)) {
    pieces.push({ text: piece, offset: at });
    at += piece.length + separator.length;
  }
  return pieces;
}
