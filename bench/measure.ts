import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

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

/** What a command took, in seconds. */
export interface Times {
  /** Of a processor outside of the system, with all its children and threads. */
  readonly user: number;
  readonly wall: number;
}

/** The least that each command takes, of so many turns; `null` for a command that this machine does not have. */
export function leastTimes(
  commands: Readonly<Record<string, readonly string[]>>,
  turns: number,
): Record<string, Times | null> {
  const least: Record<string, Times | null> = {};
  for (let turn = 0; turn < turns; turn++) {
    for (const [name, args] of Object.entries(commands)) {
      const times = timesOf(name, args);
      const before = least[name] ?? times;
      const both = times !== null && before !== null;
      least[name] = both ? { user: Math.min(times.user, before.user), wall: Math.min(times.wall, before.wall) } : null;
    }
  }
  return least;
}

function timesOf(name: string, args: readonly string[]): Times | null {
  const script = `TIMEFORMAT='took %U %R'; time "$@" >/dev/null`;
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', ...args], { encoding: 'utf8' });
  if (status === 127) return null;
  const [, user, wall] = /took ([\d.]+) ([\d.]+)\n$/.exec(stderr) ?? [];
  if (status !== 0 && status !== 1) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return { user: Number(user), wall: Number(wall) };
}

/** Preloaded into a process of Node, has it tell its peak. */
export const TELLS_PEAK = ['-r', join(import.meta.dirname, 'peak.cjs')];

/** The highest resident memory of a command, in bytes. */
export function peakOf(args: readonly string[]): number {
  const { status, stderr } = spawnSync(process.execPath, [...TELLS_PEAK, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  return peakTold(status, stderr);
}

/** The peak that a process told which ended so, in bytes. */
export function peakTold(status: number | null, stderr: string): number {
  const peak = /peak (\d+)/.exec(stderr)?.[1];
  if ((status !== 0 && status !== 1) || peak === undefined) throw new Error(`ended with ${status}: ${stderr}`);
  return Number(peak) * 1024;
}
