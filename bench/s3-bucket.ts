import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { awsEnvironment } from '../test/support/aws-environment.ts';
import { logKey } from '../test/support/log-keys.ts';
import { keptFolder, logOf } from './corpus.ts';
import { REAL, recordAt } from './records.ts';
import { mixed } from './seeded.ts';

/** What S3 takes to begin an answer, milliseconds. */
export const LATENCY = 30;
export const BUCKET = 'amzn-s3-demo-logs';
export const PREFIX = 'AWSLogs/o-exampleorgid/';
export const RANGE = { from: '2026-10-19', to: '2026-10-26' };

/** A trail of an organisation: busy accounts get a file every five minutes for each Region. */
const ACCOUNTS = ['111122223333', '444455556666', '777788889999', '123456789012'];
const REGIONS = ['eu-central-1', 'us-east-1'];
const DAYS = ['2026/10/19', '2026/10/20'];
const FILES_A_DAY = 288;

/** Which sizes the log files have, by the records in them. */
export interface LogSizes {
  readonly least: number;
  readonly most: number;
}

/** A bucket as slow to answer as S3, with all its answers made before: who is measured shares the machine with it. */
export class Bucket {
  readonly keys: readonly string[];
  /** Of all objects, as they lie there. */
  readonly bytes: number;
  readonly #server = createServer((request, response) => this.#take(request.url ?? '', response));
  readonly #answers = new Map<string, { readonly body: Buffer; readonly headers: readonly string[] }>();
  #inFlight = 0;
  /** The most objects that were being asked for at once, since `reset`. */
  mostInFlight = 0;
  /** When the first object was asked for since `reset`: milliseconds of the machine's clock. */
  firstGet = Number.NaN;

  constructor(sizes: LogSizes) {
    this.keys = keys();
    const folder = filesOf(this.keys.length, sizes);
    let bytes = 0;
    for (const [index, key] of this.keys.entries()) {
      const body = readFileSync(join(folder, `${index}.json.gz`));
      bytes += body.length;
      const headers = [
        'content-type',
        'application/json',
        'content-encoding',
        'gzip',
        'content-length',
        `${body.length}`,
      ];
      this.#answers.set(`/${BUCKET}/${key}`, {
        body,
        headers: [...headers, 'etag', '"0123456789abcdef0123456789abcdef"'],
      });
    }
    this.bytes = bytes;
  }

  /** The environment that leads to it. */
  async start(): Promise<Readonly<Record<string, string>>> {
    this.#server.keepAliveTimeout = 60_000;
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return awsEnvironment({
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`,
    });
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  reset(): void {
    this.mostInFlight = 0;
    this.firstGet = Number.NaN;
  }

  #take(url: string, response: ServerResponse): void {
    const [path = '', query = ''] = url.split('?');
    const answer = this.#answers.get(path);
    if (answer === undefined) {
      const body = listing(this.#answers, new URLSearchParams(query));
      setTimeout(() => response.writeHead(200, { 'content-type': 'application/xml' }).end(body), LATENCY);
      return;
    }
    this.firstGet = Math.min(this.firstGet || Infinity, performance.timeOrigin + performance.now());
    this.mostInFlight = Math.max(this.mostInFlight, ++this.#inFlight);
    setTimeout(() => {
      this.#inFlight--;
      response.writeHead(200, [...answer.headers]).end(answer.body);
    }, LATENCY);
  }
}

/** So many log files that are the same every time; answers where they are, named by their numbers. */
function filesOf(count: number, { least, most }: LogSizes): string {
  const { folder } = keptFolder(`s3-${count}-${least}-${most}`, (empty) => {
    let rawBytes = 0;
    for (let index = 0; index < count; index++) {
      const records = Array.from({ length: least + (mixed(index) % (most - least + 1)) }, (_, record) =>
        recordAt(index * most + record, REAL),
      );
      const text = logOf(records);
      rawBytes += text.length;
      writeFileSync(join(empty, `${index}.json.gz`), gzipSync(text));
    }
    return rawBytes;
  });
  return folder;
}

/** In order. */
function keys(): string[] {
  const all: string[] = [];
  for (const account of ACCOUNTS.toSorted()) {
    for (const region of REGIONS) {
      for (const day of DAYS) {
        for (let file = 0; file < FILES_A_DAY; file++) {
          all.push(logKey({ prefix: PREFIX, account, region, day, name: String(file).padStart(16, '0') }));
        }
      }
    }
  }
  return all;
}

/** ListObjectsV2, of folders or of keys, without pages: no account and Region has more than fit on one. */
function listing(answers: ReadonlyMap<string, { readonly body: Buffer }>, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? '';
  const after = query.get('start-after') ?? '';
  const folders = new Set<string>();
  const contents: string[] = [];
  for (const [path, { body }] of answers) {
    const key = path.slice(BUCKET.length + 2);
    if (!key.startsWith(prefix) || key <= after) continue;
    const end = key.indexOf('/', prefix.length);
    if (query.get('delimiter') === '/' && end >= 0) folders.add(key.slice(0, end + 1));
    else contents.push(`<Contents><Key>${key}</Key><Size>${body.length}</Size></Contents>`);
  }
  const prefixes = [...folders].map((folder) => `<CommonPrefixes><Prefix>${folder}</Prefix></CommonPrefixes>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>false</IsTruncated>${contents.join('')}${prefixes.join('')}</ListBucketResult>`;
}
