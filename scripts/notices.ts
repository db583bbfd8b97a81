import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** Licences under which a copy may be handed on inside a bundle, given that its notice comes along. SPDX identifiers. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  // Of the data about holidays, which is from Wikipedia (the package's licence text says BY-SA for it). Copies may be
  // handed on beside code of any licence, given attribution and the same licence for what is made of the data: it is not
  // changed, has a bundle of its own, and the licence text with all its sources stands in the notices.
  'CC-BY-3.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'Unicode-3.0',
  'Unlicense',
  'Zlib',
]);

/** Generated sources that hold a package's data: the bundler sees no package there, its licence holds all the same. */
const DATA_OF = new Map([['src/core/tzdata.generated.ts', 'node_modules/moment-timezone']]);

const PACKAGE_FOLDER = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Address of the repository that it was published from; `null` where it names none. */
  readonly repository: string | null;
  texts: readonly string[];
}

/** Name, version and licence texts of every package of which something is in a bundle. Throws where one may not be there. */
export async function thirdPartyNotices(root: string, metafiles: readonly Metafile[]): Promise<string> {
  const packages = await Promise.all(packageFolders(metafiles).map((folder) => readPackage(join(root, folder))));
  for (const bare of packages.filter(({ texts }) => texts.length === 0))
    bare.texts = packages.find(isSibling(bare))?.texts ?? [];
  const problems = packages.flatMap(problemsOf);
  if (problems.length > 0) throw new Error(`Packages that must not be in dist/:\n${problems.join('\n')}`);

  // Many packages come with the same text, which stands once.
  const names = new Map<string, Set<string>>();
  for (const { name, version, licence, texts } of packages) {
    const text = texts.join('\n\n');
    names.set(text, (names.get(text) ?? new Set()).add(`${name} ${version} (${licence})`));
  }
  const sections = [...names].map(([text, those]) => `${[...those].sort().join('\n')}\n\n${text}\n`).sort();
  const opening =
    'The bundles in this folder hold parts of the packages below, under the licences that follow their names.\n';
  return [opening, ...sections].join(`\n${'-'.repeat(80)}\n\n`);
}

/** Some packages of a repository that publishes many lack the licence text that the others of it come with. */
function isSibling({ repository, licence }: Package): (other: Package) => boolean {
  return (other) =>
    repository !== null && other.repository === repository && other.licence === licence && other.texts.length > 0;
}

/** Folders of the packages that gave at least one byte to a bundle. */
function packageFolders(metafiles: readonly Metafile[]): string[] {
  const folders = new Set<string>();
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = DATA_OF.get(path) ?? PACKAGE_FOLDER.exec(path)?.[1];
        if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
      }
    }
  }
  return [...folders].sort();
}

async function readPackage(folder: string): Promise<Package> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  const names = (await readdir(folder)).filter((name) => LICENCE_FILE.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return {
    name: String(manifest.name),
    version: String(manifest.version),
    licence: String(manifest.license ?? 'no licence named'),
    repository: repositoryOf(manifest.repository),
    texts: texts.map((text) => text.replaceAll('\r\n', '\n').trim()).filter((text) => text !== ''),
  };
}

function repositoryOf(field: unknown): string | null {
  return typeof field === 'object' && field !== null && 'url' in field ? String(field.url) : null;
}

function problemsOf({ name, version, licence, texts }: Package): string[] {
  const problems: string[] = [];
  if (!isAllowed(licence))
    problems.push(`${name} ${version}: licence ${licence} is not on the list in scripts/notices.ts`);
  if (texts.length === 0) problems.push(`${name} ${version}: no licence text in the package`);
  return problems;
}

/** One identifier, or identifiers joined by `OR` (one is enough) or `AND` (all must be allowed). */
function isAllowed(expression: string): boolean {
  const bare = expression.replaceAll(/[()]/g, '').trim();
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isAllowed);
  return bare.split(' AND ').every((licence) => ALLOWED.has(licence.trim()));
}
