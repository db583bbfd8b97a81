import { readdir, realpath, stat } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import picomatch from 'picomatch';
import { glob, isDynamicPattern } from 'tinyglobby';
import { systemErrorCode } from './system-error.ts';

/** What a glob leads to. */
export interface GlobMatches {
  /** Files and folders, folders with a slash at the end; hidden ones too. */
  readonly paths: readonly string[];
  /** What it may have led to and could not be looked at. */
  readonly failed: readonly { readonly path: string; readonly code: string }[];
}

/** Whether a path that leads nowhere as it stands may be a glob. */
export function isGlob(path: string): boolean {
  return isDynamicPattern(path);
}

/** Expands a glob, relative to `cwd`. */
export async function globPaths(pattern: string, cwd: string): Promise<GlobMatches> {
  const failed = new Map<string, string>();
  const named = (path: string) => (isAbsolute(pattern) ? path : relative(cwd, path));
  const matches = picomatch(pattern, { dot: true });
  // tinyglobby leaves out silently what it cannot open: folders without permission, links that lead nowhere.
  const fs = {
    readdir: telling(readdir, (path, code) => code !== 'ENOENT' && failed.set(path, code)),
    realpath: telling(realpath, (path, code) => matches(path) && failed.set(path, code)),
    stat: telling(stat, (path, code) => matches(path) && failed.set(path, code)),
  };
  const paths = await glob(pattern, {
    cwd,
    absolute: isAbsolute(pattern),
    dot: true,
    onlyFiles: false,
    expandDirectories: false,
    fs,
  });
  return { paths, failed: [...failed].map(([path, code]) => ({ path, code })) };

  /** The same function, which also tells of its failures. Its last argument is its callback. */
  function telling<Call extends (...args: never[]) => void>(
    call: Call,
    tell: (path: string, code: string) => unknown,
  ): Call {
    return new Proxy(call, {
      apply(target, self, args: unknown[]) {
        const callback = args.at(-1);
        const watched = (error: unknown, ...results: unknown[]) => {
          const code = systemErrorCode(error);
          if (code !== null) tell(named(String(args[0])), code);
          if (typeof callback === 'function') callback(error, ...results);
        };
        return Reflect.apply(target, self, [...args.slice(0, -1), watched]);
      },
    });
  }
}
