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
  return mistakes(NormalizedSchema.of(side === 'input' ? input : output), value).map((one) => `${operation}${one}`);
}

const NONE: readonly string[] = [];

/** Each with the way to it. The ways are put together where there is a mistake: a page has 10,000 values without one. */
function mistakes(schema: NormalizedSchema, value: unknown): readonly string[] {
  if (schema.isStructSchema()) return isObject(value) ? ofStructure(structureOf(schema), value) : [': no structure'];
  if (schema.isListSchema()) return Array.isArray(value) ? ofEach(schema, value.entries()) : [': no list'];
  if (schema.isMapSchema()) return isObject(value) ? ofEach(schema, Object.entries(value)) : [': no map'];
  const type = scalarOf(schema);
  return typeof value === type ? NONE : [`: ${typeof value}, not ${type}`];
}

function ofStructure({ known, required }: Structure, value: Readonly<Record<string, unknown>>): readonly string[] {
  const found = required.filter((name) => value[name] === undefined).map((name) => `.${name}: missing`);
  for (const [name, one] of Object.entries(value)) {
    const member = known.get(name);
    if (member === undefined) found.push(`.${name}: unknown`);
    else if (one !== undefined) for (const mistake of mistakes(member, one)) found.push(`.${name}${mistake}`);
  }
  return found;
}

function ofEach(schema: NormalizedSchema, entries: Iterable<readonly [unknown, unknown]>): readonly string[] {
  const of = schema.getValueSchema();
  const found: string[] = [];
  for (const [key, one] of entries) for (const mistake of mistakes(of, one)) found.push(`[${key}]${mistake}`);
  return found;
}

/** In JSON a timestamp is a number of seconds. */
function scalarOf(schema: NormalizedSchema): string {
  if (schema.isBooleanSchema()) return 'boolean';
  return schema.isNumericSchema() || schema.isTimestampSchema() ? 'number' : 'string';
}

interface Structure {
  readonly known: ReadonlyMap<string, NormalizedSchema>;
  readonly required: readonly string[];
}

/** By what the SDK has for a structure: a page has the same one for each of its values. */
const structures = new Map<unknown, Structure>();

/** A structure's members; those that must be there come first in the SDK's form of it, and their number last. */
function structureOf(schema: NormalizedSchema): Structure {
  const structure = schema.getSchema();
  const found = structures.get(structure);
  if (found !== undefined) return found;
  const [, , , , names = [], , count = 0] = Array.isArray(structure) && structure[0] === 3 ? structure : [];
  const made = { known: new Map(schema.structIterator()), required: names.slice(0, count) };
  structures.set(structure, made);
  return made;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
