import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { thirdPartyNotices } from './notices.ts';

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
];

/**
 * CommonJS has no `import.meta`, and libraries hand `import.meta.url` to `createRequire`. The directive stands here
 * because esbuild writes its own after the banner, where it would be an expression without effect.
 */
const BANNER = '"use strict";const __importMetaUrl=require("node:url").pathToFileURL(__filename).href;';

/** Builds everything that belongs into dist/, in memory. The same sources give the same bytes. */
export async function bundle(root: string): Promise<BuiltFile[]> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const files: BuiltFile[] = [];
  const metafiles: Metafile[] = [];
  for (const { name, entry, executable } of BUNDLES) {
    const { outputFiles, metafile, warnings } = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: `dist/${name}`,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      minify: true,
      charset: 'utf8',
      legalComments: 'none',
      define: { __VERSION__: JSON.stringify(version), 'import.meta.url': '__importMetaUrl' },
      banner: { js: executable ? `#!/usr/bin/env node\n${BANNER}` : BANNER },
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
