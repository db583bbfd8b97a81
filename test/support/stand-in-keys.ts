import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { keyList, type RegionKey } from './digests.ts';

/** A request of ListPublicKeys as it came; times in seconds, as they are on the wire. */
export interface KeysAsked {
  readonly region: string;
  readonly input: { readonly StartTime?: number; readonly EndTime?: number; readonly NextToken?: string };
}

export interface KeysStandIn {
  /** Leads the SDK here. */
  readonly env: Readonly<Record<string, string>>;
  readonly asked: readonly KeysAsked[];
}

/** CloudTrail over real sockets, for its public keys alone: by Region, or the type of the error that it answers. */
export async function standInKeys(keysOf: (asked: KeysAsked) => readonly RegionKey[] | string): Promise<KeysStandIn> {
  const asked: KeysAsked[] = [];
  const server = createServer(async (request, response) => {
    const input: KeysAsked['input'] = JSON.parse(await text(request));
    const [, region = ''] = /Credential=[^/]+\/\d{8}\/([a-z0-9-]+)\//.exec(request.headers.authorization ?? '') ?? [];
    const one = { region, input };
    asked.push(one);
    const isKnown = `${request.headers['x-amz-target']}`.endsWith('CloudTrail_20131101.ListPublicKeys');
    const keys = isKnown ? keysOf(one) : 'UnknownOperationException';
    const head = { 'content-type': 'application/x-amz-json-1.1' };
    if (typeof keys === 'string') response.writeHead(400, head).end(JSON.stringify({ __type: keys, message: keys }));
    else response.writeHead(200, head).end(keyList(...keys));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { env: { AWS_ENDPOINT_URL_CLOUDTRAIL: `http://127.0.0.1:${address.port}` }, asked };
}
