import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText } from '../core/text-order.ts';
import { systemErrorCode, systemErrorWords } from './system-error.ts';

/** Something in a folder. `below` is its path from the folder. */
export type FolderEntry =
  | { readonly kind: 'file'; readonly below: string; readonly path: string }
  /** A folder that was entered before. */
  | { readonly kind: 'known' }
  | { readonly kind: 'failed'; readonly below: string; readonly got: string };

/**
 * Every file below a folder, links followed. `path`, without links, names the same file wherever it is met; a folder that
 * is in `seen` is not entered again, so links in a circle end.
 */
export async function* walkFolder(path: string, seen: Set<string>, below = ''): AsyncGenerator<FolderEntry> {
  if (seen.has(path)) {
    yield { kind: 'known' };
    return;
  }
  seen.add(path);
  let entries: Dirent[];
  try {
    entries = (await readdir(path, { withFileTypes: true })).sort((a, b) => compareText(a.name, b.name));
  } catch (error) {
    yield { kind: 'failed', below, got: failureWords(error) };
    return;
  }
  for (const entry of entries) {
    const inner = join(below, entry.name);
    const outer = join(path, entry.name);
    if (entry.isFile()) yield { kind: 'file', below: inner, path: outer };
    else if (entry.isDirectory()) yield* walkFolder(outer, seen, inner);
    else if (entry.isSymbolicLink()) yield* followLink(outer, seen, inner);
    else yield { kind: 'failed', below: inner, got: 'a pipe, socket or device' };
  }
}

async function* followLink(link: string, seen: Set<string>, below: string): AsyncGenerator<FolderEntry> {
  try {
    const path = await realpath(link);
    const target = await stat(path);
    if (target.isDirectory()) yield* walkFolder(path, seen, below);
    else if (target.isFile()) yield { kind: 'file', below, path };
    else yield { kind: 'failed', below, got: 'a pipe, socket or device' };
  } catch (error) {
    yield { kind: 'failed', below, got: failureWords(error) };
  }
}

function failureWords(error: unknown): string {
  const code = systemErrorCode(error);
  if (code === null) throw error;
  return systemErrorWords(code);
}
