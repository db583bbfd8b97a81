import type { AthenaApi, Execution, ExecutionState, ResultPage } from '../../src/sources/athena/api.ts';
import type { TableMetadata } from '../../src/sources/athena/columns.ts';
import { AthenaFailure, type Hope } from '../../src/sources/athena/failures.ts';
import type { Row } from '../../src/sources/athena/rows.ts';
import type { Opening, ReadFrom } from '../../src/sources/s3.ts';

/** How an execution goes: its states as they are asked for, the last one for good. */
export interface Course {
  readonly states: readonly ExecutionState[];
  readonly why?: string;
  readonly retryable?: boolean;
}

export interface Telling {
  /** Of the first execution, the second …; the last one for all that follow. */
  readonly courses: readonly Course[];
  /** Of every result, or by the query's text. */
  readonly pages: readonly ResultPage[] | ((sql: string) => readonly ResultPage[]);
  /** `null`: it cannot be told. */
  readonly table?: TableMetadata | null;
  /** S3 URI of the result's CSV; left out: Athena keeps the result. */
  readonly output?: string;
  /** What comes of opening that, one after the other; then it is refused. */
  readonly objects?: readonly Opening[];
  /** What fails, by the number of the request (from 1). */
  readonly fails?: ReadonlyMap<number, AthenaFailure>;
  /** Called before each request is answered. */
  readonly before?: (request: string) => void;
}

const SCANNED = 1000;

/** Athena without a network: it starts each token once and remembers what it was asked. */
export class AthenaModel implements AthenaApi {
  readonly requests: string[] = [];
  readonly stopped: string[] = [];
  readonly #telling: Telling;
  /** By token, the id. */
  readonly #started = new Map<string, string>();
  readonly #asked = new Map<string, number>();
  readonly #sql = new Map<string, string>();
  #opened = 0;

  constructor(telling: Telling) {
    this.#telling = telling;
  }

  readonly table = async (): Promise<TableMetadata> => {
    this.#request('table');
    const { table = null } = this.#telling;
    if (table === null) throw failure('none');
    return table;
  };

  readonly start = async (sql: string, token: string): Promise<string> => {
    const id = this.#started.get(token) ?? `query-${this.#started.size + 1}`;
    // It is started, whatever becomes of the answer.
    this.#started.set(token, id);
    this.#sql.set(id, sql);
    this.#request(`start ${id}`);
    return id;
  };

  readonly execution = async (id: string, signal: AbortSignal): Promise<Execution> => {
    this.#request(`execution ${id}`);
    if (signal.aborted) throw failure('none');
    const number = [...this.#started.values()].indexOf(id);
    const course = this.#telling.courses[number] ?? this.#telling.courses.at(-1);
    const asked = this.#asked.get(id) ?? 0;
    this.#asked.set(id, asked + 1);
    const state = course?.states[asked] ?? course?.states.at(-1) ?? 'FAILED';
    const statistics = { scannedBytes: SCANNED, duration: 10 };
    const { output = null } = this.#telling;
    return { state, why: course?.why ?? null, retryable: course?.retryable ?? false, output, statistics };
  };

  readonly stop = async (id: string): Promise<void> => {
    this.#request(`stop ${id}`);
    this.stopped.push(id);
  };

  readonly page = async (id: string, token: string | null): Promise<ResultPage> => {
    this.#request(`page ${id} ${token ?? 'first'}`);
    const { pages } = this.#telling;
    const all = typeof pages === 'function' ? pages(this.#sql.get(id) ?? '') : pages;
    const page = all[token === null ? 0 : Number(token)];
    if (page === undefined) throw failure('none');
    return page;
  };

  readonly object = async (location: string, from: ReadFrom | null): Promise<Opening> => {
    this.#request(`object ${location} ${from === null ? 'whole' : `from ${from.offset}`}`);
    return this.#telling.objects?.[this.#opened++] ?? { kind: 'refused' };
  };

  #request(request: string): void {
    this.requests.push(request);
    this.#telling.before?.(request);
    const failed = this.#telling.fails?.get(this.requests.length);
    if (failed !== undefined) throw failed;
  }
}

export function failure(hope: Hope): AthenaFailure {
  return new AthenaFailure({ reason: 'request-failed', why: 'failed', detail: 'InternalFailure' }, hope);
}

/** Pages of so many rows, with the header where Athena has it. */
export function pagesOf(columns: readonly string[], rows: readonly Row[], size: number): ResultPage[] {
  const all = [columns, ...rows];
  const count = Math.max(1, Math.ceil(all.length / size));
  return Array.from({ length: count }, (_, page) => ({
    columns,
    rows: all.slice(page * size, (page + 1) * size),
    token: page + 1 < count ? String(page + 1) : null,
  }));
}
