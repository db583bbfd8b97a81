import type { Opening, ReadFrom } from '../s3.ts';
import type { TableMetadata } from './columns.ts';
import type { Row } from './rows.ts';
import type { TableName } from './table-name.ts';

/**
 * What is asked of Amazon Athena, each once: who asks repeats. In a workgroup, with an output location where one is needed.
 * Every call but `object` rejects with an `AthenaFailure`.
 */
export interface AthenaApi {
  readonly table: (name: TableName, signal: AbortSignal) => Promise<TableMetadata>;
  /** `token` makes a repeat of the call start nothing twice. Gives the id of the execution. */
  readonly start: (sql: string, token: string, signal: AbortSignal) => Promise<string>;
  readonly execution: (id: string, signal: AbortSignal) => Promise<Execution>;
  readonly stop: (id: string, signal: AbortSignal) => Promise<void>;
  /** `token` of the page before; `null`: the first. `ahead` may be told the token of the next one before the page is there. */
  readonly page: (
    id: string,
    token: string | null,
    ahead: (token: string) => void,
    signal: AbortSignal,
  ) => Promise<ResultPage>;
  /** Opens the CSV of a result. `location`: an S3 URI, as `Execution` tells it. */
  readonly object: (location: string, from: ReadFrom | null, signal: AbortSignal) => Promise<Opening>;
}

/** How far an execution is (Amazon Athena API Reference, "QueryExecutionStatus"). */
export interface Execution {
  readonly state: ExecutionState;
  /** What the service says of a failure: text with names of the table, to be read for its code and not to be shown. */
  readonly why: string | null;
  /** `AthenaError.Retryable` */
  readonly retryable: boolean;
  /** The S3 URI of the CSV with its result, for who may read it; `null`: Athena keeps the result to itself. */
  readonly output: string | null;
  readonly statistics: Statistics;
}

/** A running query may go back to the queue. */
export type ExecutionState = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

export interface Statistics {
  readonly scannedBytes: number;
  /** Milliseconds, with the time in the queue. */
  readonly duration: number;
}

/** Up to 1,000 rows. The first row of the first page repeats the names of the columns. */
export interface ResultPage {
  /** Names of the columns. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** `null`: it is the last. */
  readonly token: string | null;
}
