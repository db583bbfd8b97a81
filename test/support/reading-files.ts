import type { SourceSummary } from '../../src/core/reading.ts';
import type { Scope } from '../../src/core/scope.ts';
import type { Progress } from '../../src/sources/file-progress.ts';
import { filesSource } from '../../src/sources/files.ts';
import type { ReadingThreads } from '../../src/sources/reader-threads.ts';
import { folderWith } from './folder.ts';
import { KeptIntake } from './intake.ts';

export const EVERYTHING: Scope = { from: null, to: null, accounts: [], regions: [] };

export interface ReadRequest {
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly stdin?: AsyncIterable<Buffer | string>;
  readonly scope?: Scope;
  readonly threads?: ReadingThreads;
  readonly signal?: AbortSignal;
  readonly progress?: (progress: Progress) => void;
}

export interface ReadResult extends SourceSummary {
  readonly intake: KeptIntake;
}

export async function* pieces(...texts: (Buffer | string)[]): AsyncGenerator<Buffer | string> {
  yield* texts;
}

/** Runs the source `files`. */
export async function read(request: ReadRequest): Promise<ReadResult> {
  const { paths, cwd, stdin = pieces(), scope = EVERYTHING, threads = null, progress = () => {} } = request;
  const intake = new KeptIntake();
  const signal = request.signal ?? new AbortController().signal;
  const source = filesSource({ paths, cwd, stdin, scope, threads, buckets: null, progress });
  const summary = await source.read(intake, signal);
  return { ...summary, intake };
}

/** Runs it on one file of this content. */
export function readOne(content: string | Buffer, scope: Scope = EVERYTHING): Promise<ReadResult> {
  return read({ paths: ['log'], cwd: folderWith({ log: content }), scope });
}
