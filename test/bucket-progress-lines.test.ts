import { expect, it } from 'vitest';
import { bucketProgressLines } from '../src/bucket-progress-lines.ts';
import { Memory } from './support/memory-stream.ts';

it('tells how far the reading of a bucket has come, and where it is', () => {
  const log = new Memory();
  let now = 0;
  const { update } = bucketProgressLines(log, () => now);
  now = 40_000;
  update({
    name: 's3://amzn-s3-demo-logs/',
    objects: 3400,
    bytes: 1_648_000_000,
    lists: 12,
    gets: 3464,
    inFlight: 64,
    key: 'AWSLogs/111122223333/CloudTrail/eu-central-1/2026/10/24/x\u001B[31m/a.json.gz',
  });
  expect(log.text()).toBe(
    's3://amzn-s3-demo-logs/: 3,400 log files, 41.2 MB/s, 12 LIST and 3,464 GET requests, 64 under way, at AWSLogs/111122223333/CloudTrail/eu-central-1/2026/10/24/x�[31m\n',
  );
});
