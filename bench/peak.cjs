// Preloaded: tells the highest resident memory of the process when it ends, in kilobytes; once, whatever threads it has.
const { readFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

// Where Linux tells it of this program alone: getrusage also counts what was held before exec, which is its parent's.
function peak() {
  try {
    return /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

if (isMainThread) process.on('exit', () => process.stderr.write(`\npeak ${peak()}\n`));
