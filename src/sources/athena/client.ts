import {
  AthenaClient,
  type Column,
  GetQueryExecutionCommand,
  GetTableMetadataCommand,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { proxyAgent } from '../../net/proxy.ts';
import { clientSettings, quietSdk, type Timeouts, withinTime } from '../lookup-events/request.ts';
import type { AthenaApi } from './api.ts';
import type { ColumnMetadata } from './columns.ts';
import { AthenaFailure, athenaFailureOf } from './failures.ts';
import { requestPage } from './page-request.ts';
import { resultObjects } from './result-objects.ts';

/** Where Athena is asked. */
export interface AthenaAccess {
  /** `null`: the environment's. */
  readonly region: string | null;
  readonly workgroup: string;
  /** An S3 URI; `null`: the workgroup has one, or keeps results itself. */
  readonly output: string | null;
  readonly timeouts: Timeouts;
}

/** Athena's own catalog (Amazon Athena User Guide, "AwsDataCatalog"). */
const OWN_CATALOG = 'AwsDataCatalog';
/** The most that a page may have (Amazon Athena API Reference, "GetQueryResults"). */
const PAGE_SIZE = 1000;

/** Athena as the SDK finds it: endpoints and credentials come from the environment and the profile. */
export function athenaApi({ region, workgroup, output, timeouts }: AthenaAccess, stop: AbortSignal): AthenaApi {
  quietSdk();
  // What repeats is the run: it knows what may be made twice, and how long there is time.
  const client = new AthenaClient({
    ...clientSettings(region, timeouts, proxyAgent(timeouts.connection, stop)),
    maxAttempts: 1,
  });
  const within = async <Value>(signal: AbortSignal, act: (abortSignal: AbortSignal) => Promise<Value>) => {
    try {
      return await withinTime(timeouts.page, signal, act);
    } catch (error) {
      throw athenaFailureOf(error);
    }
  };
  return {
    table: ({ catalog, database, table }, signal) =>
      within(signal, async (abortSignal) => {
        const command = new GetTableMetadataCommand({
          CatalogName: catalog ?? OWN_CATALOG,
          DatabaseName: database,
          TableName: table,
          WorkGroup: workgroup,
        });
        const { TableMetadata } = await client.send(command, { abortSignal });
        return {
          columns: columnsOf(told(TableMetadata).Columns ?? []),
          partitionKeys: columnsOf(TableMetadata?.PartitionKeys ?? []),
          parameters: TableMetadata?.Parameters ?? {},
        };
      }),
    start: (sql, token, signal) =>
      within(signal, async (abortSignal) => {
        const command = new StartQueryExecutionCommand({
          QueryString: sql,
          ClientRequestToken: token,
          WorkGroup: workgroup,
          ...(output === null ? {} : { ResultConfiguration: { OutputLocation: output } }),
        });
        return told((await client.send(command, { abortSignal })).QueryExecutionId);
      }),
    execution: (id, signal) =>
      within(signal, async (abortSignal) => {
        const command = new GetQueryExecutionCommand({ QueryExecutionId: id });
        const answer = await client.send(command, { abortSignal });
        const { Status, Statistics, ResultConfiguration } = told(answer.QueryExecution);
        return {
          state: told(Status?.State),
          why: Status?.AthenaError?.ErrorMessage ?? Status?.StateChangeReason ?? null,
          retryable: Status?.AthenaError?.Retryable ?? false,
          output: ResultConfiguration?.OutputLocation ?? null,
          statistics: {
            scannedBytes: Statistics?.DataScannedInBytes ?? 0,
            duration: Statistics?.TotalExecutionTimeInMillis ?? 0,
          },
        };
      }),
    stop: (id, signal) =>
      within(signal, async (abortSignal) => {
        await client.send(new StopQueryExecutionCommand({ QueryExecutionId: id }), { abortSignal });
      }),
    page: (id, token, ahead, signal) =>
      within(signal, async (abortSignal) => {
        const input = { QueryExecutionId: id, MaxResults: PAGE_SIZE, ...(token === null ? {} : { NextToken: token }) };
        return told((await requestPage(client, input, ahead, abortSignal)) ?? undefined);
      }),
    object: resultObjects({ region, timeouts }, stop),
  };
}

function columnsOf(columns: readonly Column[]): ColumnMetadata[] {
  return columns.map(({ Name, Type }) => ({ name: Name ?? '', type: Type ?? '' }));
}

/** What every answer of Athena has: something else answered where it is not there. */
function told<Value>(value: Value | undefined): Value {
  if (value === undefined) {
    throw new AthenaFailure({ reason: 'request-failed', why: 'not-aws', detail: null }, 'passing');
  }
  return value;
}
