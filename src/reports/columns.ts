import { displayWidth } from './display-width.ts';

/** Lines of cells as aligned columns, two spaces apart. Numbers, marked by `right`, stand at the right of their column. */
export function columns(rows: readonly (readonly string[])[], right: ReadonlySet<number> = new Set()): string[] {
  const widths: number[] = [];
  const cells = rows.map((row) => row.map((text) => ({ text, width: displayWidth(text) })));
  for (const row of cells)
    for (const [index, { width }] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, width);
  return cells.map((row) =>
    row
      .map(({ text, width }, index) => {
        // Nothing stands behind the last one.
        if (index === row.length - 1 && !right.has(index)) return text;
        const gap = ' '.repeat((widths[index] ?? 0) - width);
        return right.has(index) ? gap + text : text + gap;
      })
      .join('  ')
      .trimEnd(),
  );
}
