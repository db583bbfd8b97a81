import { spawnSync } from 'node:child_process';

export interface Timing {
  /** Median wall time of the process, milliseconds. */
  readonly median: number;
  readonly best: number;
}

/** Runs each command `times` times, one after the other in turns, so that a slow moment of the machine hits all alike. */
export function race(commands: Readonly<Record<string, readonly string[]>>, times: number): Record<string, Timing> {
  const walls: Record<string, number[]> = {};
  for (let round = 0; round < times; round++) {
    for (const [name, args] of Object.entries(commands)) {
      const started = process.hrtime.bigint();
      const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
      const wall = Number(process.hrtime.bigint() - started) / 1e6;
      if (status !== 0 && status !== 1) throw new Error(`${name} ended with ${status}: ${stderr}`);
      walls[name] = [...(walls[name] ?? []), wall];
    }
  }
  return Object.fromEntries(
    Object.entries(walls).map(([name, all]) => {
      const sorted = all.toSorted((a, b) => a - b);
      return [name, { median: sorted[sorted.length >> 1] ?? Number.NaN, best: sorted[0] ?? Number.NaN }];
    }),
  );
}

/**
 * Seconds of a processor that each command takes outside of the system, with all its children: the least of `times`, in
 * turns. `null` for a command that this machine does not have.
 */
export function leastUserTimes(
  commands: Readonly<Record<string, readonly string[]>>,
  times: number,
): Record<string, number | null> {
  const least: Record<string, number | null> = {};
  for (let round = 0; round < times; round++) {
    for (const [name, args] of Object.entries(commands)) {
      const script = `TIMEFORMAT='user %U'; time "$@" >/dev/null`;
      const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', ...args], { encoding: 'utf8' });
      const user = Number(/user ([\d.]+)/.exec(stderr)?.[1] ?? Number.NaN);
      const missing = status === 127;
      if (status !== 0 && status !== 1 && !missing) throw new Error(`${name} ended with ${status}: ${stderr}`);
      least[name] = missing ? null : Math.min(user, least[name] ?? user);
    }
  }
  return least;
}

/** The highest resident memory of a command, in bytes. */
export function peakOf(args: readonly string[]): number {
  const { status, stderr } = spawnSync(process.execPath, ['-r', `${import.meta.dirname}/peak.cjs`, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const peak = /peak (\d+)/.exec(stderr)?.[1];
  if ((status !== 0 && status !== 1) || peak === undefined) throw new Error(`ended with ${status}: ${stderr}`);
  return Number(peak) * 1024;
}
