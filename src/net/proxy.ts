import { type ClientRequest, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIPv6 } from 'node:net';
import type { Duplex } from 'node:stream';
import { checkBypass } from '@actions/http-client/lib/proxy';
import { Agent, type AgentConnectOpts } from 'agent-base';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';

/** Lower case first, as curl and the AWS CLI read them. */
const HTTPS = ['https_proxy', 'HTTPS_PROXY'];
const HTTP = ['http_proxy', 'HTTP_PROXY'];

const POOLED = { keepAlive: true };

/** Why there is no way through a proxy: it cannot be reached, does not let us, or asks for a password or another. */
export type ProxyRefusal = 'proxy-unreachable' | 'proxy-refused' | 'proxy-password';

/** A proxy that does not lead to the service. Never holds the proxy's user name and password. */
export class ProxyFailure extends Error {
  override readonly name = 'ProxyFailure';
  readonly refusal: ProxyRefusal;
  /** Whether another try may pass. */
  readonly mayPass: boolean;
  /** The proxy's host, and a code or status. */
  readonly detail: string;

  constructor(refusal: ProxyRefusal, mayPass: boolean, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.refusal = refusal;
    this.mayPass = mayPass;
    this.detail = detail;
  }
}

/**
 * Leads requests through the proxy that `HTTPS_PROXY` (`HTTP_PROXY` for `http:` endpoints) names, but those to hosts of
 * `NO_PROXY` and to this machine; `null` where the environment names none. Neither Node 20 nor the SDKs read them.
 * `timeout`: until the proxy has answered, milliseconds; `stop` ends the waiting for it.
 */
export function proxyAgent(timeout: number, stop: AbortSignal): Agent | null {
  return variable([...HTTPS, ...HTTP]) === null ? null : new ProxyAgent(timeout, stop);
}

class ProxyAgent extends Agent {
  readonly #timeout: number;
  readonly #stop: AbortSignal;
  readonly #direct = { http: new HttpAgent(POOLED), https: new HttpsAgent(POOLED) };

  constructor(timeout: number, stop: AbortSignal) {
    super(POOLED);
    this.#timeout = timeout;
    this.#stop = stop;
  }

  override async connect(request: ClientRequest, options: AgentConnectOpts): Promise<Duplex | HttpAgent> {
    const { secureEndpoint: secure, host, port } = options;
    const name = host != null && isIPv6(host) ? `[${host}]` : host;
    const proxy = variable(secure ? HTTPS : HTTP);
    if (proxy === null || checkBypass(new URL(`${secure ? 'https' : 'http'}://${name}:${port}`))) {
      return secure ? this.#direct.https : this.#direct.http;
    }
    const url = urlOf(proxy);
    if (secure) return this.#tunnel(url, request, options);
    return new PlainProxyAgent(url);
  }

  async #tunnel(proxy: URL, request: ClientRequest, options: AgentConnectOpts): Promise<Duplex> {
    const waiting = new AbortController();
    const end = () => waiting.abort();
    const timer = setTimeout(end, this.#timeout);
    this.#stop.addEventListener('abort', end, { once: true });
    let status = 200;
    request.once('proxyConnect', (answer: { readonly statusCode: number }) => {
      status = answer.statusCode;
    });
    try {
      const socket = await new HttpsProxyAgent(proxy, { signal: waiting.signal }).connect(request, options);
      if (status === 200) return socket;
    } catch (cause) {
      throw unreachable(proxy, cause);
    } finally {
      clearTimeout(timer);
      this.#stop.removeEventListener('abort', end);
    }
    if (status === 407) throw new ProxyFailure('proxy-password', false, proxy.host);
    throw new ProxyFailure('proxy-refused', status >= 500, `${proxy.host} ${status}`);
  }
}

/** For `http:` endpoints, which a proxy is asked for without a tunnel. Each request has its own: only new connections are told the whole URL. */
class PlainProxyAgent extends HttpProxyAgent<string> {
  override async connect(
    ...args: Parameters<HttpProxyAgent<string>['connect']>
  ): ReturnType<HttpProxyAgent<string>['connect']> {
    try {
      return await super.connect(...args);
    } catch (cause) {
      throw unreachable(this.proxy, cause);
    }
  }
}

/** The first variable that is set. */
function variable(names: readonly string[]): string | null {
  return names.map((name) => process.env[name]).find((value) => value !== undefined && value !== '') ?? null;
}

/** Without a scheme it is `http:`. What is said of it never holds its user name and password. */
function urlOf(proxy: string): URL {
  const text = proxy.includes('://') ? proxy : `http://${proxy}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw unusable('its address is no http:// or https:// URL');
  try {
    decodeURIComponent(`${url.username}${url.password}`);
  } catch {
    throw unusable(`${url.host}, whose user name or password has a % that is not written %25`);
  }
  return url;
}

function unusable(detail: string): ProxyFailure {
  return new ProxyFailure('proxy-unreachable', false, detail);
}

function unreachable({ host }: URL, cause: unknown): ProxyFailure {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer of a proxy';
  return new ProxyFailure('proxy-unreachable', true, `${host} ${code}`, { cause });
}
