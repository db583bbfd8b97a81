import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Heap that one more held push costs, in bytes, measured in a process of its own. */
export function bytesPerPush(folder: string): number {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', join(import.meta.dirname, 'held-process.ts'), folder],
    { encoding: 'utf8' },
  );
  const bytes = Number(stdout);
  if (status !== 0 || !(bytes > 0)) throw new Error(`ended with ${status}: ${stderr}`);
  return bytes;
}
