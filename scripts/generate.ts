/**
 * `npm run generate` writes every file that is made from another one; with `--check` it writes nothing and exits 1 when
 * one of them is not what it would write, naming each.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { tzdataModule } from './tzdata.ts';

interface Generated {
  /** From the root of the project. */
  readonly path: string;
  readonly text: () => string | Promise<string>;
}

const FILES: readonly Generated[] = [{ path: 'src/core/tzdata.generated.ts', text: tzdataModule }];

const root = resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');

for (const { path, text } of FILES) {
  const file = resolve(root, path);
  const wanted = await text();
  const found = await readFile(file, 'utf8').catch(() => undefined);
  if (found === wanted) continue;
  if (check) {
    console.error(`${path} differs from what it is made from: run npm run generate`);
    process.exitCode = 1;
  } else {
    await writeFile(file, wanted);
    console.log(`${path} written`);
  }
}
