import * as z from 'zod/mini';
import { nearest } from '../core/nearest.ts';
import type { Finding } from '../core/problem.ts';
import { EXPECTATIONS } from '../core/problem-kinds.ts';
import { gotFrom, suggestionFor } from './got.ts';
import { ENTRY_KEYS, FILE_KEYS, KEY_BY_WORD, WINDOW_KEY_BY_WORD, WINDOW_KEYS } from './keys.ts';
import { policyEntry, policyFile, windowObject } from './schema.ts';
import type { Teller } from './teller.ts';
import { looksLikeDays } from './window-days.ts';
import type { YamlPath } from './yaml-places.ts';
import type { YamlValue } from './yaml-value.ts';

type Issue = z.core.$ZodIssue;

/** Tells where the file has not the shape of a policy: unknown and missing keys, values of the wrong type. */
export function tellShape(file: YamlValue, teller: Teller): void {
  // One parse of one file: compiling the schema first would take longer than it saves.
  const { error } = z.safeParse(policyFile, file, { jitless: true });
  for (const issue of error?.issues ?? []) tellIssue(issue, issue.path, file, teller);
}

function tellIssue(issue: Issue, path: YamlPath, file: YamlValue, teller: Teller): void {
  const written = valueAt(file, path) ?? null;
  if (issue.code === 'unrecognized_keys') {
    const colon = isMapping(written) && levelOf(path) === LEVELS.window ? colonBehindDays(written) : null;
    if (colon) teller.value(path, colon);
    else for (const key of issue.keys) tellKey(key, path, teller);
    return;
  }
  if ((issue.message === 'window' || issue.message === 'windows') && isMapping(written)) {
    tellWindowMapping(path, written, file, teller);
    return;
  }
  const deeper = issue.code === 'invalid_union' ? issue.errors.flat().filter((inner) => inner.path.length > 0) : [];
  if (deeper.length > 0) {
    for (const inner of deeper) tellIssue(inner, [...path, ...inner.path], file, teller);
    return;
  }
  const key = path.at(-1);
  if (valueAt(file, path) === undefined && (key === 'version' || key === 'match')) {
    const parent = path.slice(0, -1);
    if (parent.length === 0) teller.file({ kind: 'missing-key', key });
    else teller.value(parent, { kind: 'missing-key', key });
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

/** A window is a text or a mapping; of a mapping each part that is wrong is told. */
function tellWindowMapping(path: YamlPath, value: Mapping, file: YamlValue, teller: Teller): void {
  const { error } = z.safeParse(windowObject, value, { jitless: true });
  for (const issue of error?.issues ?? []) tellIssue(issue, [...path, ...issue.path], file, teller);
}

/** A window text with a colon behind its days, which makes it a mapping to YAML. */
function colonBehindDays(value: Mapping): Finding<'window-mapping'> | null {
  const [key = '', ...more] = Object.keys(value);
  const hours = value[key];
  if (more.length > 0 || typeof hours !== 'string' || !looksLikeDays(key.split(/[\s,]/)[0] ?? '')) return null;
  return { kind: 'window-mapping', got: `${key}: ${hours}`, suggestion: `${key} ${hours}` };
}

function tellKey(key: string, path: YamlPath, teller: Teller): void {
  const level = levelOf(path);
  const at = [...path, key];
  if (isOneOf(level.keys, key) && !isOneOf(level.read, key)) {
    teller.key(at, { kind: 'later-key', key });
    return;
  }
  const word = key.toLowerCase().replace(/[^a-z]/g, '');
  const meant = Object.hasOwn(level.words, word) ? (level.words[word] ?? null) : null;
  teller.key(at, {
    kind: 'unknown-key',
    key,
    allowed: level.read,
    suggestion: nearest(key, level.keys) ?? (meant !== null && isOneOf(level.keys, meant) ? meant : null),
    belongs: LEVEL_NAMES.find((name) => LEVELS[name] !== level && isOneOf(LEVELS[name].keys, key)) ?? null,
  });
}

/** Where keys stand: those of the language, those that this version reads, and words that people try. */
const LEVELS = {
  file: { keys: FILE_KEYS, read: Object.keys(policyFile.shape), words: KEY_BY_WORD },
  entry: { keys: ENTRY_KEYS, read: Object.keys(policyEntry.shape), words: KEY_BY_WORD },
  window: { keys: WINDOW_KEYS, read: Object.keys(windowObject.shape), words: WINDOW_KEY_BY_WORD },
} as const;

const LEVEL_NAMES = ['file', 'entry', 'window'] as const;

function levelOf(path: YamlPath) {
  if (path.length === 0) return LEVELS.file;
  return path.includes('windows') ? LEVELS.window : LEVELS.entry;
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

function isOneOf(words: readonly string[], word: string): boolean {
  return words.includes(word);
}
