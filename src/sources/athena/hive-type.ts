/** The type of a column as Glue names it, as far as the queries tell types apart. */
export type HiveType =
  | { readonly kind: 'text' }
  | { readonly kind: 'whole-number' }
  | { readonly kind: 'timestamp' }
  | { readonly kind: 'date' }
  /** Fields by their names in lower case: neither Hive nor Trino tells cases apart. */
  | { readonly kind: 'struct'; readonly fields: ReadonlyMap<string, HiveType> }
  | { readonly kind: 'array' }
  | { readonly kind: 'map' }
  | { readonly kind: 'other' };

const SIMPLE: readonly (readonly [RegExp, HiveType])[] = [
  [/^(string|varchar|char)\b/, { kind: 'text' }],
  [/^(tinyint|smallint|int|integer|bigint)$/, { kind: 'whole-number' }],
  [/^timestamp\b/, { kind: 'timestamp' }],
  [/^date$/, { kind: 'date' }],
  [/^array\b/, { kind: 'array' }],
  [/^map\b/, { kind: 'map' }],
];

const OTHER: HiveType = { kind: 'other' };
const STRUCT = /^struct\s*<(.*)>$/s;

/** Reads `string`, `struct<type:string,sessioncontext:struct<…>>` and the like (Apache Hive, "LanguageManual Types"). */
export function parseHiveType(text: string): HiveType {
  const type = text.trim().toLowerCase();
  const inside = STRUCT.exec(type)?.[1];
  if (inside === undefined) return SIMPLE.find(([pattern]) => pattern.test(type))?.[1] ?? OTHER;
  const fields = new Map<string, HiveType>();
  for (const field of splitAtTop(inside)) {
    const colon = field.indexOf(':');
    if (colon < 0) return OTHER;
    const name = field.slice(0, colon).trim().replaceAll('`', '');
    fields.set(name, parseHiveType(field.slice(colon + 1)));
  }
  return { kind: 'struct', fields };
}

/** Parts between the commas that stand in no brackets. */
function splitAtTop(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '<' || character === '(') depth++;
    else if (character === '>' || character === ')') depth--;
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}
