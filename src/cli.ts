import { main } from './command-line.ts';
import { stopSignal } from './stop-signal.ts';

/** Put in by the build, from package.json. */
declare const __VERSION__: string;

// A reader that closes early (`| head`) has had what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

main(process.argv.slice(2), {
  cwd: process.cwd(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  now: Date.now,
  signal: stopSignal(process),
  version: __VERSION__,
}).then((exitCode) => {
  process.exitCode = exitCode;
});
