import { S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { proxyAgent } from '../net/proxy.ts';
import { clientSettings, quietSdk } from './lookup-events/request.ts';
import type { S3Access } from './s3.ts';

/** The SDK's own 50 would keep requests waiting that are meant to be in flight. */
const SOCKETS = { keepAlive: true, maxSockets: 256 };

/** Makes a request to the Region of a bucket. */
type Send = <Output>(bucket: string, request: (client: S3Client) => Promise<Output>) => Promise<Output>;

/**
 * Clients for the Regions that buckets turn out to be in. The SDK follows S3 to another Region too, but each request anew:
 * here only the first one goes astray.
 */
export function s3Clients({ region, timeouts, attempts }: S3Access, stop: AbortSignal): Send {
  quietSdk();
  const proxy = proxyAgent(timeouts.connection, stop);
  const clients = new Map<string | null, S3Client>();
  const regions = new Map<string, string>();
  let first: Promise<string> | null = null;
  const clientOf = (name: string | null): S3Client => {
    const known = clients.get(name);
    if (known !== undefined) return known;
    const { requestHandler, ...settings } = clientSettings(name, timeouts, proxy);
    const client = new S3Client({
      ...settings,
      requestHandler: { httpAgent: SOCKETS, httpsAgent: SOCKETS, ...requestHandler },
      maxAttempts: attempts,
      // An endpoint of one's own is a host; names of buckets before it would need names in DNS.
      forcePathStyle: ownEndpoint(),
      // In JavaScript it would cost more than the reading, and a part of an object has none: what counts is the length.
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
    clients.set(name, client);
    return client;
  };
  return async (bucket, request) => {
    first ??= region === null ? environmentRegion(clientOf(null)) : Promise.resolve(region);
    const asked = regions.get(bucket) ?? (await first);
    try {
      return await request(clientOf(asked));
    } catch (error) {
      const told = regionIn(error);
      if (told === null || told === asked) throw error;
      regions.set(bucket, told);
      return await request(clientOf(told));
    }
  };
}

/** S3 tells where a bucket is, whichever Region is asked: so none need be set. */
async function environmentRegion({ config }: S3Client): Promise<string> {
  try {
    return await config.region();
  } catch {
    return 'us-east-1';
  }
}

/** Where the bucket is, as S3 tells who asks elsewhere: in a header, and in errors of signatures in the body. */
function regionIn(error: unknown): string | null {
  if (!(error instanceof S3ServiceException)) return null;
  const status = error.$metadata.httpStatusCode ?? 0;
  if (status < 300 || status > 400) return null;
  const inBody = 'Region' in error ? error.Region : undefined;
  const told: unknown = error.$response?.headers['x-amz-bucket-region'] ?? inBody;
  return typeof told === 'string' && /^[a-z0-9-]{1,40}$/.test(told) ? told : null;
}

function ownEndpoint(): boolean {
  return [process.env.AWS_ENDPOINT_URL_S3, process.env.AWS_ENDPOINT_URL].some((url) => url !== undefined && url !== '');
}
