import * as z from 'zod/mini';
import { nearest } from '../core/nearest.ts';
import type { Finding } from '../core/problem.ts';
import { EXPECTATIONS } from '../core/problem-kinds.ts';
import { gotFrom, suggestionFor } from './got.ts';
import { keysOf, LEVELS, levelOf, wordsOf } from './keys.ts';
import { type DraftFile, draftFile, draftOf, policyFile } from './schema.ts';
import { holidayObject } from './schema-holidays.ts';
import { windowObject } from './schema-windows.ts';
import type { Teller } from './teller.ts';
import { looksLikeDays } from './window-days.ts';
import type { YamlPath } from './yaml-places.ts';
import type { YamlValue } from './yaml-value.ts';

type Issue = z.core.$ZodIssue;

/** Reads the shape of a file, and tells where it is not that of a policy: unknown and missing keys, values of the wrong type. */
export function readShape(file: YamlValue, teller: Teller): DraftFile {
  // One parse of one file: compiling the schema first would take longer than it saves.
  const { data, error } = z.safeParse(policyFile, file, { jitless: true });
  if (data) return draftOf(data);
  for (const issue of error.issues) tellIssue(issue, issue.path, file, teller);
  return z.parse(draftFile, file, { jitless: true });
}

function tellIssue(issue: Issue, path: YamlPath, file: YamlValue, teller: Teller): void {
  const written = valueAt(file, path) ?? null;
  if (issue.code === 'unrecognized_keys') {
    const colon = isMapping(written) && levelOf(path) === 'window' ? colonBehindDays(written) : null;
    if (colon) teller.value(path, colon);
    else for (const key of issue.keys) tellKey(key, path, teller);
    return;
  }
  const shape = isMapping(written) ? MAPPINGS.get(issue.message) : undefined;
  if (shape) {
    const { error } = z.safeParse(shape, written, { jitless: true });
    for (const inner of error?.issues ?? []) tellIssue(inner, [...path, ...inner.path], file, teller);
    return;
  }
  const deeper = issue.code === 'invalid_union' ? issue.errors.flat().filter((inner) => inner.path.length > 0) : [];
  if (deeper.length > 0) {
    for (const inner of deeper) tellIssue(inner, [...path, ...inner.path], file, teller);
    return;
  }
  const key = path.at(-1);
  if (valueAt(file, path) === undefined) {
    const parent = path.slice(0, -1);
    const finding: Finding = { kind: 'missing-key', key: String(key), level: levelOf(parent) };
    if (parent.length === 0) teller.file(finding);
    else teller.value(parent, finding);
    return;
  }
  tellValue(issue.message, path, written, teller);
}

function tellValue(message: string, path: YamlPath, value: YamlValue, teller: Teller): void {
  const expected = EXPECTATIONS.find((name) => name === message);
  if (!expected) throw new Error(`the schema has no name for what it expects at ${path.join('.')}`);
  if (Array.isArray(value) && value.length === 0) {
    teller.key(path, { kind: 'empty-list', key: String(path.at(-1)) });
    return;
  }
  const source = teller.places.source(path);
  teller.value(path, {
    kind: 'wrong-value',
    expected,
    got: gotFrom(value, source),
    suggestion: suggestionFor(expected, value, source),
  });
}

/** What may be a text, a list or a mapping: of a mapping each part that is wrong is told. */
const MAPPINGS: ReadonlyMap<string, z.ZodMiniType> = new Map<string, z.ZodMiniType>([
  ['window', windowObject],
  ['windows', windowObject],
  ['during', windowObject],
  ['holiday', holidayObject],
]);

/** A window text with a colon behind its days, which makes it a mapping to YAML. */
function colonBehindDays(value: Mapping): Finding<'window-mapping'> | null {
  const [key = '', ...more] = Object.keys(value);
  const hours = value[key];
  if (more.length > 0 || typeof hours !== 'string' || !looksLikeDays(key.split(/[\s,]/)[0] ?? '')) return null;
  return { kind: 'window-mapping', got: `${key}: ${hours}`, suggestion: `${key} ${hours}` };
}

function tellKey(key: string, path: YamlPath, teller: Teller): void {
  const level = levelOf(path);
  const keys = keysOf(level);
  const word = key.toLowerCase().replace(/[^a-z]/g, '');
  const words = wordsOf(level);
  const meant = Object.hasOwn(words, word) ? (words[word] ?? null) : null;
  teller.key([...path, key], {
    kind: 'unknown-key',
    key,
    allowed: keys,
    suggestion: meant !== null && keys.includes(meant) ? meant : nearest(key, keys),
    belongs: LEVELS.find((other) => other !== level && keysOf(other).includes(key)) ?? null,
  });
}

type Mapping = { readonly [key: string]: YamlValue };

function valueAt(value: YamlValue | undefined, path: YamlPath): YamlValue | undefined {
  const [step, ...rest] = path;
  if (step === undefined || value === undefined) return value;
  if (isMapping(value)) return Object.hasOwn(value, step) ? valueAt(value[String(step)], rest) : undefined;
  return Array.isArray(value) ? valueAt(value[Number(step)], rest) : undefined;
}

function isMapping(value: YamlValue): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
