import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { FORMAT_NAMES } from '../src/reports/formats.ts';

/** What writing a report cost. */
export interface Written {
  /** Of the fastest run, in milliseconds; the facts are there when it starts. */
  readonly milliseconds: number;
  /** Highest resident memory of the process, facts and all, in bytes. */
  readonly peak: number;
}

/** Every format that there is, beside its floors, each in a process of its own, the best of some turns. */
export function writtenFormats(turns: number): [name: string, Written][] {
  return ['nothing', 'floor', ...FORMAT_NAMES].map((name) => {
    const runs = Array.from({ length: turns }, () => written(name));
    const milliseconds = Math.min(...runs.map((run) => run.milliseconds));
    return [name, { milliseconds, peak: Math.min(...runs.map((run) => run.peak)) }];
  });
}

function written(name: string): Written {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      ...['-r', join(import.meta.dirname, 'peak.cjs'), '--import', 'tsx'],
      ...[join(import.meta.dirname, 'format-process.ts'), name],
    ],
    { encoding: 'utf8' },
  );
  const peak = /peak (\d+)/.exec(stderr)?.[1];
  if (status !== 0 || peak === undefined) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return { milliseconds: Number(stdout), peak: Number(peak) * 1024 };
}
