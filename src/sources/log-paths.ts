import { realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UsageError } from '../core/errors.ts';
import type { SkipReason } from '../core/skipped.ts';
import { compareText } from '../core/text-order.ts';
import { systemErrorCode, systemErrorWords } from './system-error.ts';
import { walkFolder } from './walk-folder.ts';

/** One file to read. */
export interface LogFile {
  /** As the user would name it; `-` for standard input. */
  readonly name: string;
  /** Absolute; `null` for standard input. */
  readonly path: string | null;
  /** It was met in a folder: nobody named it. */
  readonly inFolder: boolean;
  /** It can be read again, other than a pipe. */
  readonly regular: boolean;
}

/** What the user's paths lead to. */
export interface FoundLogs {
  /** In order of name, each file once. */
  readonly files: readonly LogFile[];
  /** Digest files, by where they lie; in order of name. They are among `skipped` too. */
  readonly digests: readonly LogFile[];
  /** Whole files that hold no records, by where they lie. */
  readonly skipped: readonly Extract<SkipReason, 'digest-file' | 'insight-file'>[];
  /** What could not be looked at, and why. */
  readonly unreadable: readonly { readonly name: string; readonly got: string }[];
}

/** Folders in which CloudTrail keeps what is no log (CloudTrail User Guide, "Finding your CloudTrail log files"). */
const SKIPPED_FOLDERS: ReadonlyMap<string, FoundLogs['skipped'][number]> = new Map([
  ['CloudTrail-Digest', 'digest-file'],
  ['CloudTrail-Insight', 'insight-file'],
]);

/** Follows files, folders (all below, hidden too), globs and `-`. What leads nowhere is a `UsageError`. */
export async function findLogs(paths: readonly string[], cwd: string): Promise<FoundLogs> {
  if (paths.length === 0) {
    throw new UsageError('no-paths', 'no log files were named: give files, folders, globs, or - for standard input');
  }
  const finder = new Finder(cwd);
  for (const path of paths) await finder.follow(path);
  return finder.found();
}

class Finder {
  readonly #cwd: string;
  /** By the path that all links lead to. */
  readonly #files = new Map<string, LogFile>();
  readonly #folders = new Set<string>();
  readonly #unreadable = new Map<string, string>();

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  async follow(path: string): Promise<void> {
    if (path === '-') this.#addFile({ name: '-', path: null, inFolder: false, regular: false });
    else if (!(await this.#add(path))) await this.#followGlob(path);
  }

  /** Adds a file, or a folder's files; false where nothing of that name is. */
  async #add(name: string): Promise<boolean> {
    const path = resolve(this.#cwd, name);
    try {
      const target = await stat(path);
      const regular = target.isFile();
      if (target.isDirectory()) await this.#addFolder(name, await realpath(path));
      // A pipe (`<(zcat …)`) has no path that can be resolved.
      else this.#addFile({ name, path: regular ? await realpath(path) : path, inFolder: false, regular });
    } catch (error) {
      const code = systemErrorCode(error);
      if (code === null) throw error;
      if (code === 'ENOENT' || code === 'ENOTDIR') return false;
      this.#unreadable.set(name, systemErrorWords(code));
    }
    return true;
  }

  async #followGlob(pattern: string): Promise<void> {
    // Loaded only here: most runs name files and folders.
    const { globPaths, isGlob } = await import('./glob-paths.ts');
    if (!isGlob(pattern)) {
      throw new UsageError('path-not-found', `there is no file or folder ${pattern} in ${this.#cwd}: check the path`);
    }
    const { paths, failed } = await globPaths(pattern, this.#cwd);
    for (const { path, code } of failed) this.#unreadable.set(path, systemErrorWords(code));
    if (paths.length + failed.length === 0) {
      throw new UsageError('glob-without-match', `no file matches ${pattern} in ${this.#cwd}: check the pattern`);
    }
    for (const path of paths) {
      if (!(await this.#add(path))) this.#unreadable.set(path, systemErrorWords('ENOENT'));
    }
  }

  async #addFolder(name: string, path: string): Promise<void> {
    let empty = true;
    for await (const entry of walkFolder(path, this.#folders)) {
      empty = false;
      switch (entry.kind) {
        case 'file': {
          const inside = { name: inOnePiece(join(name, entry.below)), path: inOnePiece(entry.path) };
          this.#addFile({ ...inside, inFolder: true, regular: true });
          break;
        }
        case 'failed':
          this.#unreadable.set(join(name, entry.below), entry.got);
          break;
        case 'known':
          break;
      }
    }
    if (empty) {
      throw new UsageError('folder-empty', `there is no file in the folder ${name}: check that the logs are there`);
    }
  }

  /** Where links lead to a file more than once, its shortest name stays, in whatever order they are followed. */
  #addFile(file: LogFile): void {
    const key = file.path ?? file.name;
    const known = this.#files.get(key) ?? file;
    const byLength = known.name.length - file.name.length;
    const { name } = byLength < 0 || (byLength === 0 && known.name < file.name) ? known : file;
    this.#files.set(key, { ...file, name, inFolder: known.inFolder && file.inFolder });
  }

  found(): FoundLogs {
    const all = [...this.#files.values()].sort((a, b) => compareText(a.name, b.name));
    return {
      files: all.filter(({ name }) => skippedFolder(name) === null),
      digests: all.filter(({ name }) => skippedFolder(name) === 'digest-file'),
      skipped: all.map(({ name }) => skippedFolder(name)).filter((reason) => reason !== null),
      unreadable: [...this.#unreadable].map(([name, got]) => ({ name, got })),
    };
  }
}

/** V8 keeps what was put together as its pieces: of millions of paths they take three times the memory. */
function inOnePiece(text: string): string {
  return Buffer.from(text).toString();
}

function skippedFolder(name: string): FoundLogs['skipped'][number] | null {
  const folders = name.split(/[/\\]/).slice(0, -1);
  for (const folder of folders) {
    const reason = SKIPPED_FOLDERS.get(folder);
    if (reason !== undefined) return reason;
  }
  return null;
}
