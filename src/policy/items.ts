import type { YamlPath } from './yaml-places.ts';

/** A text of the file and the way to it. */
export interface Item {
  readonly text: string;
  readonly path: YamlPath;
}

/** One text or a list of them as a list; what the draft of the file shows as unreadable is left out. */
export function itemsOf(value: string | readonly (string | null)[], path: YamlPath): Item[] {
  if (typeof value === 'string') return [{ text: value, path }];
  return value.flatMap((text, index) => (text === null ? [] : [{ text, path: [...path, index] }]));
}
