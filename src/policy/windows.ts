import type { Place, Window } from '../core/window.ts';
import { itemsOf } from './items.ts';
import type { DraftFile } from './schema.ts';
import type { SurroundingZone } from './surrounding-zone.ts';
import type { Teller } from './teller.ts';
import { readWindow, type WindowRule } from './window-text.ts';
import { cutWindows } from './windows-cut.ts';
import type { YamlPath } from './yaml-places.ts';

/** A window that was read and may still want a zone. */
export interface WrittenWindow {
  readonly path: YamlPath;
  readonly text: string;
  readonly place: Place;
  readonly rule: WindowRule;
}

/** Reads what a key `windows` holds; what cannot be read is told and left out. */
export function readWindows(
  value: NonNullable<DraftFile['windows']>,
  path: YamlPath,
  zone: SurroundingZone,
  teller: Teller,
): readonly WrittenWindow[] {
  const items = itemsOf(value, path);
  const cuts = cutWindows(items, teller.places);
  const windows: WrittenWindow[] = [];
  for (const item of items) {
    const cut = cuts.get(item);
    if (cut) {
      if (cut !== 'told') teller.value(item.path, cut);
      continue;
    }
    const { rule, findings } = readWindow(item.text);
    for (const finding of findings) teller.within(item.path, finding);
    const { line, column } = teller.places.value(item.path);
    if (rule) windows.push({ ...item, rule, place: { line, column } });
  }
  tellConflicts(windows, items.length, zone, teller);
  return windows;
}

/** The windows with the zone that each is read in: its own, else the one around. */
export function inZone(windows: readonly WrittenWindow[], zone: SurroundingZone): readonly Window[] {
  return windows.flatMap(({ text, place, rule }): Window[] => {
    if (rule.kind !== 'recurring') return [{ kind: rule.kind, text, place }];
    const ofWindow = rule.zone ?? (zone === 'unreadable' ? null : zone);
    return ofWindow ? [{ ...rule, zone: ofWindow, text, place }] : [];
  });
}

/** Windows that no zone reaches. */
export function withoutZone(windows: readonly WrittenWindow[] | null, zone: SurroundingZone): readonly WrittenWindow[] {
  if (windows === null || zone !== null) return [];
  return windows.filter(({ rule }) => rule.kind === 'recurring' && rule.zone === null);
}

/** The same window twice, and `always` or `never` beside others: `never` would not close what the others open. */
function tellConflicts(
  windows: readonly WrittenWindow[],
  written: number,
  zone: SurroundingZone,
  teller: Teller,
): void {
  const lines = new Map<string, number>();
  for (const { path, text, place, rule } of windows) {
    const key = keyOf(rule, zone);
    const firstLine = lines.get(key);
    if (firstLine !== undefined) teller.value(path, { kind: 'window-twice', got: text, firstLine });
    else if (rule.kind !== 'recurring' && written > 1) teller.value(path, { kind: 'window-beside', got: rule.kind });
    lines.set(key, firstLine ?? place.line);
  }
}

function keyOf(rule: WindowRule, zone: SurroundingZone): string {
  if (rule.kind !== 'recurring') return rule.kind;
  const name = rule.zone?.name ?? (zone === null || zone === 'unreadable' ? '' : zone.name);
  const spans = rule.spans.map(({ from, to }) => `${from}-${to}`).sort();
  return [[...rule.opensOn.days].sort().join(), spans.join(), name].join(' ');
}
