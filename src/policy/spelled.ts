import type { TellAt, TextFinding } from './text-finding.ts';
import { respell } from './window-spelling.ts';

/** Ten times what a window with many hours needs: patterns look back and forth, and must not be kept busy. */
export const LONGEST_TEXT = 1000;

/** Reads a text in the language's own spelling, and tells what is wrong by the place in the text as it was written. */
export function readSpelled<T>(
  written: string,
  read: (text: string, tell: TellAt) => T,
): { readonly value: T; readonly findings: TextFinding[] } {
  const blanks = written.length - written.trimStart().length;
  const respelled = respell(written.trim());
  const found = respelled.finding ? [respelled.finding] : [];
  const value = read(respelled.text, (part, finding) => {
    found.push({ finding, ...respelled.original(part.offset, part.text.length) });
  });
  return { value, findings: found.map((finding) => ({ ...finding, offset: finding.offset + blanks })) };
}
