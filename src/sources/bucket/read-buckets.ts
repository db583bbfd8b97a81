import type { LogReader } from '../log-reader.ts';
import type { S3 } from '../s3.ts';
import type { BucketPath } from './bucket-path.ts';
import { type BucketRead, type BucketReading, readBucket } from './read-bucket.ts';

export interface Buckets extends Omit<BucketReading, 'path' | 's3'> {
  readonly paths: readonly BucketPath[];
  /** Gets the signal that ends what is waited for. */
  readonly open: (signal: AbortSignal) => Promise<S3>;
}

/** Reads logs from S3 into a reader that others may fill too. */
export async function readBuckets(
  { paths, open, ...reading }: Buckets,
  reader: LogReader,
  signal: AbortSignal,
): Promise<BucketRead> {
  const s3 = await open(signal);
  let all: BucketRead = { objects: 0, lists: 0, gets: 0 };
  for (const path of paths) {
    const { objects, lists, gets } = await readBucket({ ...reading, path, s3 }, reader, signal);
    all = { objects: all.objects + objects, lists: all.lists + lists, gets: all.gets + gets };
  }
  return all;
}
