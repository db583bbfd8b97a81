import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const VERSION = '1.5.6-r.1';
const folder = join(import.meta.dirname, '.data', `duckdb-${VERSION}`);

/** Puts DuckDB into bench/.data, once; `null` and a line on the error stream where it cannot be had. */
export function installDuckdb(): string | null {
  if (existsSync(join(folder, 'node_modules/@duckdb/node-api/package.json'))) return folder;
  mkdirSync(folder, { recursive: true });
  const options = ['--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact'];
  const { status, stderr } = spawnSync('npm', ['install', ...options, `@duckdb/node-api@${VERSION}`], {
    encoding: 'utf8',
  });
  if (status === 0) return folder;
  console.error(`  DuckDB ${VERSION} cannot be had: ${stderr}`);
  return null;
}

/** The command that finds the pushes in a folder of logs; `threads` 0: as many as it likes. */
export function duckdbQuery(installed: string, logs: string, threads: number): readonly string[] {
  return [process.execPath, join(import.meta.dirname, 'duckdb-query.mjs'), installed, logs, String(threads)];
}
