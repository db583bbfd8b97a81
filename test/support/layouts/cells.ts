import type { HiveType, Scalar } from './hive-type.ts';

export type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/**
 * A value of a record as a column of this type holds it, in JSON: fields that the type does not name are left out, those
 * that the record lacks are NULL; objects in a text column are JSON. Names match in any case, as the SerDe has it.
 */
export function cell(value: Json | undefined, type: HiveType): Json {
  if (value === null || value === undefined) return null;
  switch (type.kind) {
    case 'scalar':
      return scalar(value, type.name);
    case 'array':
      return Array.isArray(value) ? value.map((one: Json) => cell(one, type.of)) : null;
    case 'map':
      return isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cell(one, type.value)]))
        : null;
    case 'struct':
      return isObject(value)
        ? Object.fromEntries(type.fields.map((field) => [field.name, cell(member(value, field.name), field.type)]))
        : null;
  }
}

function scalar(value: Json, type: Scalar): Json {
  switch (type) {
    case 'string':
      return typeof value === 'string' ? value : JSON.stringify(value);
    case 'timestamp':
      return String(value)
        .replace('T', ' ')
        .replace(/Z$/, '')
        .replace(/(:\d\d)$/, '$1.000');
    case 'boolean':
    case 'int':
    case 'bigint':
    case 'date':
      return value;
  }
}

/** A cell as Athena writes it in a result: names of fields small, keys of maps as they are. `null`: NULL. */
export function cellText(value: Json, type: HiveType): string | null {
  return value === null ? null : inner(value, type);
}

function inner(value: Json, type: HiveType): string {
  if (value === null) return 'null';
  switch (type.kind) {
    case 'scalar':
      return String(value);
    case 'array':
      return Array.isArray(value) ? `[${value.map((one: Json) => inner(one, type.of)).join(', ')}]` : '';
    case 'map':
      return entries(isObject(value) ? Object.entries(value).map(([key, one]) => [key, inner(one, type.value)]) : []);
    case 'struct':
      return entries(
        type.fields.map(({ name, type: of }) => [
          name.toLowerCase(),
          inner((isObject(value) ? value[name] : null) ?? null, of),
        ]),
      );
  }
}

function entries(pairs: readonly (readonly [string, string])[]): string {
  return `{${pairs.map(([key, text]) => `${key}=${text}`).join(', ')}}`;
}

export function member(value: { readonly [key: string]: Json }, name: string): Json | undefined {
  return Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

export function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
