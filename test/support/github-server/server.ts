import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { GithubModel } from '../github-model.ts';
import type { Received } from './allowed.ts';
import { answer, refusal, type World } from './answer.ts';
import type { Reply } from './call.ts';
import { type Circumstances, USUAL } from './circumstances.ts';
import { deliver } from './deliver.ts';
import { type Asked, type Fault, type Faults, hasEffect } from './fault.ts';
import { Limits } from './limits.ts';
import { Refused } from './refusal.ts';

export interface GithubServerOptions extends Partial<Circumstances> {
  /** Of GitHub Enterprise Server: `/api/v3`. */
  readonly basePath?: string;
  readonly repository?: string;
  readonly token?: string;
  readonly faults?: Faults;
  /** Awaited before a request has any effect: another run may come in between, over a server of its own on the same model. */
  readonly before?: Before;
  /** Whether GitHub's limits are kept, by the clock of the model. */
  readonly limits?: boolean;
}

type Before = (asked: Asked) => Promise<void>;

export const TOKEN = 'ghs_example';

const NONE: Faults = () => null;
const NOTHING: Before = async () => {};

/** GitHub over real sockets: issues of one repository, held against GitHub's official description. */
export class GithubServer {
  readonly #server: Server;
  readonly #basePath: string;
  readonly #world: World;
  readonly #address: string;
  readonly #repository: string;
  #faults: Faults;
  #before: Before;
  #isDead = false;
  /** Replies of ours that GitHub would not give. */
  readonly #wrong: unknown[] = [];
  /** May be changed at any time. */
  readonly circumstances: Circumstances;
  readonly limits: Limits;
  /** Of this run. */
  requests: Asked[] = [];
  /** What was asked that the official description does not allow. */
  readonly problems: string[] = [];

  private constructor(server: Server, port: number, model: GithubModel, options: GithubServerOptions) {
    const { basePath = '', repository = 'acme/shop', token = TOKEN, limits = false, ...others } = options;
    const { faults, before, ...circumstances } = others;
    this.#server = server;
    this.#basePath = basePath;
    this.#repository = repository;
    this.#address = `http://127.0.0.1:${port}`;
    this.#faults = faults ?? NONE;
    this.#before = before ?? NOTHING;
    this.circumstances = { ...USUAL, ...circumstances };
    this.limits = new Limits(() => model.now);
    this.#world = {
      model,
      place: { api: this.url, web: this.#address, repository },
      circumstances: this.circumstances,
      limits: this.limits,
      isLimited: limits,
      token,
      problem: (problem) => this.problems.push(problem),
    };
  }

  static async start(model: GithubModel, options: GithubServerOptions = {}): Promise<GithubServer> {
    const http = createServer();
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const address = http.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const server = new GithubServer(http, address.port, model, options);
    http.on('request', (request: IncomingMessage, response: ServerResponse) => {
      server.#handle(request, response).catch((error: unknown) => {
        server.#wrong.push(error);
        response.destroy();
      });
    });
    return server;
  }

  /** Of the API. */
  get url(): string {
    return `${this.#address}${this.#basePath}`;
  }

  /** As a runner gives it to an action. */
  get env(): Readonly<Record<'GITHUB_API_URL' | 'GITHUB_SERVER_URL' | 'GITHUB_REPOSITORY', string>> {
    return { GITHUB_API_URL: this.url, GITHUB_SERVER_URL: this.#address, GITHUB_REPOSITORY: this.#repository };
  }

  /** Another run: requests are counted from 1 again, and none is refused because the run before was killed. */
  begin(faults: Faults = NONE, before: Before = NOTHING): void {
    this.#faults = faults;
    this.#before = before;
    this.#isDead = false;
    this.requests = [];
  }

  /** Throws where we answered what GitHub would not. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    if (this.#wrong.length > 0) throw new AggregateError(this.#wrong, 'the stand-in for GitHub is wrong');
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const received = await this.#receive(request);
    // Who goes away while asking has asked nothing.
    if (received === null || this.#isDead) {
      response.destroy();
      return;
    }
    const asked = this.#record(received);
    await this.#before(asked);
    const fault = this.#faults(asked);
    this.limits.count();
    deliver(response, this.#replyTo(received, fault), fault, this.#headers());
  }

  async #receive(request: IncomingMessage): Promise<Received | null> {
    const { method = '', url = '', headers } = request;
    const { pathname, searchParams: query } = new URL(url, this.#address);
    const path = pathname.startsWith(`${this.#basePath}/`) ? pathname.slice(this.#basePath.length) : null;
    const body = await text(request).catch(() => null);
    return body === null ? null : { method, path, query, headers, text: body };
  }

  #record({ method, path, query, text }: Received): Asked {
    const words = `${method} ${path ?? ''}`;
    const asked = { method, path: path ?? '', words, query: Object.fromEntries(query), body: jsonOr(text) };
    const one = { ...asked, number: this.requests.length + 1 };
    this.requests.push(one);
    return one;
  }

  /** Does what was asked, as far as the fault lets it, and answers what is to be told of it. */
  #replyTo(received: Received, fault: Fault | null): Reply {
    const { limits } = this;
    const reply = fault === null || hasEffect(fault) ? answer(this.#world, received) : { status: 500 };
    switch (fault?.kind) {
      case 'error':
        return refusal(new Refused(fault.status, fault.message ?? 'Server Error'), null);
      case 'secondary-limit':
        return refusal(limits.secondary(fault.status, fault.retryAfter), null);
      case 'primary-limit':
        return refusal(limits.primary(fault.status), null);
      case 'killed':
        this.#isDead = true;
        fault.onKill?.();
        return reply;
      case undefined:
      case 'reset':
      case 'silence':
      case 'html':
      case 'cut-off':
      case 'half-json':
      case 'stalled':
        return reply;
    }
  }

  #headers(): Readonly<Record<string, string>> {
    return {
      date: new Date(this.#world.model.now).toUTCString(),
      'x-github-request-id': 'AAAA:BBBB',
      'x-github-api-version-selected': '2022-11-28',
      ...this.limits.headers(),
    };
  }
}

function jsonOr(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
