import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { main } from 'assemblyscript/asc';

const folder = join(import.meta.dirname, '../src/skim');

/** src/skim/ compiled to WebAssembly, as a module. The same sources give the same bytes. */
export async function skimModule(): Promise<string> {
  let wasm: Uint8Array | null = null;
  const { error, stderr } = await main(
    [
      'main.ts',
      '--outFile=out.wasm',
      '--optimizeLevel=3',
      '--converge',
      '--noAssert',
      '--runtime=stub',
      '--enable=simd',
      '--enable=bulk-memory',
      '--initialMemory=16',
      '--maximumMemory=16',
    ],
    {
      // It adds an extension to imports that bear theirs.
      readFile: (name) => readFile(join(folder, name.replace(/(\.ts)+$/, '.ts')), 'utf8').catch(() => null),
      writeFile: (_, contents) => {
        if (typeof contents !== 'string') wasm = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || wasm === null)
    throw new Error(`src/skim does not compile: ${stderr.toString()}`, { cause: error });
  return `// Written by \`npm run generate\` (scripts/skim.ts) from src/skim/: do not edit.

/** A module of WebAssembly, in base64. */
export const SKIM_MODULE =
  '${Buffer.from(wasm).toString('base64')}';
`;
}
