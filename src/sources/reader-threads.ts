import { Worker } from 'node:worker_threads';
import type { Totals } from '../core/reading.ts';
import type { Scope } from '../core/scope.ts';
import type { FileClaims } from './file-claims.ts';
import { interned } from './findings.ts';
import { Interner } from './interner.ts';
import type { Batch } from './lane.ts';
import type { FromThread, SentFiles, ThreadStart } from './thread-messages.ts';

/** Other threads that can read. */
export interface ReadingThreads {
  /** The bundle of `reader-thread.ts`. */
  readonly script: URL;
  /** So many at most, beside the main one. */
  readonly most: number;
  /** Bytes on disk for which one more is worth its start. */
  readonly bytesEach: number;
}

export interface ThreadsOptions {
  readonly script: URL;
  /** They have the lanes from 1 on. */
  readonly count: number;
  readonly claims: FileClaims;
  readonly scope: Scope;
  readonly put: (batch: Batch, lane: number) => void;
}

/** The lanes in threads beside the main one. */
export class ReaderThreads {
  readonly #workers: readonly Worker[];
  /** Of each; rejected where one has failed, whatever it was. */
  readonly totals: Promise<readonly Totals[]>;

  constructor(options: ThreadsOptions) {
    const { script, count, claims, scope } = options;
    const interner = new Interner();
    const lanes = Array.from({ length: count }, (_, index) => index + 1);
    const started = lanes.map((lane) => {
      const workerData: ThreadStart = { lane, shared: claims.shared, scope };
      return { lane, worker: new Worker(script, { workerData }) };
    });
    this.#workers = started.map(({ worker }) => worker);
    this.totals = Promise.all(
      started.map(({ lane, worker }) => totalsOf(worker, (batch) => options.put(internedBatch(batch, interner), lane))),
    );
    // Whoever awaits it later is told; until then it is no unhandled rejection.
    this.totals.catch(() => {});
  }

  send(files: SentFiles): void {
    for (const worker of this.#workers) worker.postMessage(files);
  }

  /** Whatever they are doing. */
  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

function totalsOf(worker: Worker, put: (batch: Batch) => void): Promise<Totals> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromThread) => {
      switch (message.kind) {
        case 'batch':
          put(message.batch);
          break;
        case 'ended':
          resolve(message.totals);
          break;
      }
    });
    worker.on('error', reject);
    worker.on('messageerror', reject);
    worker.on('exit', (code) => reject(new Error(`a thread that reads logs ended before its work, with code ${code}`)));
  });
}

function internedBatch(batch: Batch, interner: Interner): Batch {
  const parts = batch.parts.map((part) =>
    part.findings === null ? part : { ...part, findings: interned(part.findings, interner) },
  );
  return { ...batch, parts };
}
