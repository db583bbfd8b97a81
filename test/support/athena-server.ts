import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished, vi } from 'vitest';
import type { AthenaApi } from '../../src/sources/athena/api.ts';
import { fieldsOf, textOf } from '../../src/sources/wire.ts';

/** A request that is refused, as Athena words it. */
export interface Refusal {
  readonly type: string;
  readonly message: string;
}

/** What each operation was asked. */
export interface AthenaRequest {
  readonly operation: string;
  readonly input: unknown;
}

/** Leads the SDK to `api` over real sockets until the test has finished; keeps what came. */
export async function serveAthena(
  api: AthenaApi,
  refusalOf: (operation: string) => Refusal | null = () => null,
): Promise<readonly AthenaRequest[]> {
  const requests: AthenaRequest[] = [];
  const server = createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target']).replace('AmazonAthena.', '');
    const input: unknown = JSON.parse(await text(request));
    requests.push({ operation, input });
    const refusal = refusalOf(operation);
    if (refusal !== null) send(response, 400, { __type: refusal.type, message: refusal.message });
    else send(response, 200, await answerOf(api, operation, fieldsOf(input)));
  });
  const environment = {
    AWS_ENDPOINT_URL_ATHENA: await listening(server),
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'example',
    AWS_REGION: 'eu-central-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/nowhere',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    vi.unstubAllEnvs();
  });
  return requests;
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
}

/** Amazon Athena API Reference, each operation. */
async function answerOf(api: AthenaApi, operation: string, input: Readonly<Record<string, unknown>>): Promise<unknown> {
  const { signal } = new AbortController();
  const told = (name: string) => textOf(input[name]) ?? '';
  switch (operation) {
    case 'GetTableMetadata': {
      const name = { catalog: told('CatalogName'), database: told('DatabaseName'), table: told('TableName') };
      const { columns, partitionKeys, parameters } = await api.table(name, signal);
      const wire = (all: typeof columns) => all.map(({ name, type }) => ({ Name: name, Type: type }));
      return {
        TableMetadata: {
          Name: name.table,
          Columns: wire(columns),
          PartitionKeys: wire(partitionKeys),
          Parameters: parameters,
        },
      };
    }
    case 'StartQueryExecution':
      return { QueryExecutionId: await api.start(told('QueryString'), told('ClientRequestToken'), signal) };
    case 'GetQueryExecution': {
      const { state, why, statistics } = await api.execution(told('QueryExecutionId'), signal);
      const error = why === null ? {} : { StateChangeReason: why, AthenaError: { ErrorMessage: why } };
      return {
        QueryExecution: {
          Status: { State: state, ...error },
          Statistics: { DataScannedInBytes: statistics.scannedBytes },
        },
      };
    }
    case 'GetQueryResults': {
      const page = await api.page(told('QueryExecutionId'), textOf(input.NextToken), () => {}, signal);
      const cell = (value: string | null) => (value === null ? {} : { VarCharValue: value });
      return {
        ResultSet: {
          ResultSetMetadata: { ColumnInfo: page.columns.map((Name) => ({ Name, Type: 'varchar' })) },
          Rows: page.rows.map((row) => ({ Data: row.map(cell) })),
        },
        NextToken: page.token ?? undefined,
      };
    }
    case 'StopQueryExecution':
      await api.stop(told('QueryExecutionId'), signal);
      return {};
    default:
      throw new Error(`nobody answers ${operation}`);
  }
}
