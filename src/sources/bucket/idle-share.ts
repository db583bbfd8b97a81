import { performance } from 'node:perf_hooks';

/** Makes what tells, from 0 to 1, in how much of the time since it was last asked this process only waited. */
export function idleShare(): () => number {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return 1 - utilization;
  };
}
