import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { generate } from 'selfsigned';

/** Of the services that are asked through it. */
const ALT_NAMES = ['*.eu-central-1.amazonaws.com', '*.s3.eu-central-1.amazonaws.com', 'github.test'];

/** What the proxy does with who asks for a tunnel. */
export type ProxyAnswer =
  /** Lets them through to the service, whatever host they name. */
  | 'open'
  | 'hang'
  /** Says that all is well, and then speaks HTML instead of TLS. */
  | 'html'
  | { readonly status: number };

/**
 * A forward proxy over real sockets, which knows one service by any name: a tunnel (`CONNECT`) ends at TLS with a
 * certificate of its own, and what comes out of it, or is asked for by its whole URL, goes on to the service.
 */
export class StandInProxy {
  /** `CONNECT host:port` and `POST URL`, in order. */
  readonly asked: string[] = [];
  readonly #servers: Server[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #service: URL;
  readonly #answer: (authorization: string | null) => ProxyAnswer;

  /** `answer` may depend on the `Proxy-Authorization`. */
  constructor(service: string, answer: (authorization: string | null) => ProxyAnswer) {
    this.#service = new URL(service);
    this.#answer = answer;
  }

  /** Starts; answers `host:port`, and the certificate to trust, as PEM. */
  async start(): Promise<{ readonly host: string; readonly certificate: string }> {
    const { cert, private: key } = await certificate();
    const behind = await this.#listen(
      createTlsServer({ cert, key }, (secure) => {
        const plain = this.#kept(connect(Number(this.#service.port), this.#service.hostname));
        secure.on('error', () => plain.destroy());
        secure.pipe(plain).pipe(secure);
      }),
    );
    const server = createServer((request, response) => this.#forward(request, response));
    server.on('connect', (request: IncomingMessage, socket: Socket) => {
      this.asked.push(`CONNECT ${request.url}`);
      this.#tunnel(this.#answer(request.headers['proxy-authorization'] ?? null), socket, behind);
    });
    return { host: `127.0.0.1:${await this.#listen(server)}`, certificate: cert };
  }

  stop(): void {
    for (const socket of this.#sockets) socket.destroy();
    for (const server of this.#servers) server.close();
  }

  #tunnel(answer: ProxyAnswer, socket: Socket, behind: number): void {
    if (answer === 'hang') return;
    if (answer === 'html') {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.once('data', () => socket.write('<html>Sign in to the guest network</html>'));
    } else if (answer === 'open') {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(this.#kept(connect(behind, '127.0.0.1'))).pipe(socket);
    } else {
      socket.end(`HTTP/1.1 ${answer.status} No\r\ncontent-type: text/html\r\n\r\n<html>No</html>`);
    }
  }

  #forward(request: IncomingMessage, response: ServerResponse): void {
    this.asked.push(`${request.method} ${request.url}`);
    const { hostname, port } = this.#service;
    const { method, headers, url = '' } = request;
    const { pathname, search } = new URL(url);
    const onward = ask({ hostname, port, method, headers, path: pathname + search }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  }

  async #listen(server: Server): Promise<number> {
    this.#servers.push(server);
    server.on('connection', (socket) => this.#kept(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  #kept(socket: Socket): Socket {
    socket.on('error', () => socket.destroy());
    this.#sockets.add(socket);
    return socket;
  }
}

/** Of every host of AWS in one Region and of one of GitHub, by itself. */
function certificate() {
  return generate([{ name: 'commonName', value: 'stand-in' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: ALT_NAMES.map((value) => ({ type: 2, value })),
      },
    ],
  });
}
