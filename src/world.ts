import type { Clock } from './core/clock.ts';
import type { Environment } from './github/inputs.ts';
import type { Annotation } from './reports/annotation.ts';
import type { ReadingThreads } from './sources/reader-threads.ts';

/** The world as both shells find it. */
interface World {
  readonly cwd: string;
  readonly stdin: NodeJS.ReadableStream;
  /** Other threads that can read logs; `null`: none, as where the sources are run as they are. */
  readonly threads: ReadingThreads | null;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** Now, and what requests are spaced by. */
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly version: string;
}

/** As the command line finds it. */
export interface CliWorld extends World {
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** Whether the terminal, or whatever reads standard output, shows more than ASCII. */
  readonly unicode: boolean;
}

/** As a step of a workflow finds it. */
export interface StepWorld extends World {
  readonly environment: Environment;
  readonly setOutput: (name: string, value: string | number | boolean) => void;
  /** How long GitHub may take to answer, milliseconds. */
  readonly githubTimeout: number;
  readonly annotate: (annotation: Annotation) => void;
}
