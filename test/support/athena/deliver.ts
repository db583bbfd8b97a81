import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Fault } from './fault.ts';

/** What is to be answered. A body in pieces is written as it is read. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Iterable<string>;
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
      if (typeof reply.body === 'string') response.end(reply.body);
      else await pipeline(Readable.from(inBlocks(reply.body)), response);
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
  const whole = Buffer.from(typeof body === 'string' ? body : [...body].join(''));
  const half = whole.subarray(0, whole.length / 2);
  const length = String(kind === 'half-body' ? half.length : whole.length);
  response.writeHead(status, { ...headers, 'content-length': length });
  if (kind === 'half-body') response.end(half);
  else
    response.write(half, () => {
      if (kind === 'cut-off') response.destroy();
    });
}

/** Small pieces together: a write for each line of a long file takes too long. */
function* inBlocks(pieces: Iterable<string>): Generator<string> {
  let block = '';
  for (const piece of pieces) {
    block += piece;
    if (block.length < 65_536) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}
