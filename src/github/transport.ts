import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Clock } from '../core/clock.ts';
import { proxyAgent } from '../net/proxy.ts';

/** What Octokit asks for (`@octokit/request`, src/fetch-wrapper.ts). */
interface Sent {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** As much of an answer of `fetch` as Octokit reads. */
interface Received {
  readonly status: number;
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: () => Promise<string>;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
}

/** There was no whole answer in time. */
class NoAnswer extends Error {
  readonly code = 'ETIMEDOUT';
}

const unzipped = promisify(gunzip);

/**
 * `fetch` for Octokit by Node's own client, which goes through proxies; that of Node 20 does not, and the one that does is
 * 400 kB. An answer is here when all of it is. `timeout`: of a request and its whole answer, milliseconds.
 */
export function transport(
  timeout: number,
  clock: Pick<Clock, 'sleep'>,
  stop: AbortSignal,
): (url: string, sent: Sent) => Promise<Received> {
  const proxy = proxyAgent(timeout, stop);
  const direct = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
  return (url, { method, headers, body }) =>
    new Promise((resolve, reject) => {
      const secure = new URL(url).protocol === 'https:';
      const request = (secure ? httpsRequest : httpRequest)(url, {
        method,
        headers: { ...headers, 'accept-encoding': 'gzip' },
        agent: proxy ?? (secure ? direct.https : direct.http),
      });
      const over = new AbortController();
      const end = (act: () => void) => {
        over.abort();
        stop.removeEventListener('abort', stopped);
        act();
      };
      const fail = (error: unknown) => {
        end(() => reject(error));
        request.destroy();
      };
      const stopped = () => fail(new Error('stopped'));
      clock.sleep(timeout, over.signal).then(() => {
        if (!over.signal.aborted) fail(new NoAnswer());
      }, fail);
      stop.addEventListener('abort', stopped, { once: true });
      request.on('error', fail);
      request.on('response', (answer) => {
        const read = async (): Promise<Received> => {
          const bytes = await buffer(answer);
          const whole = answer.headers['content-encoding'] === 'gzip' ? await unzipped(bytes) : bytes;
          return {
            status: answer.statusCode ?? 0,
            url,
            headers: new Map(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])),
            text: async () => whole.toString(),
            arrayBuffer: async () => new Uint8Array(whole).buffer,
          };
        };
        read().then((received) => end(() => resolve(received)), fail);
      });
      if (stop.aborted) stopped();
      else request.end(body);
    });
}
