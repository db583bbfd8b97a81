import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface RawRequest {
  readonly words: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface RawReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A server that answers what a test says, in JSON unless it says otherwise; until the test has finished. */
export async function rawServer(
  reply: (request: RawRequest) => RawReply,
): Promise<{ readonly url: string; readonly requests: readonly RawRequest[] }> {
  const requests: RawRequest[] = [];
  const server = createServer();
  server.on('request', async (incoming, response) => {
    const { method, url, headers } = incoming;
    const request = { words: `${method} ${url}`, headers, body: await text(incoming) };
    requests.push(request);
    const { status = 200, headers: more = {}, body } = reply(request);
    response.writeHead(status, { 'content-type': 'application/json', ...more }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, requests };
}
