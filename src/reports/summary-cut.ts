import { type Column, table } from './markdown-blocks.ts';
import { plural } from './words.ts';

/** What stands where something was cut. */
export function notShown(count: number, one: string, many = `${one}s`): string {
  return `${plural(count, one, many)} not shown here: the JSON report has them all.`;
}

/** The first lines, and how many more there are. */
export function cutLines(lines: readonly string[], most: number): readonly string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most), notShown(lines.length - most, 'more line')];
}

/** A table of the first of some items, and how many more there are. No row is made that is not shown. */
export function cutTable<Item>(
  columns: readonly Column[],
  items: readonly Item[],
  most: number,
  row: (item: Item) => readonly string[],
): string {
  const shown = table(columns, items.slice(0, most).map(row));
  return items.length <= most ? shown : `${shown}\n\n${notShown(items.length - most, 'more row')}`;
}
