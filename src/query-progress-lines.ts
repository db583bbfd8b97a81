import { type Instant, SECOND } from './core/instant.ts';
import { type LiveLines, liveLines } from './live-lines.ts';
import { bytesWords } from './reports/scan-words.ts';
import type { QueryProgress } from './sources/query-progress.ts';

/** A line for each query. */
export function queryProgressLines(
  stream: NodeJS.WritableStream & { readonly isTTY?: boolean },
  now: () => Instant,
): LiveLines<QueryProgress> {
  return liveLines(stream, now, ({ looksFor }) => looksFor, queryProgressText);
}

/** `query for pushes: running, 1.2 GB of the table read, 14 s`. `elapsed` in milliseconds. */
function queryProgressText({ looksFor, state, scannedBytes }: QueryProgress, elapsed: number): string {
  const read = scannedBytes > 0 ? `, ${bytesWords(scannedBytes)} of the table read` : '';
  return `query for ${looksFor}: ${state}${read}, ${Math.floor(elapsed / SECOND)} s`;
}
