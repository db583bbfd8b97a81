import { availableParallelism } from 'node:os';
import type { ReadingThreads } from './sources/reader-threads.ts';

/** Beside the main thread, which reads too. Each holds 25 MB, and 35 on Node 20, where memory is let go of late. */
const MOST = 3;
/** On disk: what takes several times as long to read as a thread takes to start. */
const BYTES_EACH = 2 * 1024 * 1024;

/** What a machine of several cores has threads for, as the bundles start them: from their own folder. */
export function readingThreads(): ReadingThreads {
  const most = Math.min(availableParallelism() - 1, MOST);
  return { script: new URL('reader.cjs', import.meta.url), most, bytesEach: BYTES_EACH };
}
