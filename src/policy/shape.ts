import * as z from 'zod/mini';
import { nearest } from '../core/nearest.ts';
import { EXPECTATIONS } from '../core/problem-kinds.ts';
import { gotFrom, suggestionFor } from './got.ts';
import { ENTRY_KEYS, FILE_KEYS, KEY_BY_WORD, WINDOW_KEYS } from './keys.ts';
import { policyEntry, policyFile } from './schema.ts';
import type { Teller } from './teller.ts';
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
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) tellKey(key, path, teller);
    return;
  }
  const deeper = issue.code === 'invalid_union' ? issue.errors.flat().filter((inner) => inner.path.length > 0) : [];
  if (deeper.length > 0) {
    for (const inner of deeper) tellIssue(inner, [...path, ...inner.path], file, teller);
    return;
  }
  const key = path.at(-1);
  const value = valueAt(file, path);
  if (value === undefined && (key === 'version' || key === 'match')) {
    const parent = path.slice(0, -1);
    if (parent.length === 0) teller.file({ kind: 'missing-key', key });
    else teller.value(parent, { kind: 'missing-key', key });
    return;
  }
  tellValue(issue.message, path, value ?? null, teller);
}

function tellValue(message: string, path: YamlPath, value: YamlValue, teller: Teller): void {
  const expected = EXPECTATIONS.find((name) => name === message);
  if (!expected) throw new Error(`the schema has no name for what it expects at ${path.join('.')}`);
  if ((expected === 'window' || expected === 'windows') && isMapping(value)) {
    tellWindowMapping(path, value, teller);
    return;
  }
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

/** The object form, or a window with a colon behind its days, which makes it a mapping to YAML. */
function tellWindowMapping(path: YamlPath, value: { readonly [key: string]: YamlValue }, teller: Teller): void {
  const [key = '', ...more] = Object.keys(value);
  const hours = value[key];
  if (more.length === 0 && typeof hours === 'string' && !isOneOf(WINDOW_KEYS, key)) {
    teller.value(path, { kind: 'window-mapping', got: `${key}: ${hours}`, suggestion: `${key} ${hours}` });
  } else {
    teller.value(path, { kind: 'later-window', form: 'object', got: `${Object.keys(value).join(', ')}` });
  }
}

function tellKey(key: string, path: YamlPath, teller: Teller): void {
  const here = path.length === 0 ? FILE_KEYS : ENTRY_KEYS;
  const there = path.length === 0 ? ENTRY_KEYS : FILE_KEYS;
  const at = [...path, key];
  if (isOneOf(here, key)) {
    teller.key(at, { kind: 'later-key', key });
    return;
  }
  const word = key.toLowerCase().replace(/[^a-z]/g, '');
  const meant = Object.hasOwn(KEY_BY_WORD, word) ? (KEY_BY_WORD[word] ?? null) : null;
  teller.key(at, {
    kind: 'unknown-key',
    key,
    allowed: Object.keys(path.length === 0 ? policyFile.shape : policyEntry.shape),
    suggestion: nearest(key, here) ?? (meant !== null && isOneOf(here, meant) ? meant : null),
    belongs: isOneOf(there, key) ? (path.length === 0 ? 'entry' : 'file') : null,
  });
}

function valueAt(value: YamlValue | undefined, path: YamlPath): YamlValue | undefined {
  const [step, ...rest] = path;
  if (step === undefined || value === undefined) return value;
  if (isMapping(value)) return Object.hasOwn(value, step) ? valueAt(value[String(step)], rest) : undefined;
  return Array.isArray(value) ? valueAt(value[Number(step)], rest) : undefined;
}

function isMapping(value: YamlValue): value is { readonly [key: string]: YamlValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOneOf(words: readonly string[], word: string): boolean {
  return words.includes(word);
}
