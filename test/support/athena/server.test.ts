import {
  type AthenaClient,
  GetQueryResultsCommand,
  GetTableMetadataCommand,
  GetWorkGroupCommand,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { afterEach, describe, expect, it } from 'vitest';
import { readDdl } from '../layouts/table-ddl.ts';
import { clientOf, execution, follow, pagesOf, start, values } from './asking.ts';
import { type Answer, answerOf, EngineFailure } from './engine.ts';
import { atFirst, type Ending, THROTTLED, TOKEN_OVER, TOO_MANY } from './fault.ts';
import { AthenaServer, type AthenaServerOptions } from './server.ts';
import { PRIMARY } from './work-group.ts';

let server: AthenaServer | undefined;
let client: AthenaClient | undefined;

afterEach(async () => {
  client?.destroy();
  await server?.stop();
});

async function started(options: Partial<AthenaServerOptions>): Promise<{ server: AthenaServer; client: AthenaClient }> {
  server = await AthenaServer.start({ engine: async () => answerOf(['a'], [['1']]), ...options });
  client = clientOf(server);
  return { server, client };
}

const TOKEN = 'a-token-of-at-least-thirty-two-letters';

/** `count` rows that are made as they are read. */
function counting(count: number): Answer {
  const rows = {
    *[Symbol.iterator]() {
      for (let row = 0; row < count; row++) yield [String(row)];
    },
  };
  return { columns: [{ name: 'n', type: 'bigint' }], rows, rowCount: count, scannedBytes: 0 };
}

describe('a query', () => {
  it('goes through its states, back too, and tells what it scanned at the end', async () => {
    const { client } = await started({
      course: ['QUEUED', 'RUNNING', 'QUEUED', 'RUNNING'],
      engine: async () => ({ ...answerOf(['a'], []), scannedBytes: 12_345 }),
    });
    const id = await start(client);
    expect(await follow(client, id)).toEqual(['QUEUED', 'RUNNING', 'QUEUED', 'RUNNING', 'SUCCEEDED']);
    const told = await execution(client, id);
    expect(told).toMatchObject({
      Statistics: { DataScannedInBytes: 12_345 },
      ResultConfiguration: { OutputLocation: `s3://amzn-s3-demo-results/athena/${id}.csv` },
    });
  });

  it('is started once for a token, and refused for another statement with it', async () => {
    const { client, server } = await started({});
    const id = await start(client, 'SELECT 1', { ClientRequestToken: TOKEN });
    expect(await start(client, 'SELECT 1', { ClientRequestToken: TOKEN })).toBe(id);
    await expect(start(client, 'SELECT 2', { ClientRequestToken: TOKEN })).rejects.toThrow('Idempotent');
    expect(server.statements).toEqual(['SELECT 1']);
  });

  it('fails in the words of the engine', async () => {
    const { client } = await started({
      engine: async () =>
        Promise.reject(new EngineFailure('COLUMN_NOT_FOUND', 'user', "line 1:8: Column 'x' cannot be resolved")),
    });
    const id = await start(client, 'SELECT x');
    expect(await follow(client, id)).toEqual(['QUEUED', 'RUNNING', 'FAILED']);
    const told = await execution(client, id);
    expect(told?.Status).toMatchObject({
      StateChangeReason: "COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved",
      AthenaError: { ErrorCategory: 2, Retryable: false },
    });
    await expect(client.send(new GetQueryResultsCommand({ QueryExecutionId: id }))).rejects.toThrow(
      'Final query state: FAILED',
    );
  });

  it('ends as a fault has it', async () => {
    const reason = 'Query exhausted resources at this scale factor';
    const ending: Ending = { state: 'FAILED', reason, category: 1, type: 0, retryable: true };
    const { client } = await started({ faults: atFirst('StartQueryExecution', { kind: 'ends', ending }) });
    expect(await follow(client, await start(client))).toEqual(['QUEUED', 'RUNNING', 'FAILED']);
    expect(await follow(client, await start(client))).toEqual(['QUEUED', 'RUNNING', 'SUCCEEDED']);
  });

  it('is cancelled when it is stopped, and its engine hears of it', async () => {
    let isStopped = false;
    const { client } = await started({
      engine: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            isStopped = true;
            reject(signal.reason);
          });
        }),
    });
    const id = await start(client);
    await client.send(new StopQueryExecutionCommand({ QueryExecutionId: id }));
    expect(await follow(client, id)).toEqual(['CANCELLED']);
    expect(isStopped).toBe(true);
  });
});

