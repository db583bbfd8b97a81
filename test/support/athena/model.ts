import {
  GetQueryExecution$,
  GetQueryResults$,
  GetTableMetadata$,
  GetWorkGroup$,
  StartQueryExecution$,
  StopQueryExecution$,
} from '@aws-sdk/client-athena';
import { NormalizedSchema } from '@smithy/core/schema';

/** What the stand-in can be asked. */
export const OPERATIONS = {
  StartQueryExecution: StartQueryExecution$,
  GetQueryExecution: GetQueryExecution$,
  GetQueryResults: GetQueryResults$,
  StopQueryExecution: StopQueryExecution$,
  GetTableMetadata: GetTableMetadata$,
  GetWorkGroup: GetWorkGroup$,
} as const;

export type Operation = keyof typeof OPERATIONS;

export function isOperation(name: string): name is Operation {
  return Object.hasOwn(OPERATIONS, name);
}

/**
 * What of an input or output the service model does not know: members by name, their types, and those that must be there.
 * The model comes with the SDK; lengths, patterns and enumerations are not in it (see `requests.ts`).
 */
export function problemsOf(operation: Operation, side: 'input' | 'output', value: unknown): string[] {
  const [, , , , input, output] = OPERATIONS[operation];
  return [...mistakes(NormalizedSchema.of(side === 'input' ? input : output), value, operation)];
}

function* mistakes(schema: NormalizedSchema, value: unknown, path: string): Generator<string> {
  if (schema.isStructSchema()) {
    if (!isObject(value)) return yield `${path}: no structure`;
    const known = new Map(schema.structIterator());
    for (const name of requiredOf(schema)) if (value[name] === undefined) yield `${path}.${name}: missing`;
    for (const [name, one] of Object.entries(value)) {
      const member = known.get(name);
      if (member === undefined) yield `${path}.${name}: unknown`;
      else if (one !== undefined) yield* mistakes(member, one, `${path}.${name}`);
    }
  } else if (schema.isListSchema()) {
    if (!Array.isArray(value)) return yield `${path}: no list`;
    for (const [index, one] of value.entries()) yield* mistakes(schema.getValueSchema(), one, `${path}[${index}]`);
  } else if (schema.isMapSchema()) {
    if (!isObject(value)) return yield `${path}: no map`;
    for (const [key, one] of Object.entries(value)) yield* mistakes(schema.getValueSchema(), one, `${path}.${key}`);
  } else if (typeof value !== scalarOf(schema)) yield `${path}: ${typeof value}, not ${scalarOf(schema)}`;
}

/** In JSON a timestamp is a number of seconds. */
function scalarOf(schema: NormalizedSchema): string {
  if (schema.isBooleanSchema()) return 'boolean';
  return schema.isNumericSchema() || schema.isTimestampSchema() ? 'number' : 'string';
}

/** A structure's members that must be there come first, and their number last. */
function requiredOf(schema: NormalizedSchema): readonly string[] {
  const structure = schema.getSchema();
  if (!Array.isArray(structure) || structure[0] !== 3) return [];
  const [, , , , names, , count = 0] = structure;
  return names.slice(0, count);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
