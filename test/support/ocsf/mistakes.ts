import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const attribute = z.strictObject({
  /** Of a plain value. */
  type: z.optional(z.string()),
  /** Of an object, by its name. */
  object: z.optional(z.string()),
  array: z.optional(z.literal(true)),
  requirement: z.enum(['required', 'recommended', 'optional']),
  /** The attribute is there only for those who name this profile. */
  profile: z.optional(z.string()),
  /** Caption by value. */
  enum: z.optional(z.record(z.string(), z.string())),
  /** The attribute that spells the value of this one. */
  sibling: z.optional(z.string()),
});

const definition = z.strictObject({
  constraints: z.optional(z.strictObject({ at_least_one: z.optional(z.array(z.string())) })),
  attributes: z.record(z.string(), attribute),
});

const schema = z.strictObject({
  version: z.string(),
  class: definition,
  objects: z.record(z.string(), definition),
  types: z.record(
    z.string(),
    z.strictObject({
      base: z.optional(z.string()),
      regex: z.optional(z.string()),
      max_len: z.optional(z.number()),
      range: z.optional(z.tuple([z.number(), z.number()])),
    }),
  ),
});

type Attribute = z.infer<typeof attribute>;
type Definition = z.infer<typeof definition>;

const fields = z.record(z.string(), z.unknown());
const envelope = z.object({
  class_uid: z.number(),
  activity_id: z.number(),
  type_uid: z.number(),
  metadata: z.object({ version: z.string(), profiles: z.array(z.string()) }),
});

const published = schema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'detection-finding-1.5.0.json'), 'utf8')),
);

/** What the published class has against a finding: nothing, or a sentence for each mistake. */
export function ocsfMistakes(finding: unknown): string[] {
  const head = envelope.parse(finding);
  const { version, profiles } = head.metadata;
  const mistakes = objectMistakes(finding, published.class, 'finding', profiles);
  if (version !== published.version) mistakes.push(`metadata.version is ${version}, not ${published.version}`);
  if (head.type_uid !== head.class_uid * 100 + head.activity_id) mistakes.push('type_uid is of another activity');
  return mistakes;
}

function objectMistakes(
  value: unknown,
  { attributes, constraints }: Definition,
  path: string,
  profiles: readonly string[],
): string[] {
  const read = fields.safeParse(value);
  if (!read.success) return [`${path} is no object`];
  const given = read.data;
  const mistakes: string[] = [];
  for (const [name, { requirement, profile }] of Object.entries(attributes)) {
    const applies = profile === undefined || profiles.includes(profile);
    if (applies && requirement === 'required' && !(name in given)) mistakes.push(`${path} lacks ${name}`);
    if (!applies && name in given) mistakes.push(`${path}.${name} needs the profile ${profile}`);
  }
  const oneOf = constraints?.at_least_one;
  if (oneOf && !oneOf.some((name) => name in given)) mistakes.push(`${path} has none of ${oneOf.join(', ')}`);
  for (const [name, part] of Object.entries(given)) {
    const at = `${path}.${name}`;
    const attribute = attributes[name];
    if (!attribute) {
      mistakes.push(`${at} is not in the schema`);
      continue;
    }
    const parts = attribute.array && Array.isArray(part) ? part : [part];
    if (attribute.array && !Array.isArray(part)) mistakes.push(`${at} is no array`);
    for (const one of parts) {
      if (attribute.object === undefined) mistakes.push(...valueMistakes(one, attribute, at, given));
      else mistakes.push(...objectMistakes(one, objectOf(attribute.object), at, profiles));
    }
  }
  return mistakes;
}

function objectOf(name: string): Definition {
  const found = published.objects[name];
  if (!found) throw new Error(`the copy of the schema has no object ${name}`);
  return found;
}

function valueMistakes(
  value: unknown,
  { type = '', enum: captions, sibling }: Attribute,
  path: string,
  beside: Readonly<Record<string, unknown>>,
): string[] {
  const mistakes = isOfType(value, type) ? [] : [`${path} is no ${type}: ${JSON.stringify(value)}`];
  if (captions) {
    const caption = captions[String(value)];
    const spelled = sibling === undefined ? undefined : beside[sibling];
    if (caption === undefined) mistakes.push(`${path} is none of its enumeration: ${JSON.stringify(value)}`);
    else if (caption !== 'Other' && spelled !== undefined && spelled !== caption)
      mistakes.push(`${path} is spelled ${JSON.stringify(spelled)} instead of ${caption}`);
  }
  return mistakes;
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'string_t':
      return typeof value === 'string';
    case 'integer_t':
    case 'long_t':
      return Number.isSafeInteger(value);
    case 'boolean_t':
      return typeof value === 'boolean';
    case 'json_t':
      return value !== null;
  }
  const derived = published.types[type];
  if (derived?.base === undefined) throw new Error(`the copy of the schema has no type ${type}`);
  const { base, regex, max_len, range } = derived;
  return (
    isOfType(value, base) &&
    (regex === undefined || new RegExp(regex).test(String(value))) &&
    (max_len === undefined || String(value).length <= max_len) &&
    (range === undefined || (Number(value) >= range[0] && Number(value) <= range[1]))
  );
}
