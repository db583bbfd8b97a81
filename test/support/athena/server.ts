import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { awsEnvironment } from '../aws-environment.ts';
import { objectReply, s3Error } from '../s3/object-reply.ts';
import { Athena, type AthenaOptions } from './athena.ts';
import { deliver, type Reply } from './deliver.ts';
import { type Asked, type Fault, type Faults, hasEffect } from './fault.ts';
import { isOperation, type Operation, problemsOf } from './model.ts';
import { invalid, Refused } from './refusal.ts';
import { csvObject } from './result-csv.ts';

export interface AthenaServerOptions extends AthenaOptions {
  readonly faults?: Faults;
  /** How long an answer to this takes, milliseconds; for measurements. */
  readonly latency?: (asked: Asked) => number;
}

const JSON_HEADERS = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'aaaa-bbbb' };

/** Athena and the bucket of its results over real sockets, held against the service model of the SDK. */
export class AthenaServer {
  readonly #server: Server;
  readonly #url: string;
  readonly #options: AthenaServerOptions;
  readonly athena: Athena;
  /** In the order in which they came. */
  readonly requests: Asked[] = [];
  /** What was asked that the service model does not allow. */
  readonly problems: string[] = [];
  /** Replies of ours that Athena would not give. */
  readonly #wrong: unknown[] = [];

  private constructor(server: Server, port: number, options: AthenaServerOptions) {
    this.#server = server;
    this.#url = `http://127.0.0.1:${port}`;
    this.#options = options;
    this.athena = new Athena(options);
  }

  static async start(options: AthenaServerOptions): Promise<AthenaServer> {
    const http = createServer();
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const address = http.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const server = new AthenaServer(http, address.port, options);
    http.on('request', (request: IncomingMessage, response: ServerResponse) => {
      server.#handle(request, response).catch((error: unknown) => {
        // Who goes away in the middle of a body is no mistake of ours.
        if (!response.closed) server.#wrong.push(error);
        response.destroy();
      });
    });
    return server;
  }

  /** The environment that leads the SDK here. */
  get env(): Readonly<Record<string, string>> {
    return awsEnvironment({
      AWS_ENDPOINT_URL_ATHENA: this.#url,
      AWS_ENDPOINT_URL_S3: this.#url,
    });
  }

  /** The statements that were started, in their order. */
  get statements(): readonly string[] {
    return [...this.athena.executions.values()].map(({ start }) => start.statement.sql);
  }

  /** Throws where we answered what Athena would not. */
  async stop(): Promise<void> {
    for (const execution of this.athena.executions.values()) execution.cancel();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    if (this.#wrong.length > 0) throw new AggregateError(this.#wrong, 'the stand-in for Athena is wrong');
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request).catch(() => null);
    if (body === null) return;
    const asked = this.#record(request, body);
    const fault = this.#options.faults?.(asked) ?? null;
    // What it takes to answer is a part of the time that an answer takes.
    const latency = setTimeout(this.#options.latency?.(asked) ?? 0);
    const reply = this.#reply(asked, request, fault);
    await latency;
    await deliver(response, reply, fault);
  }

  #record({ headers, method }: IncomingMessage, body: string): Asked {
    const [, region = ''] =
      /Credential=[^/]+\/\d{8}\/([a-z0-9-]+)\/\w+\/aws4_request/.exec(headers.authorization ?? '') ?? [];
    const operation = method === 'GET' ? 'GetObject' : operationOf(String(headers['x-amz-target']));
    const asked: Asked = {
      number: this.requests.length + 1,
      operation,
      region,
      input: body === '' ? null : JSON.parse(body),
    };
    this.requests.push(asked);
    return asked;
  }

  /** Does what was asked, as far as the fault lets it, and answers what is to be told of it. */
  #reply({ operation, input }: Asked, request: IncomingMessage, fault: Fault | null): Reply {
    const isDone = fault === null || hasEffect(fault);
    const refused = fault?.kind === 'error' ? new Refused(fault.type, fault.message, fault.status, fault.fields) : null;
    if (operation === 'GetObject' || operation === 'ListObjectsV2')
      return refused === null ? this.#object(request) : s3Error(refused);
    const reply = isDone ? this.#answer(operation, input, fault) : null;
    return refused !== null ? jsonError(refused) : (reply ?? { status: 500, headers: JSON_HEADERS, body: '' });
  }

  #answer(operation: Operation, input: unknown, fault: Fault | null): Reply {
    try {
      const problems = problemsOf(operation, 'input', input);
      this.problems.push(...problems);
      if (problems.length > 0) throw invalid(problems.join('; '));
      const output = this.athena.answer(operation, input, fault);
      this.#wrong.push(...problemsOf(operation, 'output', output));
      // As bytes: writing them is all that is left to do when it is time.
      return { status: 200, headers: JSON_HEADERS, body: Buffer.from(JSON.stringify(output)) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return jsonError(error);
    }
  }

  #object({ url = '', headers }: IncomingMessage): Reply {
    const { pathname } = new URL(url, this.#url);
    const result = this.athena.resultAt(`s3:/${decodeURIComponent(pathname)}`);
    if (result === null) return s3Error(new Refused('NoSuchKey', 'The specified key does not exist.', 404));
    return objectReply(csvObject(result), headers);
  }
}

/** https://docs.aws.amazon.com/athena/latest/APIReference/CommonErrors.html */
function jsonError({ type, message, status, fields }: Refused): Reply {
  return { status, headers: JSON_HEADERS, body: JSON.stringify({ __type: type, ...fields, Message: message }) };
}

function operationOf(target: string): Operation {
  const name = target.replace(/^AmazonAthena\./, '');
  if (!isOperation(name)) throw new Error(`the stand-in knows no ${target}`);
  return name;
}
