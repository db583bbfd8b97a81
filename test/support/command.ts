import { Readable } from 'node:stream';
import { main } from '../../src/command-line.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { Instant } from '../../src/core/instant.ts';
import { systemClock } from '../../src/system-clock.ts';
import { at } from './facts.ts';
import { Memory } from './memory-stream.ts';

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** Runs a command line in this process, in a folder, on Monday 2026-11-02 09:00 UTC where no other moment is given. */
export async function command(
  args: readonly string[],
  cwd: string,
  stdin: string | Buffer = '',
  now: Instant = at('2026-11-02T09:00:00Z'),
  clock: Clock = { ...systemClock, now: () => now },
  signal = new AbortController().signal,
): Promise<Ran> {
  const stdout = new Memory();
  const stderr = new Memory();
  const exitCode = await main(args, {
    cwd,
    stdin: Readable.from(stdin === '' ? [] : [Buffer.from(stdin)]),
    threads: null,
    stdout,
    stderr,
    unicode: true,
    clock,
    signal,
    version: '0.0.0-test',
  });
  return { stdout: stdout.text(), stderr: stderr.text(), exitCode };
}
