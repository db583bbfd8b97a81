import * as actions from '@actions/core';
import { annotate } from '../../src/annotate.ts';
import { stopSignal } from '../../src/stop-signal.ts';
import { systemClock } from '../../src/system-clock.ts';
import { runStep } from '../../src/workflow-step.ts';

/** The action in the real world, but that it waits for GitHub no longer than a test may: `src/action.ts` waits 30 s. */
runStep({
  environment: process.env,
  cwd: process.cwd(),
  stdin: process.stdin,
  threads: null,
  stdout: process.stdout,
  setOutput: actions.setOutput,
  annotate,
  githubTimeout: 100,
  // The shortest pauses before it asks again.
  clock: { ...systemClock, random: () => 0 },
  signal: stopSignal(process),
  version: '0.0.0-test',
}).then((exitCode) => {
  process.exitCode = exitCode;
});
