import { stat } from 'node:fs/promises';
import type { LogFile } from './log-paths.ts';
import { systemErrorCode } from './system-error.ts';

/** So many files at most are asked for their size: it is for the progress line only. */
const MOST_ASKED = 1000;

/** Bytes that the files hold, from the sizes of some of them where they are many. */
export async function estimateSize(files: readonly LogFile[]): Promise<number> {
  const regular = files.filter((file) => file.regular);
  const step = Math.max(1, Math.ceil(regular.length / MOST_ASKED));
  const asked = regular.filter((_, index) => index % step === 0);
  const sizes = await Promise.all(asked.map(({ path }) => sizeOf(path ?? '')));
  const known = sizes.reduce((sum, size) => sum + size, 0);
  return asked.length === 0 ? 0 : Math.round((known * regular.length) / asked.length);
}

/** 0 for what is gone: reading it will tell. */
async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (systemErrorCode(error) === null) throw error;
    return 0;
  }
}
