import { type Instant, SECOND } from './core/instant.ts';
import { type LiveLines, liveLines } from './live-lines.ts';
import { logText } from './reports/log-line.ts';
import { grouped } from './reports/words.ts';
import type { BucketProgress } from './sources/bucket/read-bucket.ts';

/** A line for each place in S3. */
export function bucketProgressLines(
  stream: NodeJS.WritableStream & { readonly isTTY?: boolean },
  now: () => Instant,
): LiveLines<BucketProgress> {
  return liveLines(stream, now, ({ name }) => name, bucketProgressText);
}

/**
 * `s3://bucket/prefix/: 3,400 log files, 41.2 MB/s, 12 LIST and 3,464 GET requests, 64 under way, at AWSLogs/…`. `elapsed` in
 * milliseconds.
 */
function bucketProgressText(progress: BucketProgress, elapsed: number): string {
  const { name, objects, bytes, lists, gets, inFlight, key } = progress;
  const rate = elapsed > 0 ? ((bytes / elapsed) * SECOND) / 1e6 : 0;
  const asked = `${grouped(lists)} LIST and ${grouped(gets)} GET requests, ${inFlight} under way`;
  const place = key === null ? '' : `, at ${key.split('/').slice(0, -1).join('/')}`;
  return logText(`${name}: ${grouped(objects)} log files, ${rate.toFixed(1)} MB/s, ${asked}${place}`);
}
