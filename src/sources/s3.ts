import { Readable } from 'node:stream';
import { GetObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { proxyAgent } from '../net/proxy.ts';
import { failureOf } from './lookup-events/failures.ts';
import { clientSettings, quietSdk, type Timeouts, withinTime } from './lookup-events/request.ts';

export interface S3Access {
  /** The first that is asked; where S3 names another one, that is followed. `null`: the environment's. */
  readonly region: string | null;
  readonly timeouts: Timeouts;
}

export interface S3Place {
  readonly bucket: string;
  readonly key: string;
}

/** To go on at a byte of the very object that was read before. */
export interface ReadFrom {
  readonly offset: number;
  readonly etag: string;
}

/** What became of opening an object. */
export type Opening =
  | {
      readonly kind: 'open';
      readonly etag: string;
      /** Of the object from where it is read to its end. */
      readonly bytes: number;
      /** They end where the connection does, at the end of the object or not: that is for who reads them to count. */
      readonly chunks: AsyncIterable<Uint8Array>;
    }
  /** It is another one than was read before. */
  | { readonly kind: 'changed' }
  /** It may not be read, or is not there. */
  | { readonly kind: 'refused' }
  /** Another try may do better. */
  | { readonly kind: 'unanswered' };

/** Opens an object to read all that is left of it. */
export type OpenObject = (place: S3Place, from: ReadFrom | null, signal: AbortSignal) => Promise<Opening>;

/** Objects of Amazon S3, as the SDK finds it: endpoints and credentials come from the environment and the profile. */
export function s3Objects({ region, timeouts }: S3Access, stop: AbortSignal): OpenObject {
  quietSdk();
  const client = new S3Client({
    ...clientSettings(region, timeouts, proxyAgent(timeouts.connection, stop)),
    followRegionRedirects: true,
    // In JavaScript it would cost more than the reading, and a part of an object has none: what counts is the length.
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return async ({ bucket, key }, from, signal) => {
    const rest = from === null ? {} : { Range: `bytes=${from.offset}-`, IfMatch: from.etag };
    const command = new GetObjectCommand({ Bucket: bucket, Key: key, ...rest });
    // Not the signal of `withinTime`, which comes when the answer has begun: the body would end there.
    const failed = new AbortController();
    try {
      const { Body, ContentLength, ContentRange, ETag } = await withinTime(timeouts.connection, signal, () =>
        client.send(command, { abortSignal: failed.signal }),
      );
      const begins = from === null || ContentRange?.startsWith(`bytes ${from.offset}-`);
      if (begins && Body instanceof Readable && ContentLength !== undefined && ETag !== undefined) {
        return { kind: 'open', etag: ETag, bytes: ContentLength, chunks: chunksOf(Body, timeouts.response, signal) };
      }
      failed.abort();
      return { kind: 'refused' };
    } catch (error) {
      failed.abort();
      return openingOf(error);
    }
  };
}

/** "Precondition Failed" (RFC 9110, 15.5.13) is the answer to an `If-Match` that does not. */
function openingOf(error: unknown): Opening {
  if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412) return { kind: 'changed' };
  return { kind: failureOf(error).kind === 'final' ? 'refused' : 'unanswered' };
}

/** `idle`: how long nothing may come, milliseconds. */
async function* chunksOf(body: Readable, idle: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const end = () => {
    body.destroy();
  };
  const timer = setTimeout(end, idle);
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
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
    signal.removeEventListener('abort', end);
    end();
  }
}
