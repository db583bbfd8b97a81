import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { awsEnvironment } from './aws-environment.ts';
import { type EventHistory, type LookupInput, Refused } from './event-history.ts';
import { stsAnswer } from './stand-in-sts.ts';

/** What goes wrong with one request. */
export type Fault =
  | { readonly kind: 'error'; readonly status: number; readonly type: string }
  /** Before the request has any effect, and after. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'reset-after' }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'broken-json' }
  | { readonly kind: 'html'; readonly status: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'hanging-body' }
  | { readonly kind: 'empty-page' }
  /** It begins with the last events of the page before. */
  | { readonly kind: 'repeated-events' };

/** A request of LookupEvents as it came, with whose it is by its signature. */
export interface Asked {
  readonly account: string;
  readonly region: string;
  /** From 0, in this account and Region. */
  readonly number: number;
  readonly input: LookupInput;
}

export interface StandInOptions {
  readonly history: Pick<EventHistory, 'page'>;
  readonly now: () => number;
  /** Of a page, milliseconds. */
  readonly latency?: number;
  readonly fault?: (asked: Asked) => Fault | null;
  /** Whether the quota is kept: not where the clock of the reader runs ahead of the sockets. */
  readonly quota?: boolean;
  /** Roles that may not be assumed. */
  readonly closedRoles?: readonly string[];
}

/** The account of the environment's credentials. */
export const OWN_ACCOUNT = '111122223333';

/** CloudTrail and STS over real sockets: LookupEvents with its quota and its refusals, GetCallerIdentity, AssumeRole. */
export class StandIn {
  readonly #server: Server;
  readonly #options: StandInOptions;
  readonly asked: Asked[] = [];
  /** When each request came, and when each was answered with a page. By the clock that was given. */
  readonly times: number[] = [];
  readonly answers: number[] = [];
  /** How often a role was asked for. */
  assumed = 0;
  /** Those that came too fast. */
  throttles = 0;
  readonly #buckets = new Map<string, { permits: number; filled: number; asked: number }>();

  constructor(options: StandInOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
  }

  /** Starts; answers the environment that leads the SDK here. */
  async start(): Promise<Readonly<Record<string, string>>> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    return awsEnvironment({
      AWS_ENDPOINT_URL_CLOUDTRAIL: url,
      AWS_ENDPOINT_URL_STS: url,
      AWS_ACCESS_KEY_ID: `AKIA${OWN_ACCOUNT}`,
    });
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const signed = /Credential=(?:AKIA|ASIA)(\d{12})\/\d{8}\/([a-z0-9-]+)\/(\w+)\/aws4_request/.exec(
      request.headers.authorization ?? '',
    );
    const [, account = '', region = '', service = ''] = signed ?? [];
    // A sign-in by a token of somebody else is not signed.
    if (service === 'sts' || body.startsWith('Action=')) {
      if (body.includes('Action=AssumeRole')) this.assumed++;
      const { status, xml } = stsAnswer(new URLSearchParams(body), account, this.#options);
      response.writeHead(status, { 'content-type': 'text/xml' }).end(xml);
      return;
    }
    await this.#lookup(request, response, { account, region, input: JSON.parse(body) });
  }

  async #lookup(request: IncomingMessage, response: ServerResponse, asked: Omit<Asked, 'number'>): Promise<void> {
    const { history, now, latency = 0, fault, quota = true } = this.#options;
    const { number, allowed } = this.#permit(`${asked.account} ${asked.region}`);
    this.asked.push({ ...asked, number });
    this.times.push(now());
    const wrong = fault?.({ ...asked, number }) ?? null;
    if (wrong !== null && !(await this.#spoil(wrong, response))) return;
    if (quota && !allowed) {
      this.throttles++;
      return refuse(response, 400, 'ThrottlingException');
    }
    if (latency > 0) await setTimeout(latency);
    try {
      if (!String(request.headers['x-amz-target']).endsWith('CloudTrail_20131101.LookupEvents')) {
        throw new Refused('UnknownOperationException');
      }
      const json = JSON.stringify(history.page(asked.account, asked.region, asked.input, wrong?.kind ?? null));
      this.answers.push(now());
      if (wrong?.kind === 'reset-after') {
        response.socket?.resetAndDestroy();
        return;
      }
      response.setHeader('content-type', 'application/x-amz-json-1.1');
      if (wrong?.kind === 'truncated' || wrong?.kind === 'hanging-body') {
        response.setHeader('content-length', Buffer.byteLength(json));
        response.write(json.slice(0, json.length / 2), () => {
          if (wrong.kind === 'truncated') response.destroy();
        });
      } else response.end(wrong?.kind === 'broken-json' ? json.slice(0, -1) : json);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refuse(response, 400, error.message);
    }
  }

  /** Answers whether the page is to be made all the same. */
  async #spoil(fault: Fault, response: ServerResponse): Promise<boolean> {
    switch (fault.kind) {
      case 'error':
        refuse(response, fault.status, fault.type);
        return false;
      case 'reset':
        response.socket?.resetAndDestroy();
        return false;
      case 'html':
        response
          .writeHead(fault.status, { 'content-type': 'text/html' })
          .end('<html>Sign in to the guest network</html>');
        return false;
      case 'hang':
        return false;
      case 'truncated':
      case 'hanging-body':
      case 'broken-json':
      case 'empty-page':
      case 'repeated-events':
      case 'reset-after':
        return true;
    }
  }

  /** Two requests a second for each account and Region, from a bucket of two. */
  #permit(key: string): { readonly number: number; readonly allowed: boolean } {
    const now = this.#options.now();
    const bucket = this.#buckets.get(key) ?? { permits: 2, filled: now, asked: 0 };
    this.#buckets.set(key, bucket);
    bucket.permits = Math.min(2, bucket.permits + ((now - bucket.filled) / 1000) * 2);
    bucket.filled = now;
    const allowed = bucket.permits >= 1;
    if (allowed) bucket.permits--;
    return { number: bucket.asked++, allowed };
  }
}

function refuse(response: ServerResponse, status: number, type: string): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify({ __type: type }));
}
