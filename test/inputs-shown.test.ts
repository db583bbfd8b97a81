import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { INPUT_NAMES } from '../src/github/inputs.ts';
import { root } from './support/bundles.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const named = (folder: string, end: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(end))
    .map((name) => join(folder, name));

/** Every piece of YAML that is shown to people, with where it is shown. */
const shown = [
  ...named('examples/workflows', '.yml').map((path) => ({ path, yaml: read(path) })),
  ...['README.md', ...named('docs', '.md')].flatMap((path) =>
    [...read(path).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, yaml = '']) => ({ path, yaml })),
  ),
];

/** The inputs that a workflow gives our action, or that are shown by themselves. */
function inputsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(inputsIn);
  if (typeof value !== 'object' || value === null) return [];
  const fields = new Map<string, unknown>(Object.entries(value));
  if (fields.has('source')) return [...fields.keys()];
  const inputs = fields.get('with');
  const isOurs = /\/ecr-release-windows(@|$)/.test(String(fields.get('uses') ?? ''));
  if (isOurs) return typeof inputs === 'object' && inputs !== null ? Object.keys(inputs) : [];
  return [...fields.values()].flatMap(inputsIn);
}

it('every input that an example or the documentation shows is one of the action', () => {
  const inputs = shown.flatMap(({ path, yaml }) => inputsIn(parse(yaml)).map((name) => ({ path, name })));
  const known = new Set<string>(INPUT_NAMES);
  expect(inputs.filter(({ name }) => !known.has(name))).toEqual([]);
  // All were looked at: each example is one, and the documents show them.
  const places = [...new Set(inputs.map(({ path }) => path))];
  expect(places).toEqual([...named('examples/workflows', '.yml'), 'README.md', 'docs/sources.md']);
});
