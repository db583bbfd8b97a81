/**
 * Builds dist/, which is checked in so that the action and the command line run from a clone.
 * `--check` builds again in memory and compares byte for byte: what is run must be what was read in src/.
 */
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BuiltFile, bundle } from './bundle.ts';

const root = dirname(import.meta.dirname);
const dist = join(root, 'dist');

async function write(files: readonly BuiltFile[]): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist);
  for (const { name, bytes, executable } of files) {
    await writeFile(join(dist, name), bytes);
    if (executable) await chmod(join(dist, name), 0o755);
    console.log(`dist/${name}  ${(bytes.length / 1000).toFixed(0)} kB`);
  }
}

/** One sentence for each file of dist/ that a build would change. */
async function differences(files: readonly BuiltFile[]): Promise<string[]> {
  const present = await readdir(dist).catch((): string[] => []);
  const found = present
    .filter((name) => !files.some((file) => file.name === name))
    .map((name) => `dist/${name} is not built from anything`);
  for (const { name, bytes, executable } of files) {
    const path = join(dist, name);
    if (!present.includes(name)) found.push(`dist/${name} is missing`);
    else if (!bytes.equals(await readFile(path))) found.push(`dist/${name} differs from what src/ builds`);
    else if (executable && ((await stat(path)).mode & 0o111) === 0) found.push(`dist/${name} is not executable`);
  }
  return found;
}

const files = await bundle(root);
if (process.argv.includes('--check')) {
  const found = await differences(files);
  for (const sentence of found) console.error(sentence);
  if (found.length > 0) {
    console.error('Run `npm run build` and commit dist/.');
    process.exitCode = 1;
  } else console.log(`dist/ is what src/ builds (${files.length} files)`);
} else await write(files);
