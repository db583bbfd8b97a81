import { expect, it } from 'vitest';
import { type Window, windowIntervals } from '../../src/core/window.ts';
import { at } from './facts.ts';
import { windowIn } from './policy-files.ts';

interface Row {
  readonly window: string | Readonly<Record<string, unknown>>;
  readonly zone: string;
  readonly inside: readonly string[];
  readonly outside: readonly string[];
}

function isInside(window: Window, moment: string): boolean {
  const instant = at(moment);
  return windowIntervals(window, instant, instant + 1).length > 0;
}

/** One test for each row: what the window holds, and what it does not. */
export function tables(rows: readonly Row[]): void {
  it.each(rows.map((row) => ({ name: `${JSON.stringify(row.window)} in ${row.zone}`, ...row })))(
    '$name',
    ({ window, zone, inside, outside }) => {
      const read = windowIn(zone, window);
      expect(inside.filter((moment) => !isInside(read, moment))).toEqual([]);
      expect(outside.filter((moment) => isInside(read, moment))).toEqual([]);
    },
  );
}
