import type { Stretch } from '../core/problem.ts';
import { displayWidth } from './display-width.ts';
import { visible } from './visible.ts';

/** Terminal columns of a source line that are shown; half of what a wide terminal has, so that nothing wraps. */
const WIDEST = 100;
const INDENT = '    ';

/** A source line and carets under a place in it; of a long line only what is around the place. */
export function excerpt(line: string, { column, length }: Stretch): string[] {
  if (length === 0 || line.trim() === '') return [];
  const start = column - 1;
  const marked = [...visible(line.slice(start, start + length))];
  const before = last([...visible(line.slice(0, start))], WIDEST / 2);
  const middle = first(marked, WIDEST - displayWidth(before.text));
  const after = first(
    [...visible(line.slice(start + length).trimEnd())],
    WIDEST - displayWidth(before.text + middle.text),
  );
  const shownAfter = middle.cut ? '' : after.text;
  const cutAfter = middle.cut || after.cut;
  const lead = before.cut ? '…' : '';
  return [
    `${INDENT}${lead}${before.text}${middle.text}${shownAfter}${cutAfter ? '…' : ''}`,
    `${INDENT}${' '.repeat(displayWidth(lead + before.text))}${'^'.repeat(Math.max(1, displayWidth(middle.text)))}`,
  ];
}

interface Cut {
  readonly text: string;
  readonly cut: boolean;
}

function first(characters: readonly string[], columns: number): Cut {
  let width = 0;
  let count = 0;
  for (const character of characters) {
    width += displayWidth(character);
    if (width > columns) break;
    count++;
  }
  return { text: characters.slice(0, count).join(''), cut: count < characters.length };
}

function last(characters: readonly string[], columns: number): Cut {
  const { text, cut } = first(characters.toReversed(), columns);
  return { text: [...text].reverse().join(''), cut };
}
