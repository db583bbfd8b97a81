import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Beside, OpenedCalendar } from './policy/beside.ts';

/** What the reader of calendars takes; AWS Change Calendar takes 64 KiB. */
const MOST_BYTES = 1024 * 1024;

/**
 * Opens the calendars of one policy, `policyPath` relative to `cwd`. They lie in the policy's checkout, links followed: a
 * policy that names any file of the machine would depend on that machine, and its findings would tell what is in it.
 */
export function calendarOpener(policyPath: string, cwd: string): Beside['openCalendar'] {
  const folder = realPath(dirname(resolve(cwd, policyPath)));
  const checkout = checkoutOf(folder, realPath(cwd));
  return (path) => {
    // Absolute on any system: the same policy has the same problems everywhere.
    if (isAbsolute(path) || /^(?:[a-z][a-z\d+.-]*:|[\\/~])/i.test(path)) {
      return { ok: false, finding: { kind: 'calendar-not-relative', got: path } };
    }
    const file = resolve(folder, path);
    // Before anything is looked for: whether a file is there is not told of what lies outside.
    if (!isInside(file, checkout)) return { ok: false, finding: { kind: 'calendar-outside', got: path } };
    try {
      const real = realpathSync(file);
      if (!isInside(real, checkout)) return { ok: false, finding: { kind: 'calendar-outside', got: path } };
      return read(real, path);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : null;
      if (code === null) throw error;
      if (code !== 'ENOENT') return { ok: false, finding: { kind: 'calendar-unreadable', got: path, code } };
      const suggestion = writtenFromCheckout(path, folder, checkout);
      return { ok: false, finding: { kind: 'calendar-missing', got: path, suggestion } };
    }
  };
}

function read(file: string, path: string): OpenedCalendar {
  const stat = statSync(file);
  // Only a file ends: a pipe would be waited for.
  if (!stat.isFile()) {
    const code = stat.isDirectory() ? 'EISDIR' : 'EINVAL';
    return { ok: false, finding: { kind: 'calendar-unreadable', got: path, code } };
  }
  if (stat.size > MOST_BYTES) {
    return { ok: false, finding: { kind: 'calendar-too-large', path, bytes: stat.size, limit: MOST_BYTES } };
  }
  return { ok: true, bytes: readFileSync(file), path };
}

/**
 * The folder that was checked out. `.git` is a file in a worktree and in a submodule. Without one it is where the command
 * was started, if the policy is below, as for an unpacked archive.
 */
function checkoutOf(folder: string, cwd: string): string {
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(join(above, '.git'))) return above;
    if (above === dirname(above)) return isInside(folder, cwd) ? cwd : folder;
  }
}

/** A path that was written from the root of the checkout, as it is from the policy's folder; `null` where none is there. */
function writtenFromCheckout(path: string, folder: string, checkout: string): string | null {
  const file = resolve(checkout, path);
  return isInside(file, checkout) && existsSync(file) ? relative(folder, file).split(sep).join('/') : null;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** With links followed; a path that leads nowhere stays as it is, since what is to be read below is not there either. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
