import { setTimeout } from 'node:timers/promises';
import {
  AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  type GetQueryResultsCommandOutput,
  type QueryExecution,
  StartQueryExecutionCommand,
  type StartQueryExecutionCommandInput,
} from '@aws-sdk/client-athena';
import { quietSdk } from '../../../src/sources/lookup-events/request.ts';
import type { AthenaServer } from './server.ts';

/** The SDK, led to the stand-in, without a second attempt. For the caller to destroy. */
export function clientOf(server: Pick<AthenaServer, 'env'>): AthenaClient {
  quietSdk();
  return new AthenaClient({
    endpoint: server.env.AWS_ENDPOINT_URL_ATHENA ?? '',
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIAEXAMPLEEXAMPLE00', secretAccessKey: 'example' },
    maxAttempts: 1,
  });
}

/** Starts a statement and answers its id. */
export async function start(
  client: AthenaClient,
  sql = 'SELECT 1',
  fields: Partial<StartQueryExecutionCommandInput> = {},
): Promise<string> {
  const { QueryExecutionId = '' } = await client.send(new StartQueryExecutionCommand({ QueryString: sql, ...fields }));
  return QueryExecutionId;
}

export async function execution(client: AthenaClient, QueryExecutionId: string): Promise<QueryExecution | undefined> {
  return (await client.send(new GetQueryExecutionCommand({ QueryExecutionId }))).QueryExecution;
}

/** The states that it is told to be in, until it is over. */
export async function follow(client: AthenaClient, id: string): Promise<string[]> {
  const states: string[] = [];
  for (;;) {
    const state = (await execution(client, id))?.Status?.State ?? '';
    states.push(state);
    if (state !== 'QUEUED' && state !== 'RUNNING') return states;
    // Leaves the machine to the engine.
    await setTimeout(5);
  }
}

/** All pages of a result. */
export async function pagesOf(client: AthenaClient, QueryExecutionId: string): Promise<GetQueryResultsCommandOutput[]> {
  const pages: GetQueryResultsCommandOutput[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(new GetQueryResultsCommand({ QueryExecutionId, NextToken }));
    pages.push(page);
    ({ NextToken } = page);
  } while (NextToken !== undefined);
  return pages;
}

/** The values of a page; `undefined`: missing. */
export function values({ ResultSet }: GetQueryResultsCommandOutput): (string | undefined)[][] {
  return (ResultSet?.Rows ?? []).map(({ Data = [] }) => Data.map(({ VarCharValue }) => VarCharValue));
}
