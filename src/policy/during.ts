import { boundsOf } from '../core/day-rule.ts';
import { type Around, findsZone } from './around.ts';
import type { Glob } from './glob.ts';
import type { DraftWindows } from './schema-windows.ts';
import { readSurroundingZone } from './surrounding-zone.ts';
import { WindowPeriod } from './window-period.ts';
import { readWindows, type WrittenWindow, withoutZone } from './windows.ts';
import type { YamlPath } from './yaml-places.ts';

/** An item that holds for a time, as its draft shows it. */
interface DraftDuring {
  readonly during?: DraftWindows | null | undefined;
  readonly timezone?: string | null | undefined;
}

/** What a permission is called that must have an end; `null`: it may go on for good. */
type MustEnd = 'exception' | 'gap' | null;

/** Reads `during` with its `timezone`. `globs`: the repositories that the item is for; `null`: all. */
export function readDuring(
  draft: DraftDuring,
  path: YamlPath,
  globs: readonly Glob[] | null,
  mustEnd: MustEnd,
  around: Around,
): WindowPeriod {
  const { teller } = around;
  const at = [...path, 'during'];
  const own = readSurroundingZone(draft.timezone, [...path, 'timezone'], teller);
  const windows = readWindows(draft.during ?? [], at, own ?? around.zone, teller, 'during');
  if (!Array.isArray(draft.during) || draft.during.length === 1) tellNever(windows, around);
  if (mustEnd !== null) tellEndless(windows, mustEnd, around);
  if (!findsZone(globs, around)) around.zoneless.push(...withoutZone(windows, own));
  const { line, column } = windows[0]?.place ?? teller.places.value(at);
  return new WindowPeriod(windows, own === 'unreadable' ? null : own, { line, column });
}

/** For a window that stands alone: `never` beside others is told as it is of all windows. */
function tellNever(windows: readonly WrittenWindow[], { teller }: Around): void {
  for (const { path, text, rule } of windows) {
    if (rule.kind === 'never') teller.value(path, { kind: 'during-never', got: text });
  }
}

function tellEndless(windows: readonly WrittenWindow[], of: 'exception' | 'gap', { teller }: Around): void {
  for (const { path, text, rule } of windows) {
    const isEndless = 'opensOn' in rule ? boundsOf(rule.opensOn).last === Infinity : rule.kind === 'always';
    if (isEndless) teller.value(path, { kind: 'during-endless', of, got: text });
  }
}
