import type { Finding } from '../core/problem.ts';
import { looksLikeDate } from './dates.ts';
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
  if (items.length < 2) return cuts;
  for (const [first, ...rest] of runsOf(items, places)) {
    if (!first || rest.length === 0 || ![first, ...rest].some(({ text }) => hasHours(text))) continue;
    const whole = [first, ...rest].map(({ text }) => text).join(',');
    cuts.set(first, { kind: 'window-cut', got: first.text, suggestion: `"${whole}"` });
    for (const piece of rest) cuts.set(piece, 'told');
  }
  return cuts;
}

/** The items, each together with those that seem to go on with it. */
function runsOf(items: readonly Item[], places: YamlPlaces): readonly (readonly Item[])[] {
  const runs: Item[][] = [];
  let last: Item | undefined;
  for (const item of items) {
    const isBare = places.isBareInBrackets(item.path);
    if (isBare && last && goesOn(last, item, places)) runs.at(-1)?.push(item);
    else runs.push([item]);
    last = isBare ? item : undefined;
  }
  return runs;
}

function goesOn(last: Item, { text, path }: Item, places: YamlPlaces): boolean {
  if (isDays(last.text)) return !/^(?:always|never)$/i.test(text);
  return /^\d/.test(text) && !looksLikeDate(text) && hasHours(last.text) && places.followsTightComma(path);
}

function isDays(text: string): boolean {
  return text.split(/\s+/).every(looksLikeDays);
}

function hasHours(text: string): boolean {
  return /\d\s*[-\u2013]/.test(text);
}
