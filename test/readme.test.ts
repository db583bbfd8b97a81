import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentText } from '../scripts/documents.ts';
import { UNREAD_REASONS } from '../src/core/coverage.ts';
import { ocsfReport } from '../src/reports/ocsf.ts';
import { freshBundles, root, runBundle } from './support/bundles.ts';
import { heldRun } from './support/tracked-run.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const bundles = freshBundles();

describe('README.md', () => {
  it('shows what its first command prints, with nothing in the environment', () => {
    const [, words = ''] = /\$ node dist\/cli\.cjs (.*)/.exec(readme) ?? [];
    const [, shown = ''] = /```text\n([\s\S]*?)```/.exec(readme) ?? [];
    const { stdout, stderr, status } = runBundle(bundles.path('cli.cjs'), words.split(' '), { cwd: root });
    expect(stdout).toBe(shown);
    expect(stderr).toBe('');
    expect(status).toBe(1);
  });

  it('shows examples as they are', async () => {
    expect(await documentText('README.md')).toBe(readme);
  });
});

it('CONTRIBUTING.md tries a change by a command that runs the source as it is', () => {
  const [, words = ''] = /`npx (tsx .+?)`/.exec(readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')) ?? [];
  const [runner = '', ...args] = words.split(' ');
  const path = join(root, `node_modules/${runner}/dist/cli.mjs`);
  const { stdout, status } = runBundle(path, args, { cwd: root });
  expect(stdout).toMatch(/^Not compliant: /);
  expect(status).toBe(1);
});

it.each(['docs/policy.md', 'docs/sources.md', 'docs/report.md'])('%s shows examples as they are', async (path) => {
  expect(await documentText(path)).toBe(readFileSync(join(root, path), 'utf8'));
});

it('docs/sources.md names every reason for which a service was not read', () => {
  const text = readFileSync(join(root, 'docs/sources.md'), 'utf8');
  for (const reason of UNREAD_REASONS.filter((reason) => reason !== 'no-records'))
    expect(text).toContain(`\`${reason}\``);
});

/** The attributes of a finding that hold no other, by their paths; what is `data` or `unmapped` is ours. */
function attributesOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => attributesOf(item, `${path}[]`));
  if (typeof value !== 'object' || value === null || path.endsWith('.data')) return [path];
  return Object.entries(value).flatMap(([name, part]) => attributesOf(part, path === '' ? name : `${path}.${name}`));
}

it('docs/report.md says what every attribute of a finding is, and names none that no finding has', () => {
  const text = readFileSync(join(root, 'docs/report.md'), 'utf8');
  const rows = text.slice(text.indexOf('| attribute | is |')).matchAll(/^\| (`.*?`) \|/gm);
  const told = [...rows].flatMap(([, names = '']) => names.split(', ').map((name) => name.replaceAll('`', '')));
  const lines = ['arrivals-judged', 'every-verdict', 'who-pushed', 'hostile-text']
    .flatMap((story) => readFileSync(join(root, `test/scenarios/${story}/expected.ocsf`), 'utf8').split('\n'))
    .concat(...ocsfReport(heldRun()))
    .filter((line) => line !== '');
  const attributes = new Set(lines.flatMap((line) => attributesOf(JSON.parse(line))));
  const isPartOf = (attribute: string, of: string) =>
    attribute === of || (attribute.startsWith(of) && /^[.[]/.test(attribute.slice(of.length)));
  // The evidences are told as a whole and by their parts: of these every one.
  const wholes = told.filter((name) => name !== 'evidences');
  expect([...attributes].filter((one) => !wholes.some((name) => isPartOf(one, name)))).toEqual([]);
  expect(told.filter((name) => ![...attributes].some((one) => isPartOf(one, name)))).toEqual([]);
});
