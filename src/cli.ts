import { main } from './command-line.ts';
import { readingThreads } from './reading-threads.ts';
import { stopSignal } from './stop-signal.ts';
import { systemClock } from './system-clock.ts';
import { showsUnicode } from './unicode.ts';

/** Put in by the build, from package.json; not there where the source is run as it is. */
declare const __VERSION__: string | undefined;

// Whoever writes there is told of the failure; this keeps the one that comes after the last write from ending the process.
process.stdout.on('error', () => {});

main(process.argv.slice(2), {
  cwd: process.cwd(),
  stdin: process.stdin,
  threads: typeof __VERSION__ === 'undefined' ? null : readingThreads(),
  stdout: process.stdout,
  stderr: process.stderr,
  unicode: showsUnicode(process.env),
  clock: systemClock,
  signal: stopSignal(process),
  version: typeof __VERSION__ === 'undefined' ? 'source' : __VERSION__,
}).then((exitCode) => {
  process.exitCode = exitCode;
});
