import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { extendedEncodeURIComponent, HttpRequest, type HttpResponse } from '@smithy/core/protocols';

/** An object, or what is left of it. */
export interface ObjectAsked {
  readonly bucket: string;
  readonly key: string;
  /** As the header has it; `null`: all of it. */
  readonly range: string | null;
  /** Which one it must be; `null`: whichever it is. */
  readonly etag: string | null;
}

/** What S3 answered: each `null` where it says nothing of it. */
export interface ObjectGot {
  readonly body: unknown;
  /** Bytes. */
  readonly length: number | null;
  /** As the header has it. */
  readonly range: string | null;
  readonly etag: string | null;
  /** Of users, without `x-amz-meta-`; names in lower case. */
  readonly metadata: Readonly<Record<string, string>>;
}

interface AskOptions {
  readonly abortSignal: AbortSignal;
  /** From the request to the start of its answer, milliseconds. */
  readonly requestTimeout: number;
}

type Sign = S3Client['config']['signer'];
type AuthScheme = NonNullable<Parameters<Sign>[0]>;

/** A request that S3 has answered with an object: those for others of the bucket differ in their keys. */
interface Pattern {
  readonly request: HttpRequest;
  /** Before the key. */
  readonly path: string;
  readonly scheme: AuthScheme;
  readonly signer: Awaited<ReturnType<Sign>>;
}

/** What became of a request. */
type Outcome = { readonly response: HttpResponse } | { readonly error: unknown };

/**
 * GetObject of the SDK. It works out for each request anew where a bucket is, who signs and how: that takes more time than all
 * that is done to a log file. So this keeps a request once it was answered, and signs and sends the next ones as that one, with
 * the SDK's signer, credentials and connections. All that is no object is given back to the SDK, which knows what it means.
 */
export class ObjectGets {
  readonly #patterns = new WeakMap<S3Client, Map<string, Pattern>>();

  /** Rejects as the SDK does. */
  async get(client: S3Client, asked: ObjectAsked, options: AskOptions): Promise<ObjectGot> {
    const pattern = this.#patterns.get(client)?.get(asked.bucket);
    if (pattern === undefined) return this.#getFirst(client, asked, options);
    const outcome = await outcomeOf(client, pattern, asked, options);
    if ('response' in outcome && isObject(outcome.response)) return gotOf(outcome.response);
    const command = commandOf(asked);
    let taken = false;
    command.middlewareStack.add(
      (next) => async (args) => {
        if (taken) return next(args);
        taken = true;
        if ('error' in outcome) throw outcome.error;
        return { response: outcome.response };
      },
      { step: 'deserialize', priority: 'low', name: 'answeredAlready' },
    );
    return sent(client, command, options);
  }

  /** As the SDK does it; kept where an object comes of it. */
  async #getFirst(client: S3Client, asked: ObjectAsked, options: AskOptions): Promise<ObjectGot> {
    const command = commandOf(asked);
    let request: HttpRequest | null = null;
    let scheme: AuthScheme | null = null;
    command.middlewareStack.add(
      (next, context) => async (args) => {
        if (HttpRequest.isInstance(args.request)) request = HttpRequest.clone(args.request);
        scheme = context.authSchemes?.[0] ?? null;
        return next(args);
      },
      { step: 'build', priority: 'low', name: 'keepRequest' },
    );
    const got = await sent(client, command, options);
    const pattern = await patternOf(client, asked.key, request, scheme);
    if (pattern !== null) {
      const patterns = this.#patterns.get(client) ?? new Map<string, Pattern>();
      this.#patterns.set(client, patterns.set(asked.bucket, pattern));
    }
    return got;
  }
}

function commandOf({ bucket, key, range, etag }: ObjectAsked): GetObjectCommand {
  const part = range === null ? {} : { Range: range };
  const same = etag === null ? {} : { IfMatch: etag };
  return new GetObjectCommand({ Bucket: bucket, Key: key, ...part, ...same });
}

async function sent(client: S3Client, command: GetObjectCommand, options: AskOptions): Promise<ObjectGot> {
  const { Body: body, ContentLength, ContentRange, ETag, Metadata = {} } = await client.send(command, options);
  return { body, length: ContentLength ?? null, range: ContentRange ?? null, etag: ETag ?? null, metadata: Metadata };
}

/** `null`: those for other objects may differ in more. */
async function patternOf(
  { config }: S3Client,
  key: string,
  request: HttpRequest | null,
  scheme: AuthScheme | null,
): Promise<Pattern | null> {
  // Buckets of S3 Express have credentials of their own.
  if (request === null || scheme?.name !== 'sigv4') return null;
  const { path } = request;
  const last = pathOf(key);
  if (!path.endsWith(`/${last}`)) return null;
  delete request.headers.range;
  delete request.headers['if-match'];
  return { request, path: path.slice(0, -last.length), scheme, signer: await config.signer(scheme) };
}

function pathOf(key: string): string {
  return key.split('/').map(extendedEncodeURIComponent).join('/');
}

async function outcomeOf(
  { config }: S3Client,
  { request, path, scheme, signer }: Pattern,
  { key, range, etag }: ObjectAsked,
  options: AskOptions,
): Promise<Outcome> {
  const asked = HttpRequest.clone(request);
  asked.path = path + pathOf(key);
  if (range !== null) asked.headers.range = range;
  if (etag !== null) asked.headers['if-match'] = etag;
  try {
    const signed = await signer.sign(asked, {
      // As the SDK found the clock of S3.
      signingDate: new Date(Date.now() + config.systemClockOffset),
      signingRegion: scheme.signingRegion,
      signingService: scheme.signingName,
    });
    const { response }: { response: HttpResponse } = await config.requestHandler.handle(signed, options);
    return { response };
  } catch (error) {
    return { error };
  }
}

function isObject({ statusCode }: HttpResponse): boolean {
  return statusCode === 200 || statusCode === 206;
}

function gotOf({ body, headers }: HttpResponse): ObjectGot {
  const length = headers['content-length'];
  return {
    body,
    length: length === undefined ? null : Number(length),
    range: headers['content-range'] ?? null,
    etag: headers.etag ?? null,
    metadata: metadataOf(headers),
  };
}

function metadataOf(headers: HttpResponse['headers']): Readonly<Record<string, string>> {
  const metadata: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (name.startsWith(META) && value !== undefined) metadata[name.slice(META.length)] = value;
  }
  return metadata;
}

const META = 'x-amz-meta-';