describe('a result', () => {
  it('has the names of the columns first, pages of a thousand rows, and NULL as a value that is missing', async () => {
    const { client } = await started({ engine: async () => counting(2500) });
    const id = await start(client);
    await follow(client, id);
    const pages = (await pagesOf(client, id)).map(values);
    expect(pages.map((page) => page.length)).toEqual([1000, 1000, 501]);
    expect(pages.flat().slice(0, 2)).toEqual([['n'], ['0']]);
    expect(pages.flat().at(-1)).toEqual(['2499']);
  });

  it('gives the same page for the same token, an older one too', async () => {
    const { client } = await started({ engine: async () => counting(2500) });
    const id = await start(client);
    await follow(client, id);
    const ask = (NextToken?: string) => client.send(new GetQueryResultsCommand({ QueryExecutionId: id, NextToken }));
    const first = await ask();
    const second = await ask(first.NextToken);
    expect(values(await ask(first.NextToken))).toEqual(values(second));
    await ask(second.NextToken);
    expect(values(await ask(first.NextToken))).toEqual(values(second));
    expect(values(await ask())).toEqual(values(first));
  });

  it.each([
    ['early-end', 3, false],
    ['empty-page', 1, true],
  ] as const)('with %s', async (kind, rows, hasToken) => {
    const { client } = await started({ engine: async () => counting(5), faults: atFirst('GetQueryResults', { kind }) });
    const id = await start(client);
    await follow(client, id);
    const page = await client.send(new GetQueryResultsCommand({ QueryExecutionId: id, MaxResults: 3 }));
    expect([values(page).length, page.NextToken !== undefined]).toEqual([rows, hasToken]);
  });

  it('is in S3 as CSV: quotes around every value, none around NULL', async () => {
    const { client, server } = await started({
      engine: async () =>
        answerOf(
          ['a', 'b'],
          [
            ['say "hi"\nthere', null],
            ['', '🚀'],
          ],
        ),
    });
    const id = await start(client);
    await follow(client, id);
    const response = await fetch(`${server.env.AWS_ENDPOINT_URL_S3}/amzn-s3-demo-results/athena/${id}.csv`);
    expect(await response.text()).toBe('"a","b"\n"say ""hi""\nthere",\n"","🚀"\n');
  });
});

describe('a workgroup', () => {
  const enforced = { ...PRIMARY, name: 'enforced', output: 's3://amzn-s3-demo-theirs', enforced: true };
  const managed = { ...PRIMARY, name: 'managed', output: null, managed: true };
  const bare = { ...PRIMARY, name: 'bare', output: null };
  const workGroups = [PRIMARY, enforced, managed, bare];

  it.each([
    ['primary', undefined, 's3://amzn-s3-demo-results/athena/'],
    ['primary', 's3://amzn-s3-demo-ours/x/', 's3://amzn-s3-demo-ours/x/'],
    ['enforced', 's3://amzn-s3-demo-ours/x/', 's3://amzn-s3-demo-theirs/'],
    ['managed', undefined, null],
  ])('%s, asked for %s, writes to %s', async (WorkGroup, OutputLocation, folder) => {
    const { client } = await started({ workGroups });
    const output = OutputLocation === undefined ? {} : { ResultConfiguration: { OutputLocation } };
    const id = await start(client, 'SELECT 1', { WorkGroup, ...output });
    const told = await execution(client, id);
    expect(told?.ResultConfiguration?.OutputLocation ?? null).toBe(folder === null ? null : `${folder}${id}.csv`);
  });

  it.each([
    ['bare', {}, 'No output location provided'],
    ['managed', { ResultConfiguration: { OutputLocation: 's3://amzn-s3-demo-ours/' } }, 'managed query results'],
    ['nowhere', {}, 'WorkGroup is not found'],
  ])('%s refuses', async (WorkGroup, fields, words) => {
    const { client } = await started({ workGroups });
    await expect(start(client, 'SELECT 1', { WorkGroup, ...fields })).rejects.toThrow(words);
  });

  it('tells of its settings', async () => {
    const { client } = await started({ workGroups });
    const { WorkGroup } = await client.send(new GetWorkGroupCommand({ WorkGroup: 'managed' }));
    expect(WorkGroup?.Configuration?.ManagedQueryResultsConfiguration).toEqual({ Enabled: true });
  });
});

