import * as actions from '@actions/core';
import { annotate } from './annotate.ts';
import { readingThreads } from './reading-threads.ts';
import { stopSignal } from './stop-signal.ts';
import { systemClock } from './system-clock.ts';
import { runStep } from './workflow-step.ts';

/** Put in by the build, from package.json. */
declare const __VERSION__: string;

runStep({
  environment: process.env,
  cwd: process.cwd(),
  stdin: process.stdin,
  threads: readingThreads(),
  stdout: process.stdout,
  setOutput: actions.setOutput,
  annotate,
  githubTimeout: 30_000,
  clock: systemClock,
  signal: stopSignal(process),
  version: __VERSION__,
}).then((exitCode) => {
  process.exitCode = exitCode;
});
