import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { deliver, type Reply } from '../athena/deliver.ts';
import type { Asked, Faults } from '../athena/fault.ts';
import { Refused } from '../athena/refusal.ts';
import { awsEnvironment } from '../aws-environment.ts';
import { etagOf, listReply } from './list-reply.ts';
import { objectReply, s3Error } from './object-reply.ts';

export interface S3ServerOptions {
  readonly bucket: string;
  /** Of the bucket; who asks another one is told. */
  readonly region?: string;
  readonly objects: Readonly<Record<string, Buffer>>;
  /** Of objects, by key; names without `x-amz-meta-`. */
  readonly metadata?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** `input`: the key of an object, or the prefix of a listing. */
  readonly faults?: Faults;
  /** How long an answer takes, milliseconds; for measurements. */
  readonly latency?: (asked: Asked) => number;
}

const REGION = 'eu-central-1';

/** A bucket of Amazon S3 over real sockets, as far as logs are read from one. */
export class S3Server {
  readonly #server: Server;
  readonly #url: string;
  readonly #options: S3ServerOptions;
  #sorted: readonly (readonly [key: string, body: Buffer])[] = [];
  readonly #objects = new Map<string, Buffer>();
  /** In the order in which they came. */
  readonly requests: Asked[] = [];
  /** The most that were waiting for an answer at once. */
  mostInFlight = 0;
  #inFlight = 0;

  private constructor(server: Server, port: number, options: S3ServerOptions) {
    this.#server = server;
    this.#url = `http://127.0.0.1:${port}`;
    this.#options = options;
    this.#add(Object.entries(options.objects));
  }

  static async start(options: S3ServerOptions): Promise<S3Server> {
    const http = createServer();
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const address = http.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const server = new S3Server(http, address.port, options);
    http.on('request', (request: IncomingMessage, response: ServerResponse) => {
      // Who goes away in the middle of a body is no mistake of ours.
      server.#handle(request, response).catch(() => response.destroy());
    });
    return server;
  }

  /** The environment that leads the SDK here. */
  get env(): Readonly<Record<string, string>> {
    return awsEnvironment({ AWS_ENDPOINT_URL_S3: this.#url, AWS_REGION: REGION });
  }

  /** An object that is delivered while others are read. */
  put(key: string, body: Buffer): void {
    this.#add([[key, body]]);
  }

  #add(objects: readonly (readonly [key: string, body: Buffer])[]): void {
    for (const [key, body] of objects) this.#objects.set(key, body);
    this.#sorted = [...this.#objects].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.resume();
    this.#inFlight++;
    this.mostInFlight = Math.max(this.mostInFlight, this.#inFlight);
    response.once('close', () => this.#inFlight--);
    const { pathname, searchParams } = new URL(request.url ?? '', this.#url);
    // The bucket stands before the host, or in the path.
    const [, named] = /^([^.]+)\.s3\./.exec(request.headers.host ?? '') ?? [];
    const path = `${named === undefined ? '' : `/${named}`}${decodeURIComponent(pathname)}`;
    const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
    const [, region = ''] = /Credential=[^/]+\/\d{8}\/([a-z0-9-]+)\//.exec(request.headers.authorization ?? '') ?? [];
    const isListing = searchParams.get('list-type') === '2';
    const asked: Asked = {
      number: this.requests.length + 1,
      operation: isListing ? 'ListObjectsV2' : 'GetObject',
      region,
      input: isListing ? searchParams.get('prefix') : key,
    };
    this.requests.push(asked);
    const fault = this.#options.faults?.(asked) ?? null;
    const latency = this.#options.latency?.(asked) ?? 0;
    if (latency > 0) await setTimeout(latency);
    const refused = fault?.kind === 'error' ? new Refused(fault.type, fault.message, fault.status, fault.fields) : null;
    const reply = (): Reply => (isListing ? this.#list(searchParams) : this.#get(key, request));
    await deliver(response, refused !== null ? s3Error(refused) : (this.#refusal(bucket, region) ?? reply()), fault);
  }

  #refusal(bucket: string, asked: string): Reply | null {
    const { bucket: own, region = REGION } = this.#options;
    if (bucket !== own) return s3Error(new Refused('NoSuchBucket', 'The specified bucket does not exist', 404));
    if (asked === region) return null;
    const told = { 'x-amz-bucket-region': region };
    return s3Error(new Refused('PermanentRedirect', 'The bucket is in another Region.', 301, told));
  }

  #list(query: URLSearchParams): Reply {
    return listReply(this.#sorted, query);
  }

  #get(key: string, { headers }: IncomingMessage): Reply {
    const body = this.#objects.get(key);
    if (body === undefined) return s3Error(new Refused('NoSuchKey', 'The specified key does not exist.', 404));
    const metadata = this.#options.metadata?.[key] ?? {};
    return objectReply({ etag: etagOf(body), bytes: body.length, body, metadata }, headers);
  }
}
