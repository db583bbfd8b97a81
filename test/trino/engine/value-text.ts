import * as z from 'zod';

/** The type of a column as Trino's protocol tells it. */
export interface TypeSignature {
  readonly rawType: string;
  readonly arguments: readonly TypeArgument[];
}

export type TypeArgument =
  | { readonly kind: 'TYPE'; readonly value: TypeSignature }
  | {
      readonly kind: 'NAMED_TYPE';
      readonly value: {
        readonly fieldName?: { readonly name: string } | undefined;
        readonly typeSignature: TypeSignature;
      };
    }
  | { readonly kind: 'LONG'; readonly value: number };

const list = z.array(z.unknown());
const map = z.record(z.string(), z.unknown());

/**
 * A value of a result as Athena writes it, in pages and in CSV alike: `[a, b]`, `{key=value}`, a NULL within as `null`.
 * https://docs.aws.amazon.com/athena/latest/ug/querying-arrays.html shows results of this form.
 */
export function valueText(value: unknown, type: TypeSignature): string | null {
  return value === null ? null : inner(value, type);
}

function inner(value: unknown, type: TypeSignature): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return value;
  // JSON has lost its last digits.
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new Error(`${value} of ${type.rawType}`);
  switch (type.rawType) {
    case 'array': {
      const of = typeAt(type, 0);
      return `[${list
        .parse(value)
        .map((one) => inner(one, of))
        .join(', ')}]`;
    }
    case 'map': {
      const of = typeAt(type, 1);
      return `{${Object.entries(map.parse(value))
        .map(([key, one]) => `${key}=${inner(one, of)}`)
        .join(', ')}}`;
    }
    case 'row':
      return `{${list
        .parse(value)
        .map((one, index) => `${fieldName(type, index)}=${inner(one, typeAt(type, index))}`)
        .join(', ')}}`;
    default:
      return String(value);
  }
}

function typeAt(type: TypeSignature, index: number): TypeSignature {
  const argument = type.arguments[index];
  if (argument === undefined || argument.kind === 'LONG') throw new Error(`no type ${index} in ${type.rawType}`);
  return argument.kind === 'TYPE' ? argument.value : argument.value.typeSignature;
}

function fieldName(type: TypeSignature, index: number): string {
  const argument = type.arguments[index];
  return (argument?.kind === 'NAMED_TYPE' ? argument.value.fieldName?.name : undefined) ?? `field${index}`;
}
