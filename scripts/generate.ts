/**
 * `npm run generate` writes every file that is made from another one; with `--check` it writes nothing and exits 1 when
 * one of them is not what it would write, naming each.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { documentText } from './documents.ts';
import { exampleLogs } from './example-logs.ts';
import { organisationTableModule } from './organisation-table.ts';
import { pageAssetsModule } from './page-assets.ts';
import { DOCUMENT_NAMES, policySchemaText, schemaText } from './schemas.ts';
import { skimModule } from './skim.ts';
import { tzdataModule } from './tzdata.ts';

interface Generated {
  /** From the root of the project. A file that ends in `.gz` is packed, and compared by what is in it. */
  readonly path: string;
  readonly text: () => string | Promise<string>;
}

/** Everything below this folder is generated: what is there besides goes. */
const WHOLE_FOLDER = 'examples/logs';

// In this order: a document shows what the tool says of the example logs.
const FILES: readonly Generated[] = [
  { path: 'src/core/tzdata.generated.ts', text: tzdataModule },
  { path: 'src/reports/page-assets.generated.ts', text: pageAssetsModule },
  { path: 'src/sources/athena/organisation-table.generated.ts', text: organisationTableModule },
  { path: 'src/sources/skim.generated.ts', text: skimModule },
  { path: 'schema/release-windows.schema.json', text: policySchemaText },
  ...DOCUMENT_NAMES.map((name) => ({ path: `schema/${name}.schema.json`, text: () => schemaText(name) })),
  ...exampleLogs().map(({ path, json }) => ({ path, text: () => json })),
  ...['README.md', 'docs/policy.md', 'docs/sources.md', 'docs/report.md'].map((path) => ({
    path,
    text: () => documentText(path),
  })),
];

const root = resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');

for (const path of await strays()) {
  if (check) differs(path, 'is made from nothing');
  else await rm(join(root, path));
}
for (const { path, text } of FILES) {
  const wanted = await text();
  if ((await present(path)) === wanted) continue;
  if (check) differs(path, 'differs from what it is made from');
  else {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), path.endsWith('.gz') ? gzipSync(wanted, { level: 9 }) : wanted);
    console.log(`${path} written`);
  }
}

function differs(path: string, how: string): void {
  console.error(`${path} ${how}: run npm run generate`);
  process.exitCode = 1;
}

async function present(path: string): Promise<string | undefined> {
  const bytes = await readFile(join(root, path)).catch(() => undefined);
  return (path.endsWith('.gz') && bytes ? gunzipSync(bytes) : bytes)?.toString('utf8');
}

async function strays(): Promise<string[]> {
  const entries = await readdir(join(root, WHOLE_FOLDER), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !FILES.some((file) => file.path === path));
}
