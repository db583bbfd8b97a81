import { UsageError } from '../../core/errors.ts';

/** Where logs lie in a bucket. */
export interface BucketPath {
  /** As the user named it. */
  readonly name: string;
  readonly bucket: string;
  /** Of keys: empty, or with a slash at its end; the key itself where one log file was named. */
  readonly prefix: string;
}

/** General purpose buckets (Amazon S3 User Guide, "General purpose bucket naming rules"), and older names with capitals. */
const SHAPE = /^s3:\/\/([A-Za-z0-9][A-Za-z0-9._-]{1,254})(?:\/(.*))?$/s;
const LOG_FILE = /[^/]\.(?:json|jsonl|ndjson|gz)$/i;

export function isBucketPath(path: string): boolean {
  return /^s3:/i.test(path);
}

/** Understands `s3://bucket/prefix`: the prefix is a folder, with a slash at its end or without. */
export function bucketPathOf(path: string): BucketPath {
  const [, bucket, rest = ''] = SHAPE.exec(path) ?? [];
  if (bucket === undefined) {
    throw new UsageError('bucket-unreadable', `expected a place in S3 such as s3://bucket/prefix/, got "${path}"`);
  }
  const [, folder] = /(?:^|\/)(CloudTrail-(?:Digest|Insight))(?:\/|$)/.exec(rest) ?? [];
  if (folder !== undefined) {
    throw new UsageError(
      'bucket-without-logs',
      `${path} is a folder of ${folder}, which holds no logs: name CloudTrail/`,
    );
  }
  const isFolder = rest === '' || rest.endsWith('/') || LOG_FILE.test(rest);
  return { name: path, bucket, prefix: isFolder ? rest : `${rest}/` };
}

export function isLogFile({ prefix }: BucketPath): boolean {
  return LOG_FILE.test(prefix);
}

/** A key as people name it. */
export function uriOf({ bucket }: BucketPath, key: string): string {
  return `s3://${bucket}/${key}`;
}
