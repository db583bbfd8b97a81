import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CLI } from './product.ts';
import { BUCKET, Bucket, LATENCY, type LogSizes, PREFIX, RANGE } from './s3-bucket.ts';
import type { Table } from './table.ts';

const TURNS = 5;
/** Records in a log file: some 5 to 50 kB packed, and 1 kB. */
const BUSY = { least: 27, most: 270 };
const QUIET = { least: 1, most: 1 };

/** Logs in S3, each row beside the same requests with nothing done to what they bring. */
export async function bucketTables(): Promise<readonly Table[]> {
  return [await tableOf(BUSY, 'target ≥ 90%'), await tableOf(QUIET, '')];
}

async function tableOf(sizes: LogSizes, target: string): Promise<Table> {
  const bucket = new Bucket(sizes);
  const environment = { PATH: process.env.PATH, ...(await bucket.start()) };
  const data = join(import.meta.dirname, '.data');
  const [keys, policy] = [join(data, 's3-keys'), join(import.meta.dirname, 'always.yml')];
  mkdirSync(data, { recursive: true });
  writeFileSync(keys, bucket.keys.join('\n'));
  /** Objects a second, from the first that is asked for to the end of the process. */
  const rateOf = async (args: readonly string[]): Promise<number> => {
    bucket.reset();
    const child = spawn(process.execPath, args, { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
    const [stderr] = await Promise.all([text(child.stderr), once(child, 'close')]);
    const ended = performance.timeOrigin + performance.now();
    if (child.exitCode !== 0) throw new Error(`${args.join(' ')} ended with ${child.exitCode}: ${stderr}`);
    return bucket.keys.length / ((ended - bucket.firstGet) / 1000);
  };
  const peer = (name: string, inFlight: number) =>
    rateOf(['--import', 'tsx', join(import.meta.dirname, 's3-process.ts'), name, BUCKET, keys, `${inFlight}`]);
  const range = ['--from', RANGE.from, '--to', RANGE.to, '--late-days', '0'];
  const best = { ours: 0, sdk: 0, bare: 0 };
  let inFlight = 0;
  for (let turn = 0; turn < TURNS; turn++) {
    best.ours = Math.max(
      best.ours,
      await rateOf([CLI, 'check', `s3://${BUCKET}/${PREFIX}`, '--policy', policy, ...range]),
    );
    inFlight = Math.max(inFlight, bucket.mostInFlight);
    best.sdk = Math.max(best.sdk, await peer('sdk', inFlight));
    best.bare = Math.max(best.bare, await peer('bare', inFlight));
  }
  bucket.stop();
  const rate = (value: number) => `${value.toFixed(0)} objects/s`;
  const share = (value: number, name: string) => `${((100 * best.ours) / value).toFixed(0)}% ${name}`;
  const rows: Table['rows'] = [
    [`node:http, ${inFlight} at once, nothing done to them`, rate(best.bare)],
    ['GetObject of the SDK, the same', rate(best.sdk)],
    ['cli.cjs check s3://…', rate(best.ours), share(best.sdk, 'of the SDK'), target, share(best.bare, 'of node:http')],
  ];
  const kilobytes = (bucket.bytes / bucket.keys.length / 1000).toFixed(1);
  const title = `${bucket.keys.length} log files in S3, ${kilobytes} kB each, ${LATENCY} ms to an answer: best of ${TURNS} in turns`;
  return { title, rows };
}
