import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Fault } from './fault.ts';

/** What is to be answered. A body in pieces is written as it is read. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | (() => Iterable<Uint8Array>);
}

const HTML = '<!DOCTYPE html>\n<html><body><h1>Sign in to the guest network</h1></body></html>\n';

/** Sends a reply, or what a fault makes of it. */
export async function deliver(response: ServerResponse, reply: Reply, fault: Fault | null): Promise<void> {
  switch (fault?.kind) {
    case undefined:
    case 'error':
    case 'ends':
    case 'early-end':
    case 'empty-page':
    case 'repeated-header':
    case 'null-column':
      response.writeHead(reply.status, reply.headers);
      if (typeof reply.body !== 'function') response.end(reply.body);
      else await pipeline(Readable.from(reply.body()), response);
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'silence':
      return;
    case 'html':
      response.writeHead(fault.status, { 'content-type': 'text/html; charset=utf-8' }).end(HTML);
      return;
    case 'cut-off':
    case 'half-body':
    case 'stalled':
      sendHalf(response, reply, fault.kind);
  }
}

function sendHalf(
  response: ServerResponse,
  { status, headers, body }: Reply,
  kind: 'cut-off' | 'half-body' | 'stalled',
) {
  const whole = typeof body === 'function' ? Buffer.concat([...body()]) : Buffer.from(body);
  const half = whole.subarray(0, whole.length / 2);
  const length = String(kind === 'half-body' ? half.length : whole.length);
  response.writeHead(status, { ...headers, 'content-length': length });
  if (kind === 'half-body') response.end(half);
  else
    response.write(half, () => {
      if (kind === 'cut-off') response.destroy();
    });
}
