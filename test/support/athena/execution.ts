import { type Answer, type Engine, EngineFailure, type Statement } from './engine.ts';
import type { Ending } from './fault.ts';

export type State = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

/** What it was started with. */
export interface Start {
  readonly id: string;
  readonly statement: Statement;
  readonly workGroup: string;
  /** Of its CSV, with the file's name; `null`: Athena keeps the result. */
  readonly output: string | null;
}

/** A query as Athena keeps it: runs at once, and tells of it by and by. */
export class Execution {
  readonly start: Start;
  /** States that are told before the real one, one a request. */
  readonly #course: readonly State[];
  #told = 0;
  readonly #stop = new AbortController();
  #answer: Answer | null = null;
  #ending: Ending | null = null;
  /** Told last. */
  #state: State = 'QUEUED';

  constructor(start: Start, course: readonly State[]) {
    this.start = start;
    this.#course = course;
  }

  /** Has the engine run it. */
  run(engine: Engine): void {
    engine(this.start.statement, this.#stop.signal).then(
      (answer) => {
        this.#answer = answer;
      },
      (error: unknown) => {
        this.end(endingOf(error));
      },
    );
  }

  end(ending: Ending): void {
    this.#ending ??= ending;
  }

  /** Stops it; one that is over stays as it is. */
  cancel(): void {
    if (this.#answer !== null) return;
    this.end({
      state: 'CANCELLED',
      reason: 'Query cancelled by user',
      category: 2,
      type: USER_ERROR,
      retryable: false,
    });
    this.#stop.abort();
  }

  get state(): State {
    return this.#state;
  }

  get isCancelled(): boolean {
    return this.#stop.signal.aborted;
  }

  /** The result, once the state that was told last says that there is one. */
  get answer(): Answer | null {
    return this.#state === 'SUCCEEDED' ? this.#answer : null;
  }

  /** As `GetQueryExecution` tells of it this time. */
  tell(): object {
    const state = this.#next();
    this.#state = state;
    const { id, statement, workGroup, output } = this.start;
    const isOver = state !== 'QUEUED' && state !== 'RUNNING';
    return {
      QueryExecutionId: id,
      Query: statement.sql,
      StatementType: isSelect(statement.sql) ? 'DML' : 'DDL',
      ...(output === null
        ? { ManagedQueryResultsConfiguration: { Enabled: true } }
        : { ResultConfiguration: { OutputLocation: output } }),
      ResultReuseConfiguration: { ResultReuseByAgeConfiguration: { Enabled: false } },
      QueryExecutionContext: {
        ...(statement.database === null ? {} : { Database: statement.database }),
        ...(statement.catalog === null ? {} : { Catalog: statement.catalog }),
      },
      Status: {
        State: state,
        SubmissionDateTime: 1_790_000_000.123,
        ...(isOver ? { CompletionDateTime: 1_790_000_002.5 } : {}),
        ...(isOver && this.#ending !== null ? wireEnding(this.#ending) : {}),
      },
      Statistics: {
        EngineExecutionTimeInMillis: 1900,
        DataScannedInBytes: isOver ? (this.#answer?.scannedBytes ?? 0) : 0,
        TotalExecutionTimeInMillis: 2377,
        QueryQueueTimeInMillis: 200,
      },
      WorkGroup: workGroup,
      EngineVersion: { SelectedEngineVersion: 'AUTO', EffectiveEngineVersion: 'Athena engine version 3' },
    };
  }

  #next(): State {
    const told = this.isCancelled ? undefined : this.#course[this.#told];
    if (told !== undefined) {
      this.#told++;
      return told;
    }
    if (this.#ending !== null) return this.#ending.state;
    return this.#answer === null ? 'RUNNING' : 'SUCCEEDED';
  }
}

/** Results of a SELECT begin with the names of the columns. */
export function isSelect(sql: string): boolean {
  return /^\s*(?:select|with|values)\b/i.test(sql);
}

function wireEnding({ state, reason, category, type, retryable }: Ending): object {
  return {
    StateChangeReason: reason,
    ...(state === 'FAILED'
      ? { AthenaError: { ErrorCategory: category, ErrorType: type, Retryable: retryable, ErrorMessage: reason } }
      : {}),
  };
}

/**
 * As Athena sorts failures: 1000 is a user error, 200 "query engine had an internal error".
 * https://docs.aws.amazon.com/athena/latest/ug/error-reference.html
 */
const USER_ERROR = 1000;
const ENGINE_ERROR = 200;

function endingOf(error: unknown): Ending {
  if (error instanceof EngineFailure) {
    const isUsers = error.kind === 'user';
    const reason = `${error.code}: ${error.message}`;
    return {
      state: 'FAILED',
      reason,
      category: isUsers ? 2 : 1,
      type: isUsers ? USER_ERROR : ENGINE_ERROR,
      retryable: !isUsers,
    };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return {
    state: 'FAILED',
    reason: `GENERIC_INTERNAL_ERROR: ${reason}`,
    category: 1,
    type: ENGINE_ERROR,
    retryable: true,
  };
}