describe('a table', () => {
  it('has its columns in Hive’s words, its partitions and its properties', async () => {
    const { client } = await started({ tables: { logs: [readDdl('projected.sql')] } });
    const names = { CatalogName: 'AwsDataCatalog', DatabaseName: 'logs', TableName: 'projected' };
    const { TableMetadata } = await client.send(new GetTableMetadataCommand(names));
    expect(TableMetadata?.Columns).toContainEqual({
      Name: 'resources',
      Type: 'array<struct<arn:string,accountid:string,type:string>>',
    });
    expect(TableMetadata?.PartitionKeys).toEqual([{ Name: 'timestamp', Type: 'string' }]);
    expect(TableMetadata?.Parameters).toMatchObject({ 'projection.timestamp.format': 'yyyy/MM/dd' });
    await expect(client.send(new GetTableMetadataCommand({ ...names, TableName: 'other' }))).rejects.toThrow(
      'Not Found',
    );
  });
});

describe('what goes wrong', () => {
  it.each([
    ['TooManyRequestsException', TOO_MANY],
    ['ThrottlingException', THROTTLED],
  ])('%s', async (name, fault) => {
    const { client, server } = await started({ faults: atFirst('StartQueryExecution', fault) });
    await expect(start(client)).rejects.toMatchObject({ name });
    expect(server.statements).toEqual([]);
  });

  it('a token that is over', async () => {
    const { client } = await started({
      engine: async () => counting(5),
      faults: atFirst('GetQueryResults', null, TOKEN_OVER),
    });
    const id = await start(client);
    await follow(client, id);
    const { NextToken } = await client.send(new GetQueryResultsCommand({ QueryExecutionId: id, MaxResults: 2 }));
    const more = client.send(new GetQueryResultsCommand({ QueryExecutionId: id, NextToken }));
    await expect(more).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });

  it.each([
    { kind: 'reset', when: 'after' },
    { kind: 'html', when: 'before', status: 502 },
    { kind: 'cut-off' },
    { kind: 'half-body' },
  ] as const)('$kind', async (fault) => {
    const { client, server } = await started({ faults: atFirst('StartQueryExecution', fault) });
    await expect(start(client)).rejects.toThrow();
    expect(server.statements).toHaveLength(fault.kind === 'html' ? 0 : 1);
  });

  it('what the service model does not know is refused and told', async () => {
    const { server } = await started({});
    const response = await fetch(server.env.AWS_ENDPOINT_URL_ATHENA ?? '', {
      method: 'POST',
      headers: { 'x-amz-target': 'AmazonAthena.StartQueryExecution' },
      body: JSON.stringify({ QueryString: 1, Workgroup: 'x' }),
    });
    expect(response.status).toBe(400);
    expect(server.problems).toEqual([
      'StartQueryExecution.QueryString: number, not string',
      'StartQueryExecution.Workgroup: unknown',
    ]);
  });
});
