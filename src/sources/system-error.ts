const WORDS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EISDIR', 'a folder'],
  ['ELOOP', 'symbolic links in a circle'],
  ['ENOTDIR', 'a file where a folder is named'],
  ['EIO', 'an error of the disk'],
]);

/** The code of a failure of the operating system (`ENOENT`); `null` for any other error. */
export function systemErrorCode(error: unknown): string | null {
  return error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : null;
}

/** What went wrong, in words. */
export function systemErrorWords(code: string): string {
  return WORDS.get(code) ?? code;
}
