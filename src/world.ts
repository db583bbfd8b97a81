import type { Clock } from './core/clock.ts';
import type { Instant } from './core/instant.ts';

/** The world as the command line finds it. */
export interface CliWorld {
  readonly cwd: string;
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** Whether the terminal, or whatever reads standard output, shows more than ASCII. */
  readonly unicode: boolean;
  readonly now: () => Instant;
  /** What requests are spaced by. */
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly version: string;
}
