/** A type as Hive, Glue and Athena's DDL have it. Names of fields keep their case. */
export type HiveType =
  | { readonly kind: 'scalar'; readonly name: Scalar }
  | { readonly kind: 'array'; readonly of: HiveType }
  | { readonly kind: 'map'; readonly value: HiveType }
  | { readonly kind: 'struct'; readonly fields: readonly Field[] };

export type Scalar = (typeof SCALARS)[number];

export interface Field {
  readonly name: string;
  readonly type: HiveType;
}

const SCALARS = ['string', 'boolean', 'int', 'bigint', 'timestamp', 'date'] as const;

/** Reads one type and says where it ends. `start`: where it begins. Throws where there is none. */
export function readHiveType(text: string, start = 0): { readonly type: HiveType; readonly end: number } {
  const name = take(text, start, /\s*([a-z]+)\s*/iy);
  switch (name.word.toLowerCase()) {
    case 'array': {
      const of = readHiveType(text, skip(text, name.end, '<'));
      return { type: { kind: 'array', of: of.type }, end: skip(text, of.end, '>') };
    }
    case 'map': {
      const key = readHiveType(text, skip(text, name.end, '<'));
      const value = readHiveType(text, skip(text, key.end, ','));
      return { type: { kind: 'map', value: value.type }, end: skip(text, value.end, '>') };
    }
    case 'struct': {
      const fields: Field[] = [];
      let end = skip(text, name.end, '<');
      for (;;) {
        const field = take(text, end, /\s*(\w+)\s*/y);
        const { type, end: after } = readHiveType(text, skip(text, field.end, ':'));
        fields.push({ name: field.word, type });
        if (text[after] !== ',') return { type: { kind: 'struct', fields }, end: skip(text, after, '>') };
        end = after + 1;
      }
    }
    default: {
      const scalar = SCALARS.find((one) => one === name.word.toLowerCase());
      if (scalar === undefined) throw new Error(`no type ${name.word} at ${start} of ${text}`);
      return { type: { kind: 'scalar', name: scalar }, end: name.end };
    }
  }
}

/** As Glue and `GetTableMetadata` give it: `struct<type:string,arn:string>`. */
export function hiveText(type: HiveType): string {
  switch (type.kind) {
    case 'scalar':
      return type.name;
    case 'array':
      return `array<${hiveText(type.of)}>`;
    case 'map':
      return `map<string,${hiveText(type.value)}>`;
    case 'struct':
      return `struct<${type.fields.map((field) => `${field.name}:${hiveText(field.type)}`).join(',')}>`;
  }
}

function take(text: string, start: number, pattern: RegExp): { readonly word: string; readonly end: number } {
  pattern.lastIndex = start;
  const word = pattern.exec(text)?.[1];
  if (word === undefined) throw new Error(`no word at ${start} of ${text}`);
  return { word, end: pattern.lastIndex };
}

/** Behind the sign that must come next, and the blanks after it. */
function skip(text: string, start: number, sign: string): number {
  if (text[start] !== sign) throw new Error(`no ${sign} at ${start} of ${text}`);
  return start + sign.length + (/^\s*/.exec(text.slice(start + sign.length))?.[0].length ?? 0);
}
