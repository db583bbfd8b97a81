import type { Finding } from '../core/problem.ts';
import type { Item } from './items.ts';
import { looksLikeDays } from './window-days.ts';
import type { YamlPlaces } from './yaml-places.ts';

/**
 * Inside `[ ]` YAML takes every comma for the end of an item. `[mon,wed 09:00-17:00]` is then two items, and
 * `[mon-fri 09:00-12:00,13:00-17:00]` would quietly be open at weekends too, as hours without days mean every day. What
 * was cut so is told at its first piece; the other pieces are `told`.
 */
export function cutWindows(items: readonly Item[], places: YamlPlaces): ReadonlyMap<Item, Finding | 'told'> {
  const cuts = new Map<Item, Finding | 'told'>();
  let piecesSoFar: Item[] = [];
  for (const item of items) {
    if (!places.isBareInBrackets(item.path)) {
      piecesSoFar = [];
      continue;
    }
    const last = piecesSoFar.at(-1);
    const goesOn =
      last &&
      (isDays(last.text)
        ? !/^always$|^never$/i.test(item.text)
        : isHours(item.text) && hasHours(last.text) && places.followsTightComma(item.path));
    piecesSoFar = goesOn ? [...piecesSoFar, item] : [item];
    const [first, ...rest] = piecesSoFar;
    if (!first || rest.length === 0 || !piecesSoFar.some(({ text }) => hasHours(text))) continue;
    const got = piecesSoFar.map(({ text }) => text).join(',');
    cuts.set(first, { kind: 'window-cut', got: first.text, suggestion: `"${got}"` });
    for (const piece of rest) cuts.set(piece, 'told');
  }
  return cuts;
}

function isDays(text: string): boolean {
  return text.split(/\s+/).every(looksLikeDays);
}

function isHours(text: string): boolean {
  return /^\d/.test(text);
}

function hasHours(text: string): boolean {
  return /\d:?\d*\s*[-\u2013]/.test(text);
}
