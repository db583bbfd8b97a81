import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Clock } from '../../src/core/clock.ts';
import type { Annotation } from '../../src/reports/annotation.ts';
import { runStep } from '../../src/workflow-step.ts';
import { Memory } from './memory-stream.ts';
import { FOREVER } from './patient-clock.ts';

export interface StepRan {
  readonly exitCode: number;
  readonly stdout: string;
  readonly summary: string;
  readonly outputs: ReadonlyMap<string, string>;
  readonly annotations: readonly Annotation[];
}

/** Runs the action in this process, with inputs and the environment of a runner. */
export async function step(
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
  cwd: string,
  clock: Clock,
): Promise<StepRan> {
  const folder = mkdtempSync(join(tmpdir(), 'step-'));
  const summary = join(folder, 'summary.md');
  writeFileSync(summary, '');
  const stdout = new Memory();
  const outputs = new Map<string, string>();
  const annotations: Annotation[] = [];
  try {
    const exitCode = await runStep({
      environment: {
        ...environment,
        ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
        GITHUB_STEP_SUMMARY: summary,
        RUNNER_TEMP: folder,
      },
      cwd,
      stdin: Readable.from([]),
      threads: null,
      stdout,
      setOutput: (name, value) => outputs.set(name, String(value)),
      annotate: (annotation) => annotations.push(annotation),
      githubTimeout: FOREVER,
      clock,
      signal: new AbortController().signal,
      version: '0.0.0-test',
    });
    return { exitCode, stdout: stdout.text(), summary: readFileSync(summary, 'utf8'), outputs, annotations };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
