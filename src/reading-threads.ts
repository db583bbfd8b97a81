import { availableParallelism } from 'node:os';
import type { ReadingThreads } from './sources/reader-threads.ts';

/** The main thread reads too. Each other one holds a heap and buffers of its own. */
const MOST = 3;
/** On disk: what takes several times as long to read as a thread takes to start. */
const BYTES_EACH = 2 * 1024 * 1024;

/** One thread for each core, as the bundles start them: from their own folder. */
export function readingThreads(): ReadingThreads {
  const most = Math.min(availableParallelism() - 1, MOST);
  return { script: new URL('reader.cjs', import.meta.url), most, bytesEach: BYTES_EACH };
}
