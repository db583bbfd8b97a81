import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { thirdPartyNotices } from './notices.ts';
import { CREDENTIALS, startUpPlugins } from './start-up.ts';

/** One file of dist/. */
export interface BuiltFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly executable: boolean;
}

/** What is built from what. CommonJS, because some libraries of the action call `require` themselves. */
const BUNDLES = [
  { name: 'cli.cjs', entry: 'src/cli.ts', executable: true },
  { name: 'action.cjs', entry: 'src/action.ts', executable: false },
  { name: 'reader.cjs', entry: 'src/sources/reader-thread.ts', executable: false },
  { name: 'calendars.cjs', entry: 'src/policy/calendar-file.ts', executable: false },
  { name: 'calendar-writer.cjs', entry: 'src/reports/windows-ics.ts', executable: false },
  { name: 'holidays.cjs', entry: 'src/policy/holiday-library.ts', executable: false },
  // The ES modules of the AWS SDK leave out what nobody uses: a third of it.
  { name: 'cloudtrail.cjs', entry: 'src/sources/cloudtrail.ts', executable: false, mainFields: ['module', 'main'] },
  { name: 'athena.cjs', entry: 'src/sources/athena.ts', executable: false, mainFields: ['module', 'main'] },
  { name: 's3.cjs', entry: 'src/sources/s3.ts', executable: false, mainFields: ['module', 'main'] },
  { name: 'github.cjs', entry: 'src/github/open-keeper.ts', executable: false, mainFields: ['module', 'main'] },
  { name: 'credentials.cjs', entry: CREDENTIALS, executable: false, mainFields: ['module', 'main'] },
];

/**
 * `import('./policy/holiday-library.ts')` becomes `require('./holidays.cjs')`, read when it is first asked for: esbuild
 * splits only ES modules, and a bundle with everything in it would start later for every policy.
 */
export function ownBundles(root: string, entry: string): Plugin {
  const others = new Map(
    BUNDLES.filter((other) => other.entry !== entry).map((other) => [join(root, other.entry), `./${other.name}`]),
  );
  return {
    name: 'own-bundles',
    setup(building) {
      building.onResolve({ filter: /\.ts$/ }, ({ path, resolveDir, kind }) => {
        const name = others.get(resolve(resolveDir, path));
        if (name === undefined) return undefined;
        // An import that is not dynamic would load the bundle at every start.
        if (kind !== 'dynamic-import') return { errors: [{ text: `${path} is a bundle of its own: import() it` }] };
        return { path: name, external: true };
      });
    },
  };
}

/**
 * CommonJS has no `import.meta`, and libraries hand `import.meta.url` to `createRequire`. The directive stands here
 * because esbuild writes its own after the banner, where it would be an expression without effect.
 */
const BANNER = '"use strict";const __importMetaUrl=require("node:url").pathToFileURL(__filename).href;';

/**
 * The library's ES modules, which it keeps for browsers. Those for Node look an environment variable up for every token of
 * the text, which is a fifth of the time that a long policy takes to read, and nothing of them is left out of a bundle.
 */
const YAML = { yaml: './node_modules/yaml/browser/dist/index.js' };

/** Builds everything that belongs into dist/, in memory. The same sources give the same bytes. */
export async function bundle(root: string): Promise<BuiltFile[]> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const files: BuiltFile[] = [];
  const metafiles: Metafile[] = [];
  for (const { name, entry, executable, mainFields } of BUNDLES) {
    const { outputFiles, metafile, warnings } = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: `dist/${name}`,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      minify: true,
      ...(mainFields && { mainFields }),
      charset: 'utf8',
      legalComments: 'none',
      define: { __VERSION__: JSON.stringify(version), 'import.meta.url': '__importMetaUrl' },
      banner: { js: executable ? `#!/usr/bin/env node\n${BANNER}` : BANNER },
      alias: YAML,
      plugins: [ownBundles(root, entry), ...startUpPlugins(root)],
      // Node would look through the text of a bundle for its exports before it runs it: `require` does not.
      supported: { 'dynamic-import': false },
      metafile: true,
      write: false,
    });
    const [output] = outputFiles;
    // esbuild has printed them. A bundle that may behave unlike its sources is no bundle.
    if (!output || warnings.length > 0) throw new Error(`${entry} does not build without warnings`);
    files.push({ name, bytes: Buffer.from(output.contents), executable });
    metafiles.push(metafile);
  }
  const notices = await thirdPartyNotices(root, metafiles);
  return [...files, { name: 'THIRD-PARTY-NOTICES.txt', bytes: Buffer.from(notices), executable: false }];
}
