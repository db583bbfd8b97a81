import type { Clock } from '../../core/clock.ts';
import { type Instant, SECOND } from '../../core/instant.ts';
import type { AthenaApi, Execution, ExecutionState, Statistics } from './api.ts';
import { AthenaFailure, type Trouble, troubleOfQuery } from './failures.ts';
import { patiently } from './patience.ts';
import { type ResultAccess, readResult } from './result.ts';
import type { Row } from './rows.ts';

/** A query, and what its running needs. */
export interface QueryRun {
  readonly api: AthenaApi;
  readonly sql: string;
  /** Names of the columns that it gives. */
  readonly columns: readonly string[];
  readonly take: (row: Row) => void;
  readonly clock: Clock;
  /** How long it may take in all, in milliseconds. */
  readonly timeout: number;
  /** A text of 32 letters or more that was never used: it makes a repeated start one. */
  readonly newToken: () => string;
  readonly progress: (state: ExecutionState, statistics: Statistics) => void;
}

/** How a query ended. What was handed over before a trouble counts; it is not all. */
export interface QueryEnd {
  readonly trouble: Trouble | null;
  readonly rows: number;
  /** Of all its executions. */
  readonly scannedBytes: number;
}

/** Amazon Athena User Guide, "Service Quotas": a query may wait in the queue, and answers come within seconds. */
const FIRST_PAUSE = 0.25 * SECOND;
const LONGEST_PAUSE = 5 * SECOND;
const SLOWER = 1.5;
/** Executions in all, where the service says that another one may do better. */
const MOST_EXECUTIONS = 3;
/**
 * For a start that is on its way when the run is told to stop, and then for stopping the query. A runner of GitHub kills a
 * step ten seconds after it told it to end (actions/runner, `ProcessInvoker`: SIGINT, 7.5 s, SIGTERM, 2.5 s).
 */
const GRACE = 5 * SECOND;

/** Runs a query and hands over its rows as they come. */
export async function runQuery(run: QueryRun, signal: AbortSignal): Promise<QueryEnd> {
  const running = new RunningQuery(run, run.clock.now() + run.timeout, signal);
  const trouble = await running.run();
  return { trouble, rows: running.rows, scannedBytes: running.scannedBytes };
}

class RunningQuery {
  readonly #run: QueryRun;
  readonly #deadline: Instant;
  readonly #signal: AbortSignal;
  rows = 0;
  scannedBytes = 0;

  constructor(run: QueryRun, deadline: Instant, signal: AbortSignal) {
    this.#run = run;
    this.#deadline = deadline;
    this.#signal = signal;
  }

  async run(): Promise<Trouble | null> {
    try {
      for (let executions = 1; ; executions++) {
        const { id, end } = await this.#execute();
        if (end.state === 'SUCCEEDED') {
          await this.#read(id, end.output);
          return null;
        }
        if (!end.retryable || executions === MOST_EXECUTIONS) return troubleOfQuery(end);
        await this.#pause(SECOND * SLOWER ** executions);
      }
    } catch (error) {
      if (error instanceof AthenaFailure) return error.trouble;
      throw error;
    }
  }

  /** From the start to whatever end. */
  async #execute(): Promise<{ readonly id: string; readonly end: Execution }> {
    const { api, sql, newToken } = this.#run;
    const token = newToken();
    // Not ended by the signal at once: a query whose id is not known could not be stopped.
    const id = await this.#patiently(() => this.#withGrace((signal) => api.start(sql, token, signal)));
    try {
      return { id, end: await this.#untilEnd(id) };
    } catch (error) {
      await this.#stop(id);
      throw error;
    }
  }

  async #untilEnd(id: string): Promise<Execution> {
    const { api, progress } = this.#run;
    let pause = FIRST_PAUSE;
    for (;;) {
      await this.#pause(pause);
      pause = Math.min(LONGEST_PAUSE, pause * SLOWER);
      const execution = await this.#patiently(() => api.execution(id, this.#signal));
      const { state, statistics } = execution;
      progress(state, statistics);
      switch (state) {
        case 'QUEUED':
        case 'RUNNING':
          break;
        case 'SUCCEEDED':
        case 'FAILED':
        case 'CANCELLED':
          this.scannedBytes += statistics.scannedBytes;
          return execution;
      }
    }
  }

  #read(id: string, output: string | null): Promise<void> {
    const { api, columns, take } = this.#run;
    const access: ResultAccess = {
      page: (token, ahead) => this.#patiently(() => api.page(id, token, ahead, this.#signal)),
      object: output === null ? null : (from) => api.object(output, from, this.#signal),
      pause: (milliseconds) => this.#pause(milliseconds),
      goOn: () => this.#goOn(),
    };
    return readResult(access, columns, (row) => {
      this.rows++;
      take(row);
    });
  }

  /** What is started costs money until it is stopped. That it cannot be is not the reason to tell. */
  async #stop(id: string): Promise<void> {
    const { api, clock } = this.#run;
    const over = new AbortController();
    const late = clock.sleep(GRACE, over.signal);
    await Promise.race([api.stop(id, over.signal).catch(() => {}), late]);
    over.abort();
  }

  /** `act` gets a signal that comes a while after that of the run. */
  async #withGrace<Value>(act: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    const [late, done] = [new AbortController(), new AbortController()];
    const wait = () => this.#run.clock.sleep(GRACE, done.signal).then(() => late.abort());
    this.#signal.addEventListener('abort', wait, { once: true });
    try {
      return await act(late.signal);
    } finally {
      done.abort();
      this.#signal.removeEventListener('abort', wait);
    }
  }

  async #patiently<Value>(act: () => Promise<Value>): Promise<Value> {
    const go = () => {
      this.#goOn();
      return act();
    };
    return patiently(go, (milliseconds) => this.#pause(milliseconds), this.#run.clock.random);
  }

  /** Throws where there is nothing to wait for any more. */
  async #pause(milliseconds: number): Promise<void> {
    const { clock } = this.#run;
    this.#goOn();
    await clock.sleep(Math.min(milliseconds, this.#deadline - clock.now()), this.#signal);
    this.#goOn();
  }

  #goOn(): void {
    if (this.#signal.aborted) throw ended('stopped');
    if (this.#run.clock.now() >= this.#deadline) throw ended('query-timed-out');
  }
}

function ended(why: 'stopped' | 'query-timed-out'): AthenaFailure {
  return new AthenaFailure({ reason: 'request-failed', why, detail: null }, 'none');
}
