import type { WindowUse } from '../core/problem-kinds.ts';
import type { Place, Window } from '../core/window.ts';
import type { Item } from './items.ts';
import type { DraftWindowObject, DraftWindows } from './schema-windows.ts';
import type { SurroundingZone } from './surrounding-zone.ts';
import type { Teller } from './teller.ts';
import { readWindowObject, windowObjectText } from './window-object.ts';
import { type WindowRule, windowKey } from './window-rule.ts';
import { readWindow } from './window-text.ts';
import { cutWindows } from './windows-cut.ts';
import type { YamlPath } from './yaml-places.ts';

/** A window that was read and may still want a zone. */
export interface WrittenWindow {
  readonly path: YamlPath;
  readonly text: string;
  readonly place: Place;
  readonly rule: WindowRule;
}

/** Reads what a key `windows` or `during` holds; what cannot be read is told and left out. */
export function readWindows(
  value: DraftWindows,
  path: YamlPath,
  zone: SurroundingZone,
  teller: Teller,
  use: WindowUse = 'windows',
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
    const rule = item.mapping ? readWindowObject(item.mapping, item.path, teller, use) : readText(item, teller, use);
    const { line, column } = teller.places.value(item.path);
    if (rule) windows.push({ path: item.path, text: item.text, rule, place: { line, column } });
  }
  tellConflicts(windows, items.length, zone, teller, use);
  return windows;
}

/** A window of the file: its text, or a mapping on one line. */
interface WindowItem extends Item {
  readonly mapping: DraftWindowObject | null;
}

function itemsOf(value: DraftWindows, path: YamlPath): readonly WindowItem[] {
  if (!Array.isArray(value)) return [itemOf(value, path)];
  return value.flatMap((window, index) => (window === null ? [] : [itemOf(window, [...path, index])]));
}

function itemOf(window: string | DraftWindowObject, path: YamlPath): WindowItem {
  return typeof window === 'string'
    ? { text: window, mapping: null, path }
    : { text: windowObjectText(window), mapping: window, path };
}

function readText({ text, path }: WindowItem, teller: Teller, use: WindowUse): WindowRule | null {
  const { rule, findings } = readWindow(text, use);
  for (const finding of findings) teller.within(path, finding);
  return rule;
}

/** The windows with the zone that each is read in: its own, else the one around. */
export function inZone(windows: readonly WrittenWindow[], zone: SurroundingZone): readonly Window[] {
  return windows.flatMap(({ text, place, rule }): Window[] => {
    if (!('opensOn' in rule)) return [{ kind: rule.kind, text, place }];
    const ofWindow = rule.zone ?? (zone === 'unreadable' ? null : zone);
    return ofWindow ? [{ ...rule, zone: ofWindow, text, place }] : [];
  });
}

/** Windows that no zone reaches. */
export function withoutZone(windows: readonly WrittenWindow[] | null, zone: SurroundingZone): readonly WrittenWindow[] {
  if (windows === null || zone !== null) return [];
  return windows.filter(({ rule }) => 'opensOn' in rule && rule.zone === null);
}

/** The same window twice, and `always` or `never` beside others: `never` would not close what the others open. */
function tellConflicts(
  windows: readonly WrittenWindow[],
  written: number,
  zone: SurroundingZone,
  teller: Teller,
  use: WindowUse,
): void {
  if (written < 2) return;
  const lines = new Map<string, number>();
  for (const { path, text, place, rule } of windows) {
    const key = windowKey(rule, zone === 'unreadable' ? null : zone);
    const firstLine = lines.get(key);
    if (firstLine !== undefined) teller.value(path, { kind: 'window-twice', got: text, firstLine });
    else if (!('opensOn' in rule)) teller.value(path, { kind: 'window-beside', use, got: rule.kind });
    lines.set(key, firstLine ?? place.line);
  }
}
