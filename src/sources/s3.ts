import { Readable } from 'node:stream';
import { ListObjectsV2Command, type ListObjectsV2CommandOutput } from '@aws-sdk/client-s3';
import type { Timeouts } from './lookup-events/request.ts';
import { inTime, withinTime } from './lookup-events/request.ts';
import { s3Clients } from './s3-clients.ts';
import { type S3Trouble, s3TroubleOf } from './s3-failures.ts';
import { ObjectGets } from './s3-gets.ts';

export interface S3Access {
  /** The first that is asked; where S3 names another one, that is asked. `null`: the environment's. */
  readonly region: string | null;
  readonly timeouts: Timeouts;
  /** Times that the client makes a request at most. */
  readonly attempts: number;
}

export interface S3Place {
  readonly bucket: string;
  readonly key: string;
}

/** Where to begin in an object, and which one it must be. */
export interface ReadFrom {
  readonly offset: number;
  /** Empty: whichever it is. */
  readonly etag: string;
}

/** What became of opening an object. */
export type Opening =
  | {
      readonly kind: 'open';
      readonly etag: string;
      /** Of the object from where it is read to its end. */
      readonly bytes: number;
      /** Of users, without `x-amz-meta-`; names in lower case. */
      readonly metadata: Readonly<Record<string, string>>;
      /** They end where the connection does, at the end of the object or not: that is for who reads them to count. */
      readonly chunks: AsyncIterable<Uint8Array>;
    }
  /** It is another one than was meant. */
  | { readonly kind: 'changed' }
  /** It may not be read, or is not there. */
  | { readonly kind: 'refused' }
  /** Another try may do better. */
  | { readonly kind: 'unanswered' };

/** The same, and why where it is not open. */
export type ExplainedOpening =
  | Extract<Opening, { kind: 'open' | 'changed' }>
  | { readonly kind: 'refused' | 'unanswered'; readonly why: S3Trouble };

/** What is listed: keys that begin with a text, in the order of their bytes. */
export interface ListRequest {
  readonly bucket: string;
  readonly prefix: string;
  /** Only keys behind this one. */
  readonly after: string | null;
  /** Folders of the next level in place of what is in them. */
  readonly folders: boolean;
  /** Of the page before. */
  readonly token: string | null;
}

export interface ListedObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** Empty where a server that is not AWS has none. */
  readonly etag: string;
}

/** Up to 1,000 keys and folders. */
export type Listing =
  | {
      readonly kind: 'page';
      readonly objects: readonly ListedObject[];
      /** Whole prefixes, with a slash at the end. */
      readonly folders: readonly string[];
      /** `null`: it is the last. */
      readonly token: string | null;
    }
  | { readonly kind: 'failed'; readonly why: S3Trouble };

/** Opens an object to read all that is left of it. */
type OpenObject = (place: S3Place, from: ReadFrom | null, signal: AbortSignal) => Promise<ExplainedOpening>;

/** What is asked of Amazon S3. Nothing of it rejects. */
export interface S3 {
  readonly open: OpenObject;
  readonly list: (request: ListRequest, signal: AbortSignal) => Promise<Listing>;
}

/** Amazon S3 as the SDK finds it: endpoints and credentials come from the environment and the profile. */
export function openS3(access: S3Access, stop: AbortSignal): S3 {
  const send = s3Clients(access, stop);
  const { timeouts } = access;
  const gets = new ObjectGets();
  return {
    open: async ({ bucket, key }, from, signal) => {
      const range = from !== null && from.offset > 0 ? `bytes=${from.offset}-` : null;
      const etag = from === null || from.etag === '' ? null : from.etag;
      // Not the signal of `withinTime`, which comes when the answer has begun: the body would end there.
      const options = { abortSignal: signal, requestTimeout: timeouts.connection };
      const asked = send(bucket, (client) => gets.get(client, { bucket, key, range, etag }, options));
      try {
        const got = await inTime(timeouts.connection, signal, asked);
        const { body, length, etag, metadata } = got;
        const begins = range === null || got.range?.startsWith(`bytes ${from?.offset}-`);
        if (begins && body instanceof Readable && length !== null && etag !== null) {
          return { kind: 'open', etag, bytes: length, metadata, chunks: chunksOf(body, timeouts.response) };
        }
        drop(body);
        return { kind: 'refused', why: NOT_AWS };
      } catch (error) {
        // What comes now is for nobody.
        asked.then(({ body }) => drop(body)).catch(() => {});
        return openingOf(s3TroubleOf(error));
      }
    },
    list: async ({ bucket, prefix, after, folders, token }, signal) => {
      const command = new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: prefix,
        ...(folders ? { Delimiter: '/' } : {}),
        ...(after === null || token !== null ? {} : { StartAfter: after }),
        ...(token === null ? {} : { ContinuationToken: token }),
      });
      try {
        return pageOf(
          await withinTime(timeouts.page, signal, (abortSignal) =>
            send(bucket, (client) => client.send(command, { abortSignal })),
          ),
        );
      } catch (error) {
        return { kind: 'failed', why: s3TroubleOf(error) };
      }
    },
  };
}

const NOT_AWS: S3Trouble = { hope: 'none', reason: 'not-aws', detail: null };

function openingOf(why: S3Trouble): ExplainedOpening {
  // "Precondition Failed" (RFC 9110, 15.5.13) is the answer to an `If-Match` that does not.
  if (why.reason === 'object-changed') return { kind: 'changed' };
  return { kind: why.hope === 'none' ? 'refused' : 'unanswered', why };
}

function pageOf(output: ListObjectsV2CommandOutput): Listing {
  const { Contents = [], CommonPrefixes = [], IsTruncated, NextContinuationToken = null } = output;
  // Something that is no listing is read as an empty one: S3 always says whether there is more.
  if (IsTruncated === undefined || (IsTruncated && NextContinuationToken === null)) {
    return { kind: 'failed', why: { ...NOT_AWS, hope: 'passing' } };
  }
  return {
    kind: 'page',
    objects: Contents.map(({ Key = '', Size = 0, ETag = '' }) => ({ key: Key, size: Size, etag: ETag })),
    folders: CommonPrefixes.map(({ Prefix = '' }) => Prefix),
    token: IsTruncated ? NextContinuationToken : null,
  };
}

/** `idle`: how long nothing may come, milliseconds. The signal of the request ends them too. */
async function* chunksOf(body: Readable, idle: number): AsyncGenerator<Uint8Array> {
  const timer = setTimeout(() => body.destroy(), idle);
  try {
    for await (const chunk of body) {
      if (!(chunk instanceof Uint8Array)) return;
      yield chunk;
      // What was done with it is no time of the connection.
      timer.refresh();
    }
  } catch {
    // Whatever ended it: the bytes are counted.
  } finally {
    clearTimeout(timer);
    body.destroy();
  }
}

function drop(body: unknown): void {
  if (body instanceof Readable) body.destroy();
}
