import { z } from 'zod';

const Schema = z.record(z.string(), z.unknown());
const Schemas = z.record(z.string(), Schema);

/** Of no weight for what is valid. */
const ANNOTATIONS = new Set(['title', 'description', 'example', 'examples', 'default', 'deprecated', 'externalDocs']);

export interface Rewriting {
  /** Called with the name of each schema that is referred to. */
  readonly refer: (name: string) => void;
  /** Whether an object may have only the properties that are named: GitHub ignores others, a mistake should not be. */
  readonly isClosed: boolean;
}

/** A schema of OpenAPI 3.0 as Ajv reads it: `nullable` in words of JSON Schema, without annotations, references by name. */
export function schemaForAjv(schema: unknown, how: Rewriting): Readonly<Record<string, unknown>> {
  const { nullable, ...rest } = Schema.parse(schema);
  const rewritten: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(rest)) {
    if (ANNOTATIONS.has(keyword) || keyword.startsWith('x-')) continue;
    rewritten[keyword] = rewrite(keyword, value, how);
  }
  if (how.isClosed && 'properties' in rewritten) rewritten.additionalProperties ??= false;
  return nullable === true ? { anyOf: [rewritten, { type: 'null' }] } : rewritten;
}

function rewrite(keyword: string, value: unknown, how: Rewriting): unknown {
  switch (keyword) {
    case '$ref': {
      const name = z.string().parse(value).replace('#/components/schemas/', '');
      how.refer(name);
      return name;
    }
    case 'properties':
      return Object.fromEntries(
        Object.entries(Schemas.parse(value)).map(([name, property]) => [name, schemaForAjv(property, how)]),
      );
    case 'oneOf':
    case 'anyOf':
    case 'allOf':
      return z
        .array(z.unknown())
        .parse(value)
        .map((one) => schemaForAjv(one, how));
    case 'items':
      return schemaForAjv(value, how);
    case 'additionalProperties':
      return typeof value === 'boolean' ? value : schemaForAjv(value, how);
    default:
      return value;
  }
}
