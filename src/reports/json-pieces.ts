import { inertJson } from './json-text.ts';

/** A list within a JSON document that is made item by item while it is written, and never held whole. */
export class Listed<From, To> {
  readonly #items: Iterable<From>;
  readonly #shown: (item: From) => To;

  constructor(items: Iterable<From>, shown: (item: From) => To) {
    this.#items = items;
    this.#shown = shown;
  }

  *[Symbol.iterator](): Iterator<To> {
    for (const item of this.#items) yield this.#shown(item);
  }
}

/**
 * What `JSON.stringify(value, null, 2)` gives, where a `Listed` stands for its array, in pieces: a text of more than half
 * a gigabyte is more than Node can hold. A `Listed` is looked for in objects and in the items of another, not in arrays.
 */
export function* jsonPieces(value: unknown, margin = '\n'): Iterable<string> {
  if (value instanceof Listed) yield* listPieces(value, margin);
  else if (typeof value === 'object' && value !== null && Object.values(value).some((part) => part instanceof Listed))
    yield* objectPieces(value, margin);
  // A line break within a text is written as \n: what breaks here is the form.
  else yield inertJson(JSON.stringify(value, null, 2)).replaceAll('\n', margin);
}

function* listPieces(list: Iterable<unknown>, margin: string): Iterable<string> {
  let before = '[';
  for (const item of list) {
    yield `${before}${margin}  `;
    yield* jsonPieces(item, `${margin}  `);
    before = ',';
  }
  yield before === '[' ? '[]' : `${margin}]`;
}

function* objectPieces(value: object, margin: string): Iterable<string> {
  let before = '{';
  for (const [name, part] of Object.entries(value)) {
    if (part === undefined) continue;
    yield `${before}${margin}  ${JSON.stringify(name)}: `;
    yield* jsonPieces(part, `${margin}  `);
    before = ',';
  }
  yield `${margin}}`;
}
