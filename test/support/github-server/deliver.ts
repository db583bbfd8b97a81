import type { ServerResponse } from 'node:http';
import type { Reply } from './call.ts';
import { type Fault, HTML } from './fault.ts';

type Headers = Readonly<Record<string, string>>;

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** Sends a reply, or what a fault makes of it. `headers`: those of every reply. */
export function deliver(response: ServerResponse, reply: Reply, fault: Fault | null, headers: Headers): void {
  switch (fault?.kind) {
    case undefined:
    case 'error':
    case 'secondary-limit':
    case 'primary-limit':
      if (reply.body === undefined) response.writeHead(reply.status, headers).end();
      else {
        response.writeHead(reply.status, { ...headers, ...JSON_TYPE, ...reply.headers });
        response.end(JSON.stringify(reply.body));
      }
      return;
    case 'killed':
      response.destroy();
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'silence':
      return;
    case 'html':
      response.writeHead(fault.status, { ...headers, 'content-type': 'text/html; charset=utf-8' }).end(HTML);
      return;
    case 'cut-off':
    case 'half-json':
    case 'stalled':
      sendHalf(response, reply, fault.kind, headers);
  }
}

function sendHalf(
  response: ServerResponse,
  reply: Reply,
  kind: 'cut-off' | 'half-json' | 'stalled',
  headers: Headers,
): void {
  const json = Buffer.from(JSON.stringify(reply.body ?? null));
  const half = json.subarray(0, json.length / 2);
  const length = String(kind === 'half-json' ? half.length : json.length);
  response.writeHead(reply.status, { ...headers, ...JSON_TYPE, ...reply.headers, 'content-length': length });
  if (kind === 'half-json') response.end(half);
  else
    response.write(half, () => {
      if (kind === 'cut-off') response.destroy();
    });
}
