import { type ChildProcess, type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll } from 'vitest';
import { bundle } from '../../scripts/bundle.ts';

export const root = join(import.meta.dirname, '../..');

/** The bundles as src/ is now, whatever dist/ holds, in a folder of the calling test file. */
export function freshBundles(): {
  path: (
    name: `${'cli' | 'action' | 'reader' | 'calendars' | 'holidays' | 'cloudtrail' | 'athena' | 'credentials' | 'github'}.cjs`,
  ) => string;
} {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bundles-'));
    for (const { name, bytes } of await bundle(root)) writeFileSync(join(folder, name), bytes);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  return { path: (name) => join(folder, name) };
}

/** Runs a bundle as a process of its own, with nothing in the environment but what is given. */
export function runBundle(
  path: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>>; readonly input?: string | Buffer },
): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [path, ...args], {
    cwd: options.cwd,
    env: { PATH: process.env.PATH, ...options.env },
    input: options.input ?? '',
    encoding: 'utf8',
  });
}

/** The same, with something done to the process while it runs. */
export async function runBundleWhile(
  path: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
  meanwhile: (child: ChildProcess) => void,
) {
  const { PATH } = process.env;
  const child = spawn(process.execPath, [path, ...args], { cwd: options.cwd, env: { PATH, ...options.env } });
  meanwhile(child);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { stdout, stderr, exitCode: child.exitCode };
}
